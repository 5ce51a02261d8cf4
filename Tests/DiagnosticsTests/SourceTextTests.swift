import Diagnostics
import Testing

@Suite struct SourceTextTests {
  private func lines(_ text: String) -> [String] {
    let source = SourceText(name: "t", text: text)
    return (1...source.lineCount).map { String(decoding: source.line($0) ?? [], as: UTF8.self) }
  }

  @Test(arguments: [
    ("", [""]), ("a", ["a"]), ("a\n", ["a", ""]), ("a\nb", ["a", "b"]), ("\n\n", ["", "", ""]),
    ("a\r\nb\r\n", ["a", "b", ""]), ("a\rb", ["a", "b"]), ("a\n\rb", ["a", "", "b"]),
    ("a\r\r\nb", ["a", "", "b"]), ("\u{FEFF}a\nb", ["a", "b"]), ("a\u{2028}b", ["a\u{2028}b"]),
    ("a\r", ["a", ""]),
  ])
  func splitsLines(text: String, expected: [String]) {
    #expect(lines(text) == expected)
  }

  @Test func hasNoLinesOutsideTheText() {
    let source = SourceText(name: "t", text: "a\nb")
    for number in [Int.min, -1, 0, 3, Int.max] { #expect(source.line(number) == nil) }
  }

  @Test func keepsBytesThatAreNotUTF8() {
    let source = SourceText(name: "t", bytes: [0x61, 0xFF, 0x0A, 0xC3])
    #expect(source.line(1) == [0x61, 0xFF])
    #expect(source.line(2) == [0xC3])
    #expect(source.text == "a\u{FFFD}\n\u{FFFD}")
  }

  @Test func findsThePlaceOfAByte() {
    let source = SourceText(name: "t", text: "äb\n日本x")
    let places = [-1, 0, 2, 3, 4, 7, 10, 11, 99].map { source.location(ofByte: $0) }
    let expected = [(1, 1), (1, 1), (1, 2), (1, 3), (2, 1), (2, 2), (2, 3), (2, 4), (2, 4)]
    #expect(places.map(\.line) == expected.map(\.0))
    #expect(places.map(\.column) == expected.map(\.1))
  }
}
