/// An author or another person of a feed.
public struct FeedPerson: Sendable, Hashable {
  /// The name.
  public var name: String?
  /// The address for mail.
  public var email: String?
  /// The address of a page.
  public var url: String?

  /// Makes a person.
  public init(name: String? = nil, email: String? = nil, url: String? = nil) {
    self.name = name
    self.email = email
    self.url = url
  }

  /// The number of bytes of what is known.
  package var size: Int { [name, email, url].reduce(0) { $0 + ($1?.utf8.count ?? 0) } }

  /// Whether nothing is known.
  public var isEmpty: Bool { name == nil && email == nil && url == nil }
}
