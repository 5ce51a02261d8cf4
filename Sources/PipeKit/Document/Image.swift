/// A picture that belongs to a document.
public struct Image: Sendable, Hashable {
  /// Where the picture is, absolute where the base is known.
  public var url: String
  /// The caption or alternative text.
  public var caption: String?
  /// The keys of the JSON form that this version does not know.
  public var extra: JSONObject

  /// Creates an image.
  public init(_ url: String, caption: String? = nil, extra: JSONObject = [:]) {
    self.url = url
    self.caption = caption
    self.extra = extra
  }
}
