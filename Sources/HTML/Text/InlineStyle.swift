/// Reads single declarations of a `style` attribute; comments and escapes are not looked for.
enum InlineStyle {
  /// The value of `display`, in lower case; empty if it is not there.
  static func display(_ style: ArraySlice<UInt8>) -> String { value(of: "display", style) }

  /// The value of a property, in lower case, the last one written; empty if it is not there.
  static func value(of property: String, _ style: ArraySlice<UInt8>) -> String {
    var value: [UInt8] = []
    var isImportant = false
    for declaration in style.split(separator: UInt8(ascii: ";")) {
      guard let colon = declaration.firstIndex(of: UInt8(ascii: ":")) else { continue }
      let name = trimmed(declaration[..<colon])
      guard name.count == property.utf8.count,
        name.lazy.map(NameTable.lower).elementsEqual(property.utf8)
      else { continue }
      var words = trimmed(declaration[(colon + 1)...])
      var important = false
      if let mark = words.firstIndex(of: UInt8(ascii: "!")) {
        important = true
        words = trimmed(words[..<mark])
      }
      if isImportant, !important { continue }
      isImportant = important
      value = words.map(NameTable.lower)
    }
    return String(decoding: value, as: UTF8.self)
  }

  private static func trimmed(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var bytes = bytes.drop(while: Scan.isSpace)
    while let last = bytes.last, Scan.isSpace(last) { bytes.removeLast() }
    return bytes
  }
}
