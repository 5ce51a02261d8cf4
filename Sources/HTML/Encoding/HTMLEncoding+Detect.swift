extension HTMLEncoding {
  /// Finds the encoding of a document: by its byte order mark, else the label it came with, else what
  /// it states itself in `meta` or an XML declaration (HTML, sections 13.2.3.1 and 13.2.3.2), else by
  /// the languages that its bytes may be.
  ///
  /// Only the first 1,024 bytes are searched for what the document states. ``HTMLParser`` heeds a
  /// `meta` further on as well.
  ///
  /// Servers often state windows-1252 for pages in UTF-8. Bytes beyond ASCII that are valid UTF-8
  /// throughout are UTF-8, if that or nothing was stated: no other text looks like that by chance.
  ///
  /// - Parameters:
  ///   - bytes: The document.
  ///   - declared: The label it came with, as in `charset=` of its media type.
  /// - Returns: The encoding; UTF-8 or windows-1252 where nothing tells.
  public static func detect(_ bytes: [UInt8], declared: String? = nil) -> HTMLEncoding {
    find(bytes, declared).encoding
  }

  /// Decodes a document to UTF-8 by the encoding that ``detect(_:declared:)`` finds, in the memory of
  /// a text that is no longer needed.
  ///
  /// - Returns: The text, and the encoding if nothing but the document itself tells it.
  static func decode(
    _ bytes: [UInt8], declared: String?, into buffer: inout DecodedText
  ) -> (text: [UInt8], guess: EncodingGuess?) {
    let (encoding, isChecked, isCertain) = find(bytes, declared)
    // Text in UTF-16 is what it is, whatever it states of itself.
    let isSettled =
      isCertain || encoding == .utf16LittleEndian || encoding == .utf16BigEndian
    return (
      isChecked ? bytes : encoding.decode(bytes, into: &buffer),
      isSettled ? nil : EncodingGuess(encoding: encoding, isUTF8: isChecked)
    )
  }

  /// Finds the encoding; whether the bytes were found to be valid UTF-8 without a mark; and whether a
  /// mark or what came with the document tells it.
  private static func find(
    _ bytes: [UInt8], _ declared: String?
  ) -> (encoding: HTMLEncoding, isChecked: Bool, isCertain: Bool) {
    let certain = mark(of: bytes) ?? declared.flatMap { HTMLEncoding(label: $0) }
    let isCertain = certain != nil
    let stated = certain ?? Prescan.encoding(of: bytes)
    guard let stated, stated != .windows1252 else {
      if isUTF8(bytes), stated != nil || !LegacyDetection.hasJapaneseEscape(bytes) {
        return (.utf8, true, isCertain)
      }
      return (stated ?? LegacyDetection.encoding(of: bytes), false, isCertain)
    }
    return (stated, false, isCertain)
  }

  /// Whether bytes are valid UTF-8, several times as fast as the standard library tells it.
  package static func isValidUTF8(_ bytes: [UInt8]) -> Bool { isUTF8(bytes) }

  /// Whether the bytes are valid UTF-8.
  static func isUTF8(_ bytes: [UInt8]) -> Bool { UTF8Check.isValid(bytes.span) }

  /// The encoding that a byte order mark tells.
  static func mark(of bytes: [UInt8]) -> HTMLEncoding? {
    if UnicodeDecoder.hasMark(bytes) { return .utf8 }
    guard bytes.count > 1 else { return nil }
    if bytes[0] == 0xFF, bytes[1] == 0xFE { return .utf16LittleEndian }
    return bytes[0] == 0xFE && bytes[1] == 0xFF ? .utf16BigEndian : nil
  }
}
