/// Decodes a stream piece by piece, with memory that does not depend on its length.
///
/// Used by one task at a time.
public protocol ByteDecoder: AnyObject, Sendable {
  /// What a decoder is called in errors: `gzip`.
  var name: String { get }

  /// Decodes as much as there is input, or room, for.
  ///
  /// - Parameters:
  ///   - input: The compressed data.
  ///   - position: Where in it the decoder stands; moved behind what was taken.
  ///   - output: Gets what comes of it, behind what it has.
  ///   - limit: The most bytes that it gets, at least 1.
  /// - Returns: Whether the end of the stream has come; it may then be begun again by ``reset()``.
  /// - Throws: ``CompressionError`` of the kind `damaged` or `unsupported`, whose offset counts in the
  ///   input.
  func decode(
    _ input: [UInt8], from position: inout Int, into output: inout [UInt8], limit: Int
  ) throws(CompressionError) -> Bool

  /// Prepares for another stream.
  func reset()
}

extension ByteDecoder {
  /// An error, which names the place.
  func error(_ kind: CompressionError.Kind, _ detail: String, at offset: Int) -> CompressionError {
    CompressionError(kind, "\(name) data is damaged: \(detail)", offset: offset)
  }
}
