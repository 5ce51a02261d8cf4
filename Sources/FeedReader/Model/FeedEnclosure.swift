/// A media file that comes with an entry.
public struct FeedEnclosure: Sendable, Hashable {
  /// The file's address.
  public var url: String
  /// The media type.
  public var type: String?
  /// The size in bytes.
  public var length: Int?

  /// Makes an enclosure.
  public init(url: String, type: String? = nil, length: Int? = nil) {
    self.url = url
    self.type = type
    self.length = length
  }
}
