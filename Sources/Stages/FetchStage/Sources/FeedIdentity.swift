import FeedReader
import PipeKit

/// What tells an entry from others: its address, or where several entries of the feed have that, its guid.
struct FeedIdentity: Sendable {
  /// The identifier where no other entry has the address.
  let own: String
  /// The identifier where others have it: by the guid, or else by title and text.
  let shared: String
  /// Whether there is an address.
  let hasLink: Bool

  /// Looks at an entry.
  init(_ entry: FeedEntry) {
    let link = Self.link(entry.originalLink ?? entry.link)
    hasLink = link != nil
    if let id = entry.id.flatMap(Self.exported) {
      (own, shared) = (id, id)
      return
    }
    if let pair = Self.pair(link: link, guid: entry.id) {
      (own, shared) = pair
      return
    }
    // A guid that is the address says no more than it.
    let guid = link == nil ? entry.id : nil
    var content: String?
    if guid?.isEmpty ?? true, link == nil || link != entry.id {
      let text = (entry.content ?? entry.summary)?.value ?? ""
      content = "\(entry.title?.plainText ?? "")\n\(text)"
    }
    own = Document.stableID(url: link, guid: guid, content: content)
    shared = content.map { Document.stableID(url: nil, content: $0) } ?? own
  }

  /// What it is noted under that a document with an address and a guid was brought in: by both, so that
  /// it is known again under either identifier, and no other entry is taken for it that has but one of them;
  /// nil where one of them is missing, or they are the same.
  static func key(of document: Document) -> String? {
    pair(link: link(document.url), guid: document.metadata["guid"]?.string).map {
      "\($0.own) \($0.shared)"
    }
  }

  /// The identifier that an address has.
  static func id(ofLink text: String?) -> String? {
    link(text).map { Document.stableID(url: $0) }
  }

  /// The identifier of the document that `export` has made an entry of, where that is a hash, as those of
  /// ``Document/stableID(url:guid:content:)`` are: a number of some table would be that of others, too.
  private static func exported(_ guid: String) -> String? {
    let prefix = "urn:pipe:"
    guard guid.hasPrefix(prefix) else { return nil }
    let id = guid.dropFirst(prefix.count)
    guard let kind = id.first, "ugc".contains(kind), id.utf8.count == 17,
      id.utf8.dropFirst().allSatisfy({ (0x30...0x39).contains($0) || (0x61...0x66).contains($0) })
    else { return nil }
    return String(id)
  }

  private static func link(_ text: String?) -> String? {
    guard let text, !text.isEmpty else { return nil }
    return PageAddress.canonical(text)
  }

  private static func pair(link: String?, guid: String?) -> (own: String, shared: String)? {
    guard let link, let guid, !guid.isEmpty, guid != link else { return nil }
    return (Document.stableID(url: link), Document.stableID(url: nil, guid: guid))
  }
}
