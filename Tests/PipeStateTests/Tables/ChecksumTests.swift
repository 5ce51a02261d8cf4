import Testing

@testable import PipeState

@Suite struct ChecksumTests {
  @Test func tellsRowsApart() {
    let rows: [[Cell]] = [
      [], [.null], [.null, .null], [.integer(0)], [.integer(1)], [.text("")], [.text("a")],
      [.text("ab"), .text("c")], [.text("a"), .text("bc")], [.text("a\0")], [.text("\0a")],
      [.integer(.min)], [.integer(.max)],
    ]
    #expect(Set(rows.map { Checksum($0).value }).count == rows.count)
  }

  @Test func noticesEveryFlippedBit() {
    let text = "https://example.org/"
    let sum = Checksum([.text(text), .integer(1)]).value
    for index in text.utf8.indices {
      for bit in 0..<7 {
        var bytes = Array(text.utf8)
        bytes[text.utf8.distance(from: text.utf8.startIndex, to: index)] ^= 1 << UInt8(bit)
        #expect(
          Checksum([.text(String(decoding: bytes, as: UTF8.self)), .integer(1)]).value != sum)
      }
    }
  }
}
