import HTML

/// The numbers of lines that stand beside code, in an element of their own.
enum LineNumbers {
  private static let words = ["gutter", "lineno", "linenum", "line-num", "line_num"]

  /// Whether a preformatted element may hold nothing but numbers of lines: it is called so, or stands
  /// in a cell of a table that is no data, beside the code.
  static func mayStand(in node: HTMLNode, _ tree: HTMLTree) -> Bool {
    for element in [node] + tree.ancestors(of: node).prefix(2) {
      if tree.isElement(element, .td) || tree.isElement(element, .th) { return true }
      let name = tree.attribute(.class, of: element)?.lowercased() ?? ""
      if words.contains(where: { name.has($0) }) { return true }
    }
    return false
  }

  /// Whether a text is nothing but numbers that count up, a line each.
  static func are(_ text: ArraySlice<UInt8>) -> Bool {
    var last: Int?
    for word in text.split(whereSeparator: { Space.isSpace($0) }) {
      guard word.count < 8, let number = Int(String(decoding: word, as: UTF8.self)), number > 0,
        last.map({ $0 + 1 == number }) ?? true
      else { return false }
      last = number
    }
    return last != nil
  }
}
