/// The name of an element or attribute, its namespace told by the prefix it usually has.
///
/// A document has one of each name, so that what is known of it is looked up once.
final class XMLName: Sendable {
  /// The usual prefix of the namespace; empty for none and for those of the formats themselves.
  let prefix: String
  /// The local name in lower case, as case is got wrong often and never tells names apart.
  let local: String
  /// Prefix and local name, as `dc:creator`.
  let text: String
  /// The address of the namespace, where one is declared.
  let uri: String?
  /// What an element of this name means to a feed.
  let term: FeedTerm?
  /// Whether an element of this name has no content in HTML.
  let isVoid: Bool

  /// Whether it is in the namespace of XML itself, as `xml:base` is.
  let isXML: Bool

  init(prefix: String, local: String, uri: String? = nil) {
    self.prefix = prefix
    self.local = local
    self.uri = uri
    text = prefix.isEmpty ? local : "\(prefix):\(local)"
    term = FeedTerm.term(of: text)
    isXML = prefix == "xml"
    isVoid = FeedPolicy.void.contains(local)
  }
}
