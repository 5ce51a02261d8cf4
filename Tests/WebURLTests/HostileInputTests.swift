import Foundation
import PipeTesting
import Testing
import WebURL

/// What holds for any input.
@Suite struct HostileInputTests {
  private static let pieces = [
    "http", "https", "file", "foo", ":", "/", "//", "\\", "?", "#", "@", "[", "]", ".", "..", "%2e",
    "%", "a", "B", "1", "0x", "::", "é", "ß", "א", "ب", "\u{200C}", "\u{200D}", "\u{AD}", "\u{301}",
    "xn--", "zca", "-", "。", "C|", "C:", " ", "\t", "\n", "\0", "\u{7F}", "☃", "\u{1F600}", "65536",
    "256", "<", "'", "`", "^", "|", "{", "localhost", "mailto:", "ﷺ", "\u{FFFD}", "１",
  ]
  private static let bases = [
    "http://u:p@h:1/a/b?q#f", "file:///C:/a", "file://h/a", "foo:/a/b", "foo://h", "mailto:a?b",
    "foo:/.//a",
  ]

  private func bases() throws -> [WebURL?] { try [nil] + Self.bases.map { try WebURL($0) } }

  @Test(arguments: 0..<4) func randomBytesAreStableOrRefused(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let bases = try bases()
    for _ in 0..<2_000 {
      let bytes = (0..<Int.random(in: 0...40, using: &random)).map { _ in
        UInt8.random(in: 0...255, using: &random)
      }
      let prefix =
        ["", "http://", "foo://", "file:", "http://h/"].randomElement(using: &random) ?? ""
      try check(prefix + String(decoding: bytes, as: UTF8.self), bases, &random)
    }
  }

  @Test(arguments: 100..<104) func randomPiecesAreStableOrRefused(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let bases = try bases()
    for _ in 0..<4_000 {
      var text = ""
      for _ in 0..<Int.random(in: 0...12, using: &random) {
        text += Self.pieces.randomElement(using: &random) ?? ""
      }
      try check(text, bases, &random)
    }
  }

  private func check(
    _ text: String, _ bases: [WebURL?], _ random: inout SeededGenerator
  ) throws {
    let base = bases.randomElement(using: &random) ?? nil
    guard let url = try? WebURL(text, base: base) else { return }
    let isASCII = url.description.utf8.allSatisfy { $0 < 0x7F && $0 >= 0x20 }
    #expect(isASCII, "\(text)")
    expectStable(url)
    // A base matters only to a string without a scheme, or with its own.
    if let absolute = try? WebURL(text), base?.scheme != absolute.scheme {
      #expect(absolute == url, "\(text)")
    }
    #expect(try WebURL(url.removingFragment().description) == url.removingFragment(), "\(text)")
    #expect(FormURLEncoding.parse(FormURLEncoding.serialize(url.queryPairs)) == url.queryPairs)
    var changed = url
    changed.setProtocol(text)
    changed.setHostname(text)
    changed.setPathname(text)
    changed.setUsername(text)
    changed.setPort(text)
    changed.setSearch(text)
    changed.setHash(text)
    expectStable(changed)
  }

  /// None of these takes longer than linear time, which a quadratic step would make minutes.
  @Test(arguments: [
    ("http://h/", "a/", ""), ("http://h/", "../", ""), ("http://h/", "a/../", ""),
    ("http://h/", "/", ""), ("http://h/", "%2e%2E/", ""), ("http://h/", "é", ""),
    ("http://", "a", "/"), ("http://", "a.", "/"), ("http://", "1.", "/"), ("http://", "1", "/"),
    ("http://", "é.", "/"), ("http://", "é", "/"), ("http://", "xn--zca.", "é/"),
    ("http://", "%C2%AD", "a/"), ("http://a", "\u{301}\u{323}", "/"), ("http://", "ب\u{200C}", "/"),
    ("http://ب", "\u{64B}", "\u{200C}ب/"), ("http://é.xn--", "a", "/"), ("http://", "ﷺ", "/"),
    ("http://", "@", "h/"), ("http://", ":", "@h/"), ("http://[", ":", "]/"),
    ("http://[", "1", "]/"),
    ("http://h:", "0", "1/"), ("", "a", ":b"), ("", " ", "http://h/"), ("http://h/", "\t", "a"),
    ("foo:", " ", "#"), ("foo:", "/", ""), ("foo:/", ".//", ""), ("file:///", "C|/../", ""),
    ("http://h/?", "&=", ""), ("http://h/#", "#", ""), ("blob:", "blob:", "http://h/"),
    ("http://", "\\", "h/"), ("http://a.", "0x", "/"),
  ])
  func longStringsAreParsedInLinearTime(_ start: String, _ repeated: String, _ end: String) {
    let scale = ProcessInfo.processInfo.environment["PIPE_TEST_SCALE"].flatMap { Int($0) } ?? 1
    let count = 40_000 * scale / repeated.utf8.count
    let text = start + String(repeating: repeated, count: count) + end
    guard let url = try? WebURL(text) else { return }
    #expect((try? WebURL(url.description)) == url)
    #expect(!url.description.isEmpty && !url.origin.description.isEmpty)
    _ = url.queryPairs
    _ = url.pathSegments
  }

  @Test func manyDifferentCharactersInLabelsAreParsedInLinearTime() {
    var text = "http://"
    for value in UInt32(0x4E00)..<0x9000 {
      if let scalar = Unicode.Scalar(value) { text.unicodeScalars.append(scalar) }
      if value % 999 == 0 { text += "." }
    }
    #expect((try? WebURL(text)) != nil)
  }
}
