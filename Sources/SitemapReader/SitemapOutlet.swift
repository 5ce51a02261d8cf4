import FeedReader
import WebURL

/// Hands on what a sitemap lists, with absolute addresses, up to the most that one may have.
final class SitemapOutlet {
  /// The longest address, in bytes: the protocol allows 2,048 characters.
  static let longest = 8192

  private let base: WebURL?
  private let take: (SitemapReader.Item) -> Bool
  private var count = 0
  private var relative = 0
  private var bad = 0
  private var badLine: Int?
  private var isOverfull = false
  /// Whether no more is wanted.
  private(set) var isDone = false

  init(base: WebURL?, take: @escaping (SitemapReader.Item) -> Bool) {
    self.base = base
    self.take = take
  }

  /// Hands an item on, if its address is one.
  ///
  /// - Parameters:
  ///   - reference: The address as it is written.
  ///   - make: Makes the item of the absolute address.
  /// - Returns: Whether more are wanted.
  func add(_ reference: String, make: (String) -> SitemapReader.Item) -> Bool {
    if isDone { return false }
    guard let url = absolute(reference) else {
      noteBad(line: nil)
      return true
    }
    if count == SitemapReader.mostAddresses {
      isOverfull = true
      isDone = true
      return false
    }
    count += 1
    if !take(make(url)) { isDone = true }
    return !isDone
  }

  /// An address in full; nil for what is none of the web.
  func absolute(_ reference: String) -> String? {
    guard reference.utf8.count <= Self.longest else { return nil }
    let isAbsolute = Self.isAddress(reference)
    guard !reference.isEmpty, let url = try? WebURL(reference, base: base),
      url.scheme == "https" || url.scheme == "http"
    else { return nil }
    if !isAbsolute { relative += 1 }
    // As it is written, or what is listed would have other names than the site's own links.
    return isAbsolute && !reference.utf8.contains { $0 <= 0x20 } ? reference : url.description
  }

  /// Takes note of something that is no address.
  func noteBad(line: Int?) {
    bad += 1
    badLine = badLine ?? line
  }

  /// What is wrong with what was listed.
  var notes: [FeedNote] {
    var notes: [FeedNote] = []
    if relative > 0 { notes.append(FeedNote("\(relative) of its addresses are relative")) }
    if bad > 0 {
      let what = bad == 1 ? "an entry has" : "\(bad) entries have"
      notes.append(FeedNote("\(what) no web address", line: badLine))
    }
    if isOverfull {
      notes.append(
        FeedNote("it has more than \(SitemapReader.mostAddresses) addresses; the rest is not read"))
    }
    return notes
  }

  /// Whether a text begins as an absolute address of the web does.
  static func isAddress(_ text: some StringProtocol) -> Bool {
    let start = text.prefix(8).lowercased()
    return start.hasPrefix("https://") || start.hasPrefix("http://")
  }
}
