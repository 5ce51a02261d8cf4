/// A link found in a document.
public struct Link: Sendable, Hashable {
  /// Where it points, absolute where the base is known.
  public var url: String
  /// The linked text.
  public var text: String?
  /// What the target is to the document: `enclosure`, `comments`, `alternate`, ….
  public var rel: String?
  /// The keys of the JSON form that this version does not know.
  public var extra: JSONObject

  /// Creates a link.
  public init(_ url: String, text: String? = nil, rel: String? = nil, extra: JSONObject = [:]) {
    self.url = url
    self.text = text
    self.rel = rel
    self.extra = extra
  }
}
