import PipeKit
import Testing

@testable import FeedReader

/// Dates that cannot be read are named.
struct BadDateTests {
  private func notes(_ items: String) throws -> [String] {
    let feed = "<rss version='2.0'><channel><title>F</title>\(items)</channel></rss>"
    return try FeedReader().read(Array(feed.utf8)).notes.map(\.message)
  }

  private func item(_ date: String) -> String { "<item><pubDate>\(date)</pubDate></item>" }

  @Test(arguments: ["Sun, 30 Feb 2024 10:00:00 GMT", "yesterday", "32/32/2024"])
  func aDateThatCannotBeReadIsNamed(date: String) throws {
    #expect(
      try notes(item(date)) == ["a date cannot be read, and is left out: '\(date)'"])
  }

  @Test func severalAreOneNote() throws {
    #expect(
      try notes(item("soon") + item("later") + "<item><dc:date>never</dc:date></item>")
        == ["3 dates cannot be read, and are left out; the first is 'soon'"])
  }

  @Test func theDatesOfTheFeedCountToo() throws {
    #expect(
      try notes("<lastBuildDate>soon</lastBuildDate>").first?.contains("'soon'") == true)
  }

  @Test(arguments: [
    "0000-00-00 00:00:00", "0001-01-01T00:00:00Z", "-0001-11-30T00:00:00+00:00", "",
  ])
  func whatProgramsWriteForNoDateIsNotNamed(date: String) throws {
    #expect(try notes(item(date)).isEmpty)
  }

  @Test func whatIsShownIsShortAndHarmless() throws {
    let note = try #require(
      try notes(item("soon &#x202E;" + String(repeating: "x", count: 1000))).first)
    #expect(note.count < 120 && !note.unicodeScalars.contains("\u{202E}") && note.contains("…"))
  }

  @Test func thoseOfJSONFeedsAreNamed() throws {
    let feed = """
      {"version": "https://jsonfeed.org/version/1.1", "items": [{"id": "1", "date_published": "soon"}]}
      """
    #expect(
      try FeedReader().read(Array(feed.utf8)).notes.map(\.message)
        == ["a date cannot be read, and is left out: 'soon'"])
  }
}
