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

  @Test func boundsHowDeepMarkupIsNested() throws {
    let deep = String(repeating: "&lt;b&gt;", count: 50_000)
    let feed = try FeedReader().read(
      Array("<rss><channel><description>\(deep)x</description></channel></rss>".utf8))
    let tags = feed.description?.value.split(separator: "<b>", omittingEmptySubsequences: false)
      .count
    #expect((tags ?? 0) - 1 == FeedSanitizer.maximumDepth)
  }
}
