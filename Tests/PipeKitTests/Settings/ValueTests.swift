import PipeKit
import PipeTesting
import Testing

@Suite struct TimeSpanTests {
  @Test(arguments: [
    ("90s", "90s"), ("60s", "1m"), ("24h", "1d"), ("7d", "7d"), ("2w", "14d"), ("1500ms", "1500ms"),
    ("0s", "0s"),
  ])
  func isShownInTheLargestUnitThatFits(text: String, shown: String) {
    #expect(TimeSpan(text)?.description == shown)
  }

  @Test(arguments: [
    "", "90", "s", "-1s", "1.5h", "1 h", "1y", "99999999999999999999d", "9223372036854775807w",
  ])
  func refusesWhatIsNoDuration(text: String) {
    #expect(TimeSpan(text) == nil)
  }

  @Test func aSpanHalvesWhatIsLeft() {
    let span = TimeSpan(.seconds(60))
    for (age, expected) in [
      (-5.0, 1), (0, 1), (15, 0.840896), (30, 0.707107), (60, 0.5), (90, 0.353553), (600, 0.000977),
      (1e9, 0),
    ] {
      #expect(abs(span.left(after: .seconds(age)) - expected) < 0.000002, "\(age)")
    }
    #expect(TimeSpan(.zero).left(after: .seconds(1)) == 0)
  }
}

@Suite struct ByteSizeTests {
  @Test(arguments: [
    ("64KiB", 65536, "64KiB"), ("10MB", 10_000_000, "10MB"), ("1kB", 1000, "1kB"), ("7B", 7, "7B"),
    ("0B", 0, "0B"),
  ])
  func readsAndShows(text: String, bytes: Int, shown: String) {
    #expect(ByteSize(text)?.bytes == bytes)
    #expect(ByteSize(text)?.description == shown)
  }

  @Test(arguments: [
    "", "10", "MB", "-1B", "1.5MB", "10 MB", "99999999999999999999B", "9999999999TiB",
  ])
  func refusesWhatIsNoSize(text: String) {
    #expect(ByteSize(text) == nil)
  }
}

@Suite struct GlobTests {
  @Test(arguments: [
    ("*.html", "a.html", true), ("*.html", "d/a.html", false), ("**/*.html", "a.html", true),
    ("**/*.html", "d/e/a.html", true), ("d/**", "d/e/f", true), ("d/?.txt", "d/a.txt", true),
    ("d/?.txt", "d/ab.txt", false), ("[a-c]x", "bx", true), ("[!a-c]x", "bx", false),
    ("[!a-c]x", "dx", true), ("{a,bc}.txt", "bc.txt", true), ("{a,bc}.txt", "b.txt", false),
    ("a**b", "a/x/b", true), ("", "", true), ("*", "", true), ("ä?", "äb", true),
  ])
  func matches(pattern: String, path: String, expected: Bool) throws {
    #expect(try Glob(pattern).matches(path) == expected)
  }

  @Test(arguments: ["[a", "{a", "{a,b}{a,b}{a,b}{a,b}{a,b}{a,b}{a,b}{a,b}{a,b}", "[]"])
  func refusesWhatIsNoPattern(pattern: String) {
    #expect(throws: OptionProblem.self) { try Glob(pattern) }
  }

  @Test func manyStarsTakeNoMoreThanPatternTimesPath() throws {
    let pattern = String(repeating: "*a", count: 200) + "b"
    #expect(try !Glob(pattern).matches(String(repeating: "a", count: 2000)))
  }
}

@Suite struct SnakeCaseTests {
  @Test func propertiesAreSpelledAsKeys() {
    #expect("minLength".snakeCased == "min_length")
    #expect("onError".snakeCased == "on_error")
    #expect("HTMLCheck".snakeCased == "html_check" && "feedURL".snakeCased == "feed_url")
    #expect("ABTest".snakeCased == "ab_test" && "html5Mode".snakeCased == "html5_mode")
    #expect("to".snakeCased == "to")
  }
}
