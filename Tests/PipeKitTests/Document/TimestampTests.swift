import PipeKit
import Testing

@Suite struct TimestampTests {
  @Test(arguments: [
    "2026-11-23", "2026-11-23T09:30:00Z", "2026-11-23T09:30:00+01:00",
    "2026-11-23T09:30:00.120-11:30", "0001-01-01T00:00:00Z", "9999-12-31T23:59:59Z",
    "2024-02-29T12:00:00.123456789Z", "1969-12-31T23:59:59.5Z", "2026-01-01T00:00:00.0Z",
  ])
  func isWrittenAsItWasRead(text: String) {
    #expect(Timestamp(text)?.description == text)
  }

  @Test(arguments: [
    "", "2026", "2026-13-01", "2026-02-29", "2026-11-31", "2026-11-23T24:00:00Z",
    "2026-11-23T09:60:00Z", "2026-11-23T09:30:00", "2026-11-23T09:30:00.Z",
    "2026-11-23T09:30:00+1:00", "2026-11-23T09:30:00Zx", "2026-11-23x", "aaaa-bb-cc",
    "2026-11-23T09:30:00+99:00", "２０２６-11-23",
  ])
  func refusesWhatIsNoDate(text: String) {
    #expect(Timestamp(text) == nil)
  }

  @Test func comparesInstantsWhateverTheZone() throws {
    let early = try #require(Timestamp("2026-11-23T09:30:00+01:00"))
    let late = try #require(Timestamp("2026-11-23T09:00:00Z"))
    #expect(early < late)
    #expect(late.since(early) == .seconds(1800))
  }

  @Test(arguments: [-1_500_000_000, -1, 0, 1, 999, 1_500_000_000] as [Int64])
  func advancesBackAndForth(nanoseconds: Int64) throws {
    let start = try #require(Timestamp("1970-01-01T00:00:00.5Z"))
    let there = start.advanced(by: .nanoseconds(nanoseconds))
    #expect(there.since(start) == .nanoseconds(nanoseconds))
    #expect(there.advanced(by: .nanoseconds(-nanoseconds)) == start)
    #expect((0..<1_000_000_000).contains(there.nanoseconds))
  }

  @Test func theLatestDateIsADayAhead() throws {
    let now = try #require(Timestamp("2026-11-23T09:00:00+01:00"))
    #expect(now.latestDate == Timestamp("2026-11-24T09:00:00+01:00"))
  }

  @Test func everyDayOfFourCenturiesHasItsOwnNumber() {
    var previous = Timestamp.daysSinceEpoch(year: 1599, month: 12, day: 31)
    for year in 1600..<2000 {
      for month in 1...12 {
        for day in 1...31 {
          let text = "\(year)-\(month < 10 ? "0" : "")\(month)-\(day < 10 ? "0" : "")\(day)"
          guard let date = Timestamp(text) else { continue }
          let number = Timestamp.daysSinceEpoch(year: year, month: month, day: day)
          #expect(number == previous + 1)
          #expect(date.description == text)
          previous = number
        }
      }
    }
  }

  @Test func farAwayInstantsAreWrittenAsTheNearestDateThereIs() {
    #expect(Timestamp(seconds: .max).description == "9999-12-31T23:59:59Z")
    #expect(Timestamp(seconds: .min).description == "0000-01-01T00:00:00Z")
  }
}
