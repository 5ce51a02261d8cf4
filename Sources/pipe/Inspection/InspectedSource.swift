/// Something that is inspected: bytes, and what is known of them.
struct InspectedSource {
  /// The path or address, as it is shown.
  var name: String
  /// The content as it came.
  var bytes: [UInt8]
  /// The media type that came with it, in lower case and without parameters.
  var mediaType: String?
  /// The character encoding that came with it.
  var charset: String?
  /// Where it was fetched from; nil for files.
  var url: String?
}
