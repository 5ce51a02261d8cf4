/// The declarations of a `style` that are allowed.
enum StyleDeclarations {
  /// The functions that values may have: those of colours.
  private static let functions: Set<String> = ["rgb", "rgba", "hsl", "hsla"]

  /// What is left of a style; `nil` if nothing is.
  ///
  /// Values are let through only if they are made of words, numbers, and colours, so that nothing
  /// that CSS could read in another way is: no quotation marks, escapes, comments, or URLs.
  static func allowed(in style: ArraySlice<UInt8>, _ properties: Set<String>) -> [UInt8]? {
    var result: [UInt8] = []
    for declaration in style.split(separator: 0x3B) {
      guard let colon = declaration.firstIndex(of: 0x3A) else { continue }
      let name = trimmed(declaration[..<colon]).map(NameTable.lower)
      let value = trimmed(declaration[(colon + 1)...])
      guard !name.isEmpty, name.allSatisfy({ Scan.isLetter($0) || $0 == 0x2D }),
        properties.contains(String(decoding: name, as: UTF8.self)), isSafe(value)
      else { continue }
      if !result.isEmpty { result.append(contentsOf: "; ".utf8) }
      result.append(contentsOf: name)
      result.append(contentsOf: ": ".utf8)
      result.append(contentsOf: value)
    }
    return result.isEmpty ? nil : result
  }

  private static func trimmed(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var bytes = bytes.drop(while: Scan.isSpace)
    while let last = bytes.last, Scan.isSpace(last) { bytes.removeLast() }
    return bytes
  }

  private static func isSafe(_ value: ArraySlice<UInt8>) -> Bool {
    if value.isEmpty || value.count > 200 { return false }
    var word: [UInt8] = []
    var isOpen = false
    for byte in value {
      switch byte {
      case 0x28:
        guard !isOpen, functions.contains(String(decoding: word, as: UTF8.self)) else {
          return false
        }
        isOpen = true
        word = []
      case 0x29:
        if !isOpen { return false }
        isOpen = false
        word = []
      case 0x20, 0x2C: word = []
      case 0x23, 0x25, 0x2B, 0x2D, 0x2E: word.append(byte)
      default:
        if !Scan.isLetter(byte), !Scan.isDigit(byte) { return false }
        word.append(NameTable.lower(byte))
      }
    }
    return !isOpen
  }
}
