import Testing

@testable import FeedReader

struct JSONFeedTests {
  private func read(_ text: String) throws -> Feed {
    try FeedReader(url: "https://x.example/feed.json").read(Array(text.utf8))
  }

  private let head = #"{"version":"https://jsonfeed.org/version/1.1","title":"T","items":["#

  /// Wherever it ends, the items before are there.
  @Test func readsTheItemsThatAreCompleteOfATruncatedDocument() throws {
    let items = [
      #"{"id":"1","tags":["a","b"]}"#, #"{"id":"2","authors":[{"name":"\\\"]}"}]}"#, #"{"id":"3"}"#,
    ]
    let whole = head + items.joined(separator: ",") + #"],"description":"D"}"#
    let ends = (1...3).map { head.utf8.count + items[..<$0].joined(separator: ",").utf8.count }
    for length in head.utf8.count..<whole.utf8.count {
      let count = ends.count { $0 <= length }
      let cut = String(decoding: whole.utf8.prefix(length), as: UTF8.self)
      if count == 0 {
        let error = #expect(throws: FeedError.self) { try read(cut) }
        #expect(error?.kind == .notAFeed)
        continue
      }
      let feed = try read(cut)
      #expect(feed.entries.map(\.id) == ["1", "2", "3"].prefix(count).map(Optional.some))
      #expect(feed.title?.plainText == "T")
      #expect(feed.notes.contains { $0.message.contains("ends too early") })
    }
    #expect(try read(whole).notes.isEmpty)
  }

  @Test func whatIsWrongInTheMiddleIsNotTakenForTruncated() {
    #expect(throws: FeedError.self) { try read(head + #"{"id":"1"},{"id" "2"}]}"#) }
    #expect(throws: FeedError.self) { try read(head + #"{"id" "1"},{"id":"2"},{"#) }
  }

  @Test func notesThatDatesHaveNoZone() throws {
    let feed = try read(
      head + #"{"id":"1","date_published":"2024-01-05T10:00:00"},{"date_modified":"2024-01-05"}]}"#)
    #expect(feed.entries.map(\.isZoneAssumed) == [true, false])
    #expect(
      feed.notes.map(\.message) == ["the dates of 1 entry have no time zone: UTC is assumed"])
  }

  @Test func leavesOutAddressesThatNobodyShouldFollow() throws {
    let feed = try read(
      head
        + #"{"url":"javascript:alert(1)","external_url":"/1","attachments":[{"url":"javascript:x"}]}]}"#
    )
    #expect(feed.entries.first?.link == "https://x.example/1")
    #expect(feed.entries.first?.enclosures.isEmpty == true)
    #expect(
      feed.notes.map(\.message) == ["2 addresses have a scheme that is not allowed: left out"])
  }
}
