import PipeKit

/// What was fetched from an address or read from a file.
struct Resource: Sendable {
  /// The address that answered in the end; nil for a file.
  var url: String?
  /// The content.
  var bytes: [UInt8]
  /// The media type, without parameters.
  var mediaType: String
  /// The character encoding that came with it.
  var charset: String?

  var body: Body { Body(bytes, mediaType: mediaType, charset: charset) }
}
