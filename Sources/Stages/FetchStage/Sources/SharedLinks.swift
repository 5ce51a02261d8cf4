import FeedReader

/// Finds the addresses that do not tell a feed's entries apart: that of the feed itself, and those of several
/// entries.
struct SharedLinks: Sendable {
  /// The identifiers that these addresses have.
  private var shared: Set<String> = []
  /// A hash of what an entry is, by its address.
  private var owners: [String: Int] = [:]

  /// Looks at an entry, whether or not it is wanted: which ones are must not change the identifiers of others.
  mutating func add(_ entry: FeedEntry, _ identity: FeedIdentity) {
    guard identity.hasLink else { return }
    var hasher = Hasher()
    hasher.combine(entry.id)
    hasher.combine(entry.title)
    let hash = hasher.finalize()
    // The same entry may stand there twice.
    if let other = owners.updateValue(hash, forKey: identity.own), other != hash {
      shared.insert(identity.own)
    }
  }

  /// Takes the address of the feed itself, after all entries.
  mutating func finish(_ feed: Feed) {
    owners = [:]
    if let id = FeedIdentity.id(ofLink: feed.link) { shared.insert(id) }
  }

  /// The identifier of an entry's document.
  func id(_ identity: FeedIdentity) -> String {
    shared.contains(identity.own) ? identity.shared : identity.own
  }
}
