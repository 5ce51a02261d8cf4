/// The words of Markdown: text without the marks of emphasis, links, headings, lists and quotations.
///
/// It reads what `clean` writes, and any other CommonMark line by line: what a sentence was cut out of may be half a
/// paragraph, so that a mark need not have its partner.
package struct MarkdownPlain {
  /// How far the end of a link's target is looked for.
  private static let longestTarget = 2048

  private let scalars: [Unicode.Scalar]
  private var index = 0
  /// What is kept; `nil` for a bracket that has turned out to be a mark.
  private var out: [Unicode.Scalar?] = []
  /// How many characters may still be looked at in vain, for the ends of targets in a line.
  private var patience = 1 << 16
  /// Where brackets were opened that may begin a link.
  private var brackets: [Int] = []

  private init(_ line: Substring.UnicodeScalarView) { scalars = Array(line) }

  /// The words of a text.
  ///
  /// - Parameter markdown: The text in Markdown.
  /// - Returns: The text without marks, line by line; what stands between fences stays as it is.
  package static func text(_ markdown: String) -> String {
    var lines: [String] = []
    var fence: Unicode.Scalar?
    for line in markdown.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false) {
      let body = line.drop { $0 == " " }
      if let first = body.first, first == "`" || first == "~", body.prefix(3).count == 3,
        body.prefix(3).allSatisfy({ $0 == first }), fence == nil || fence == first
      {
        fence = fence == nil ? first : nil
        continue
      }
      if fence != nil {
        lines.append(String(line))
      } else {
        var reading = MarkdownPlain(withoutBlockMarks(body))
        lines.append(reading.inline())
      }
    }
    return lines.joined(separator: "\n")
  }

  /// A line without the marks that begin headings, quotations and items of lists; numbers of items stay.
  private static func withoutBlockMarks(
    _ line: Substring.UnicodeScalarView
  ) -> Substring.UnicodeScalarView {
    var rest = line
    while let first = rest.first {
      let run = rest.prefix { $0 == first }
      let mark: Int
      switch first {
      case ">": mark = 1
      case "#" where run.count <= 6: mark = run.count
      case "-", "+", "*": mark = 1
      default: return rest
      }
      let after = rest.dropFirst(mark)
      guard first == ">" || after.first == " " else { return rest }
      rest = after.drop { $0 == " " }
    }
    return rest
  }

  private mutating func inline() -> String {
    while index < scalars.count {
      let scalar = scalars[index]
      switch scalar {
      case "\\" where index + 1 < scalars.count && Self.isPunctuation(scalars[index + 1]):
        out.append(scalars[index + 1])
        index += 2
      case "`": code()
      case "*", "_", "~": marks(scalar)
      case "[":
        brackets.append(out.count)
        keep()
      case "]": bracket()
      default: keep()
      }
    }
    var text = String.UnicodeScalarView()
    for case let scalar? in out { text.append(scalar) }
    return String(text)
  }

  private mutating func keep() {
    out.append(scalars[index])
    index += 1
  }

  private func run(at start: Int) -> Int {
    var end = start
    while end < scalars.count, scalars[end] == scalars[start] { end += 1 }
    return end - start
  }

  /// Code between marks of one length, or marks that stay, where there is no other.
  private mutating func code() {
    let length = run(at: index)
    var end = index + length
    // Each run is looked for once in a line of the usual length, and not far in another.
    while end < min(scalars.count, index + Self.longestTarget) {
      if scalars[end] != "`" {
        end += 1
        continue
      }
      let other = run(at: end)
      if other == length {
        out += scalars[(index + length)..<end].map { $0 }
        index = end + length
        return
      }
      end += other
    }
    for _ in 0..<length { keep() }
  }

  /// A run of marks of emphasis is left out, unless spaces are around it, or letters around an underscore.
  private mutating func marks(_ mark: Unicode.Scalar) {
    let length = run(at: index)
    let before = index > 0 ? scalars[index - 1] : " "
    let after = index + length < scalars.count ? scalars[index + length] : " "
    let isMark =
      switch mark {
      case "_": !(Self.isWord(before) && Self.isWord(after))
      case "~": length == 2
      default: true
      }
    let isAlone = Self.isSpace(before) && Self.isSpace(after)
    if isMark, !isAlone {
      index += length
    } else {
      for _ in 0..<length { keep() }
    }
  }

  /// The end of a link's words: they stay, and its target goes.
  private mutating func bracket() {
    guard let open = brackets.popLast(), let end = targetEnd(at: index + 1) else { return keep() }
    out[open] = nil
    if open > 0, out[open - 1] == "!" { out[open - 1] = nil }
    index = end
  }

  /// Where what stands in round brackets from a place on ends; `nil` where nothing does.
  private mutating func targetEnd(at start: Int) -> Int? {
    guard start < scalars.count, scalars[start] == "(", patience > 0 else { return nil }
    var depth = 0
    var place = start
    while place < min(scalars.count, start + Self.longestTarget) {
      switch scalars[place] {
      case "\\": place += 1
      case "(": depth += 1
      case ")":
        depth -= 1
        if depth == 0 { return place + 1 }
      default: break
      }
      place += 1
    }
    patience -= place - start
    return nil
  }

  private static func isSpace(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.isASCII { return scalar.value <= 0x20 || scalar.value == 0x7F }
    return scalar.properties.isWhitespace
  }

  private static func isPunctuation(_ scalar: Unicode.Scalar) -> Bool {
    scalar.isASCII && scalar.value > 0x20 && scalar.value < 0x7F && !isWord(scalar)
  }

  private static func isWord(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isAlphabetic || scalar.properties.numericType != nil
  }
}
