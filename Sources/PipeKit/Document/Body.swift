/// What was fetched, before it is cleaned: bytes and what is known about them.
public struct Body: Sendable, Hashable {
  /// The content as it came.
  public var bytes: [UInt8]
  /// The media type without parameters, in lower case: `text/html`.
  public var mediaType: String?
  /// The character set that came with it, as given.
  public var charset: String?
  /// The keys of the JSON form that this version does not know.
  public var extra: JSONObject

  /// Creates a body of bytes.
  public init(
    _ bytes: [UInt8], mediaType: String? = nil, charset: String? = nil, extra: JSONObject = [:]
  ) {
    self.bytes = bytes
    self.mediaType = mediaType
    self.charset = charset
    self.extra = extra
  }

  /// Creates a body of text in UTF-8.
  public init(_ text: String, mediaType: String? = "text/html") {
    self.init(Array(text.utf8), mediaType: mediaType, charset: "utf-8")
  }
}
