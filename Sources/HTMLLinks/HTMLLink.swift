public import HTML
public import WebURL

/// A link from a document to something else: a page, an image, a style sheet.
public struct HTMLLink: Sendable {
  /// The element that has the link.
  public var node: HTMLNode
  /// The attribute that it stands in, such as `href`.
  public var attribute: String
  /// Where it leads, absolute.
  public var url: WebURL
  /// The words of `rel`, in lower case.
  public var rel: [String]
  /// The text of the link as it is shown; of an image or an area its `alt`.
  public var text: String
}
