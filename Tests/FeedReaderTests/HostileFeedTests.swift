import Foundation
import Fuzzing
import Testing

@testable import FeedReader

/// Feeds that are meant to hurt, long enough to tell linear time from quadratic in a debug build.
struct HostileFeedTests {
  private static let scale =
    ProcessInfo.processInfo.environment["PIPE_TEST_SCALE"].flatMap { Int($0) } ?? 1

  @Test(arguments: FeedGrowth.families.map(\.description))
  func takesTimeInProportion(family: String) throws {
    let family = try #require(FeedGrowth.families.first { $0.description == family })
    var subject = FeedGrowth()
    subject.run("read", family.input(100_000 * Self.scale))
  }

  @Test func boundsAttributesAndNamespaces() throws {
    let attributes = (0..<20_000).map { " a\($0)='x'" }.joined()
    let namespaces = (0..<200).map { " xmlns:n\($0)='u\($0)'" }.joined()
    let more = (0..<200).map { " xmlns:m\($0)='v\($0)'" }.joined()
    let feed = try FeedReader().read(
      Array(
        "<rss\(namespaces)><channel\(more)\(attributes)><title>T</title></channel></rss>".utf8))
    #expect(feed.title?.value == "T")
    #expect(feed.notes.contains { $0.message.contains("namespaces") })
  }

  @Test func boundsWhatEntitiesComeTo() throws {
    let value = String(repeating: "x", count: 900)
    let references = String(repeating: "&a;", count: 20_000)
    let feed = try FeedReader().read(
      Array(
        "<!DOCTYPE rss [<!ENTITY a '\(value)'>]><rss><channel><title>\(references)</title></channel></rss>"
          .utf8))
    #expect((feed.title?.value.utf8.count ?? 0) < 1 << 21)
  }

  /// A long base makes a small document large.
  @Test(arguments: [7000, 9000])
  func boundsWhatRelativeLinksComeTo(length: Int) throws {
    let base = "https://e.example/" + String(repeating: "a", count: length) + "/"
    let links = String(repeating: "&lt;a href=\"x\"&gt;", count: 5000)
    let items = String(repeating: "<item><link>x</link></item>", count: 5000)
    for text in [
      "<rss xml:base='\(base)'><channel><item><description>\(links)</description></item></channel></rss>",
      "<rss><channel><link>\(base)</link>\(items)</channel></rss>",
    ] {
      let feed = try FeedReader().read(Array(text.utf8))
      let size = feed.entries.reduce(0) {
        $0 + ($1.link?.utf8.count ?? 0) + ($1.summary?.value.utf8.count ?? 0)
      }
      #expect(size < 10 * text.utf8.count + 1 << 20)
      let fault = length > 8192 ? "longer than 8192 bytes" : "relative links come to"
      #expect(feed.notes.contains { $0.message.contains(fault) })
    }
  }

  @Test func aLongLanguageIsNotThatOfEachEntry() throws {
    let language = String(repeating: "x", count: 100_000)
    for head in [
      "<rss><channel><language>\(language)</language>", "<rss xml:lang='\(language)'><channel>",
    ] {
      let feed = try FeedReader().read(Array("\(head)<item/></channel></rss>".utf8))
      #expect(feed.entries.map(\.language) == [nil])
    }
  }

  @Test func longAuthorsAreNotThoseOfEachItem() throws {
    for (length, expected) in [(100, 1), (100_000, 0)] {
      let name = String(repeating: "x", count: length)
      let text =
        #"{"version":"https://jsonfeed.org/version/1.1","authors":[{"name":"\#(name)"}],"items":[{}]}"#
      let feed = try FeedReader().read(Array(text.utf8))
      #expect(feed.authors.count == 1 && feed.entries.first?.authors.count == expected)
    }
  }

  @Test func boundsHowDeepMarkupIsNested() throws {
    let deep = String(repeating: "&lt;b&gt;", count: 50_000)
    let feed = try FeedReader().read(
      Array("<rss><channel><description>\(deep)x</description></channel></rss>".utf8))
    let tags = feed.description?.value.split(separator: "<b>", omittingEmptySubsequences: false)
      .count
    #expect((tags ?? 0) - 1 == FeedSanitizer.maximumDepth)
  }
}
