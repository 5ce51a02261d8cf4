/// The form in which words and phrases are compared: case, apostrophes and hyphens made one.
///
/// Letters get their simple case folding (Unicode Standard, section 5.18: one scalar for one, so that
/// `ς` is `σ` and `ß` stays), `’` becomes `'`, `‐` becomes `-`, and invisible format characters such
/// as the soft hyphen go. Marks are neither composed nor removed. Bytes that are not UTF-8 become
/// U+FFFD.
public enum CaseFolding {
  /// The folded form of some UTF-8.
  public static func fold(_ bytes: Span<UInt8>) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    append(bytes, to: &result)
    return result
  }

  /// The folded form of a string.
  public static func fold(_ text: String) -> String {
    String(decoding: fold(text.utf8Span.span), as: UTF8.self)
  }

  /// Appends the folded form of some UTF-8.
  public static func append(_ bytes: Span<UInt8>, to result: inout [UInt8]) {
    let table = CharacterTable.shared
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      if byte < 0x80 {
        result.append(byte &- 0x41 < 26 ? byte | 0x20 : byte)
        index += 1
        continue
      }
      let (scalar, width) = bytes.scalar(at: index)
      index += width
      switch table.scalarClass(scalar) {
      case .ignorable: continue
      case .apostrophe: result.append(0x27)
      case .hyphen: result.append(0x2D)
      default: encodeUTF8(table.fold(scalar)) { result.append($0) }
      }
    }
  }
}
