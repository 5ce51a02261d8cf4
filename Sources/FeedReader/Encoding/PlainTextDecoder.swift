/// Decodes plain text, whose encoding is told as a feed's is.
package enum PlainTextDecoder {
  /// The text of bytes.
  ///
  /// - Parameters:
  ///   - bytes: The text as it came.
  ///   - charset: The encoding that came with it, if any.
  /// - Returns: The text; what could not be read is U+FFFD.
  package static func decode(_ bytes: [UInt8], charset: String?) -> String {
    String(decoding: FeedEncoding(bytes, charset: charset).bytes, as: UTF8.self)
  }
}
