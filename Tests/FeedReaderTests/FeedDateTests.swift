import PipeKit
import Testing

@testable import FeedReader

struct FeedDateTests {
  @Test(arguments: [
    ("2003-12-31T10:14:55Z", "2003-12-31T10:14:55Z"),
    ("2003-12-31T10:14:55.123-08:00", "2003-12-31T10:14:55.123-08:00"),
    ("2003-12-31 10:14", "2003-12-31T10:14:00Z"),
    ("2003-12-31T10:14:55+0100", "2003-12-31T10:14:55+01:00"),
    ("2003-12-31T101455Z", "2003-12-31T10:14:55Z"),
    ("20031231", "2003-12-31"), ("2003-12", "2003-12-01"), ("2003", "2003-01-01"),
    ("2003-365", "2003-12-31"), ("2004-060", "2004-02-29"),
    ("2003-12-31T24:00:00Z", "2004-01-01T00:00:00Z"),
    ("Thu, 01 Jan 2004 19:48:21 GMT", "2004-01-01T19:48:21Z"),
    ("Thu, 1 Jan 2004 19:48:21 +0530", "2004-01-01T19:48:21+05:30"),
    ("01 Jan 04 19:48 EST", "2004-01-01T19:48:00-05:00"),
    ("Thu,  01 January 2004 19:48:21  PDT", "2004-01-01T19:48:21-07:00"),
    ("Thu Jan  1 19:48:21 2004", "2004-01-01T19:48:21Z"),
    ("Thu Jan 01 2004 19:48:21 GMT+0100 (CET)", "2004-01-01T19:48:21+01:00"),
    ("Jan 1, 2004 7:48 PM", "2004-01-01T19:48:00Z"),
    ("January 1st, 2004", "2004-01-01"), ("1-Jan-2004", "2004-01-01"),
    ("01/31/2004 07:48:00 AM", "2004-01-31T07:48:00Z"), ("31.01.2004", "2004-01-31"),
    ("1. März 2004 10:00", "2004-03-01T10:00:00Z"), ("12 févr. 2004", "2004-02-12"),
    ("3 de mayo de 2004", "2004-05-03"), ("5 мая 2004", "2004-05-05"),
    ("Thu, 31 Dec 2003 10:14:60 UTC", "2003-12-31T10:14:59Z"),
    ("1073000901", "2004-01-01T23:48:21Z"), ("1073000901500", "2004-01-01T23:48:21.500Z"),
    ("Thu, 01 Jan 104 19:48:21 GMT", "2004-01-01T19:48:21Z"),
    ("10:14 01-Jan-2004", "2004-01-01T10:14:00Z"),
    ("Sun, 22 Nov 2026 12:00:00 AM", "2026-11-22T00:00:00Z"),
    ("2024-W05-1", "2024-01-29"), ("2024W051T10:00Z", "2024-01-29T10:00:00Z"),
    ("2024-W05", "2024-01-29"), ("2020-W01-1", "2019-12-30"), ("2020-W53-7", "2021-01-03"),
    ("2024-05-06T07:08:09\u{2212}05:00", "2024-05-06T07:08:09-05:00"),
    ("Fri, 05 Jan 2024 10.30", "2024-01-05T10:30:00Z"),
    ("05.01.2024 10.30.15", "2024-01-05T10:30:15Z"),
  ])
  func reads(text: String, expected: String) {
    #expect(FeedDateParser.parse(text)?.description == expected)
  }

  /// Words that begin as a month does.
  @Test(arguments: [
    ("mar., 05 nov. 2024 10:00:00 +0100", "2024-11-05T10:00:00+01:00"),
    ("Mardi 5 novembre 2024 10:00", "2024-11-05T10:00:00Z"),
    ("Martes, 5 noviembre 2024", "2024-11-05"),
    ("martedì 5 novembre 2024", "2024-11-05"), ("martedì 5 marzo 2024", "2024-03-05"),
    ("marți, 5 martie 2024", "2024-03-05"), ("5 mar 2024", "2024-03-05"),
    ("mar 5 mar 2024", "2024-03-05"), ("5 mars 2024 (mar.)", "2024-03-05"),
    ("mar. 05/11/2024 10:00", "2024-05-11T10:00:00Z"), ("Tue, 5 Mar 2024", "2024-03-05"),
  ])
  func tellsMonthsFromWeekdays(text: String, expected: String) {
    #expect(FeedDateParser.parse(text)?.description == expected)
  }

  @Test(arguments: [
    ("05.01.2024 10:00", "2024-01-05T10:00:00Z"), ("01.02.2024", "2024-02-01"),
    ("5.1.2024", "2024-01-05"), ("5. 1. 2024", "2024-01-05"), ("2024.01.05", "2024-01-05"),
    ("05.13.2024", "2024-05-13"), ("05/01/2024", "2024-05-01"),
  ])
  func takesTheDayFirstWhereDatesHavePoints(text: String, expected: String) {
    #expect(FeedDateParser.parse(text)?.description == expected)
  }

  @Test(arguments: [
    ("Mon, 01 Jan 2024 10:00:00 +0800 (CST)", "2024-01-01T10:00:00+08:00"),
    ("Mon, 01 Jan 2024 10:00:00 +0600 BST", "2024-01-01T10:00:00+06:00"),
    ("Mon, 01 Jan 2024 10:00:00 (CST) +0800", "2024-01-01T10:00:00+08:00"),
    ("2024-01-05 10:00:00 +0000 UTC", "2024-01-05T10:00:00Z"),
  ])
  func believesAnOffsetMoreThanAName(text: String, expected: String) {
    #expect(FeedDateParser.parse(text)?.description == expected)
  }

  /// Programs without a date write it all the same.
  @Test(arguments: [
    "0001-01-01T00:00:00Z", "Wed, 30 Nov -0001 00:00:00 +0000", "0000-00-00 00:00:00",
    "Mon, 01 Jan 0001 00:00:00 GMT",
  ])
  func takesAZeroDateForNone(text: String) {
    #expect(FeedDateParser.parse(text) == nil)
  }

  @Test(arguments: [
    "2024-W54-1", "2024-W00-1", "2024-W05-8", "2024-W5-1", "2024-W09-x1", "", "   ", "yesterday",
    "2003-02-30", "2003-13-01", "32 Jan 2004", "2004-01-01T25:00:00Z", "-",
    "99999999999999999999999", "0000-00-00", "12", "Jan 2004 2004 2004", "1/2", "2003-366", "::",
    "2004-01-01T10:00:00+99:00",
  ])
  func refuses(text: String) {
    #expect(FeedDateParser.parse(text) == nil)
  }

  /// Two spaces make a date an unusual one.
  @Test func readsUsualDatesAsItReadsAnyOther() {
    for month in ["Jan", "Feb", "Mar", "Jul", "Sep", "Dec", "dec", "Mai"] {
      for time in ["00:00:00", "23:59:60", "24:00:00", "24:00:01", "12:60:00", "1a:00:00"] {
        for zone in ["GMT", "+0000", "-0830", "+1900", "+0060", "PST", "*0100"] {
          for day in ["01", "30", "31", "00"] {
            let (usual, unusual) = (
              "Tue, \(day) \(month) 2024 \(time) \(zone)",
              "Tue,  \(day) \(month) 2024 \(time) \(zone)"
            )
            #expect(FeedDateParser.read(usual)?.moment == FeedDateParser.read(unusual)?.moment)
            #expect(
              FeedDateParser.read(usual)?.isZoneAssumed
                == FeedDateParser.read(unusual)?.isZoneAssumed)
          }
        }
      }
    }
    for date in ["2024-02-29", "2023-02-29", "0000-01-01", "2024-13-01", "2024-1a-01"] {
      for time in ["T00:00:00", "T23:59:60", "T24:00:00", "T12:60:00", "t12:00:00"] {
        for zone in ["Z", "z", "+00:00", "-08:30", "+19:00", "+01:60", "=01:00"] {
          let (usual, unusual) = ("\(date)\(time)\(zone)", " \(date)\(time)\(zone)")
          #expect(FeedDateParser.read(usual)?.moment == FeedDateParser.read(unusual)?.moment)
        }
      }
    }
  }
}
