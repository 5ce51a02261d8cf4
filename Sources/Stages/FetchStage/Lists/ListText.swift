import FeedReader

/// Reads lists that are in memory.
package enum ListText {
  /// A list in UTF-8, with line feeds for whatever ends of lines it has.
  ///
  /// - Parameters:
  ///   - bytes: The list as it came.
  ///   - charset: The encoding that came with it, if any.
  /// - Returns: The list.
  package static func lines(of bytes: [UInt8], charset: String?) -> [UInt8] {
    let text: [UInt8]
    if let isBigEndian = UTF16Transform.isBigEndian(bytes) {
      text = UTF16Transform(isBigEndian: isBigEndian).applied(to: bytes)
    } else {
      text = Array(PlainTextDecoder.decode(bytes, charset: charset).utf8)
    }
    return LineEndTransform().applied(to: text)
  }
}
