/// The name of an element or attribute, its namespace told by the prefix it usually has.
struct XMLName: Hashable {
  /// The usual prefix of the namespace; empty for none and for those of the formats themselves.
  let prefix: String
  /// The local name in lower case, as case is got wrong often and never tells names apart.
  let local: String
  /// Prefix and local name, as `dc:creator`.
  let text: String

  init(prefix: String, local: String) {
    self.prefix = prefix
    self.local = local
    text = prefix.isEmpty ? local : "\(prefix):\(local)"
  }

  static func == (a: XMLName, b: XMLName) -> Bool { a.text == b.text }

  func hash(into hasher: inout Hasher) { hasher.combine(text) }
}
