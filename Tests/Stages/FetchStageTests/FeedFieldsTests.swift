import PipeKit
import Testing

@testable import FetchStage

/// What the extensions of feeds say of an entry.
struct FeedFieldsTests {
  private func document(_ item: String) throws -> Document {
    let feed = """
      <rss version="2.0" xmlns:slash="http://purl.org/rss/1.0/modules/slash/"
        xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd" xmlns:georss="http://www.georss.org/georss"
        xmlns:gml="http://www.opengis.net/gml" xmlns:geo="http://www.w3.org/2003/01/geo/wgs84_pos#">
      <channel><title>F</title><item><title>one</title>\(item)</item></channel></rss>
      """
    let outcome = try FeedImport(Fetch.Options(), now: Timestamp(seconds: 0)).read(
      Resource(bytes: Array(feed.utf8), mediaType: "text/xml"), source: "f")
    return try #require(outcome.documents.next()?.first)
  }

  @Test(arguments: [
    "<georss:point>45.256 -71.92</georss:point>",
    "<georss:where><gml:Point><gml:pos> 45.256  -71.92 </gml:pos></gml:Point></georss:where>",
    "<geo:lat>45.256</geo:lat><geo:long>-71.92</geo:long>",
    "<geo:Point><geo:lat>45.256</geo:lat><geo:long>-71.92</geo:long></geo:Point>",
  ])
  func thePlaceIsInTheMetadata(item: String) throws {
    #expect(try document(item).metadata["georss_point"] == ["lat": 45.256, "lon": -71.92])
  }

  @Test(arguments: [
    "<georss:point>north</georss:point>", "<georss:point>91 0</georss:point>",
    "<georss:point>1</georss:point>", "<georss:point>nan nan</georss:point>",
    "<geo:lat>1</geo:lat>", "<itunes:duration>long</itunes:duration>",
    "<itunes:duration>1:2:3:4</itunes:duration>", "<itunes:duration>99999999999</itunes:duration>",
    "<slash:comments>many</slash:comments>", "<slash:comments>-1</slash:comments>",
  ])
  func whatMakesNoSenseIsLeftOut(item: String) throws {
    #expect(try document(item).metadata.members.map(\.key) == ["feed_title"])
  }

  @Test(arguments: [("1:02:03", 3723), ("02:03", 123), ("75", 75), ("75.9", 75), ("00:00:00", 0)])
  func theDurationIsInSeconds(text: String, seconds: Int) throws {
    let document = try document("<itunes:duration>\(text)</itunes:duration>")
    #expect(document.metadata["itunes_duration"]?.int == seconds)
  }

  @Test func commentsAreCounted() throws {
    #expect(
      try document("<slash:comments>12</slash:comments>").metadata["slash_comments"]?.int == 12)
  }

  @Test func anEnclosureHasItsTypeAndLength() throws {
    let long = String(repeating: "x", count: 300)
    let document = try document(
      """
      <enclosure url="https://a.example/1.mp3" type="audio/mpeg" length="1234"/>
      <enclosure url="https://a.example/2.mp3" type="\(long)" length="-1"/>
      """)
    #expect(document.links.map(\.rel) == ["enclosure", "enclosure"])
    #expect(document.links.map(\.extra) == [["type": "audio/mpeg", "length": 1234], [:]])
  }
}
