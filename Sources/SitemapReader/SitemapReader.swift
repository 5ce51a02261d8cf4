import FeedReader
import WebURL

/// Reads the formats of the sitemap protocol (<https://www.sitemaps.org/protocol.html>): lists of pages with
/// the extensions for news, images and languages, indexes, feeds, and text; unpacked.
///
/// What is not well-formed is read as far as it makes sense, and a sitemap says what is wrong with it in its
/// notes. Relative addresses, which the protocol does not allow, count from the sitemap's own. Nothing but
/// the document is ever read. Time is linear in its length.
public struct SitemapReader: Sendable {
  /// The most addresses of one file, as the protocol has it; what is beyond is not read.
  public static let mostAddresses = 50_000
  /// The largest file, unpacked, as the protocol has it: 50 MB.
  public static let maxSize = 52_428_800

  /// Something that a sitemap lists.
  public enum Item: Sendable, Hashable {
    /// A page.
    case page(SitemapEntry)
    /// Another sitemap.
    case sitemap(SitemapReference)
  }

  private let url: String?
  private let charset: String?

  /// Makes a reader.
  ///
  /// - Parameters:
  ///   - url: The sitemap's address.
  ///   - charset: The character encoding that the transport names, if any.
  public init(url: String? = nil, charset: String? = nil) {
    self.url = url
    self.charset = charset
  }

  /// Reads a sitemap item by item, so that not all are in memory at once.
  ///
  /// - Parameters:
  ///   - bytes: The document, unpacked.
  ///   - take: Takes the next item, and says whether more are wanted.
  /// - Returns: What it is, and what is wrong with it.
  /// - Throws: ``SitemapError`` for a document that is no sitemap.
  public func read(
    _ bytes: [UInt8], take: (Item) -> Bool
  ) throws(SitemapError) -> Sitemap {
    guard let start = bytes.firstIndex(where: { $0 > 0x20 }) else {
      throw SitemapError(.empty, "the document is empty")
    }
    let base = url.flatMap { try? WebURL($0) }
    return try withoutActuallyEscaping(take) { take throws(SitemapError) in
      let outlet = SitemapOutlet(base: base, take: take)
      let head = String(decoding: bytes[start...].prefix(2048), as: UTF8.self).lowercased()
      if Self.isFeed(head) { return try readFeed(bytes, outlet) }
      if Self.isMarkup(bytes, start) { return try readXML(bytes, head, outlet) }
      return try readText(bytes, outlet)
    }
  }

  private func readXML(
    _ bytes: [UInt8], _ head: String, _ outlet: SitemapOutlet
  ) throws(SitemapError) -> Sitemap {
    let builder = SitemapBuilder(outlet)
    let notes = XMLLeaves.read(bytes, charset: charset, builder)
    guard let format = builder.format else {
      throw head.contains("<html") || head.contains("<!doctype html")
        ? SitemapError(.webPage, "this is a web page")
        : SitemapError(.notASitemap, "the root element is neither urlset nor sitemapindex")
    }
    return Sitemap(format: format, notes: notes + outlet.notes)
  }

  private func readFeed(
    _ bytes: [UInt8], _ outlet: SitemapOutlet
  ) throws(SitemapError) -> Sitemap {
    do throws(FeedError) {
      let feed = try FeedReader(url: url, charset: charset).read(bytes) { entry in
        guard let link = entry.link else { return true }
        return outlet.add(link) {
          .page(SitemapEntry(url: $0, modified: entry.updated ?? entry.published))
        }
      }
      return Sitemap(format: .feed, notes: feed.notes + outlet.notes)
    } catch {
      throw SitemapError(.notASitemap, error.message)
    }
  }

  private func readText(
    _ bytes: [UInt8], _ outlet: SitemapOutlet
  ) throws(SitemapError) -> Sitemap {
    let text = Array(PlainTextDecoder.decode(bytes, charset: charset).utf8)
    var hasAddress = false
    var (line, start) = (0, 0)
    while start < text.count {
      let end = text[start...].firstIndex { $0 == 0x0A || $0 == 0x0D } ?? text.count
      let word = text[start..<end].drop { $0 <= 0x20 }.prefix { $0 > 0x20 }
      let isPair = end + 1 < text.count && text[end] == 0x0D && text[end + 1] == 0x0A
      start = end + (isPair ? 2 : 1)
      line += 1
      if word.isEmpty { continue }
      let address = String(decoding: word.prefix(SitemapOutlet.longest + 1), as: UTF8.self)
      guard SitemapOutlet.isAddress(address) else {
        if !hasAddress {
          throw SitemapError(
            .notASitemap, "line \(line) is no web address, and it is no XML either")
        }
        outlet.noteBad(line: line)
        continue
      }
      hasAddress = true
      if !outlet.add(address, make: { .page(SitemapEntry(url: $0)) }) { break }
    }
    return Sitemap(format: .text, notes: outlet.notes)
  }

  /// Whether the first sign is that of a tag, in an encoding of one byte a sign or of two.
  private static func isMarkup(_ bytes: [UInt8], _ start: Int) -> Bool {
    bytes[start...].prefix(8).contains(UInt8(ascii: "<"))
  }

  private static func isFeed(_ head: String) -> Bool {
    for root in ["<rss", "<feed", "<rdf:rdf"] {
      guard let found = head.firstRange(of: root) else { continue }
      let before = head[..<found.lowerBound]
      if !before.contains("<urlset"), !before.contains("<sitemapindex"), !before.contains("<html") {
        return true
      }
    }
    return false
  }
}
