import Compression
import Fuzzing
import Testing

/// Bodies of messages, which are there as a whole.
struct BodyTests {
  private struct Enough: Error {}

  private static let text = Array(String(repeating: "All of it. ", count: 900).utf8)

  private func unpacked(_ body: [UInt8], limit: Int = 64 << 20) throws -> [UInt8] {
    try ContentCoding.gzip.unpackedBody(body, limit: limit) {}
  }

  @Test(arguments: [1, 100, 65_536, 300_000, 6 << 20])
  func bodiesOfAllSizesAreUnpacked(count: Int) throws {
    let text = (0..<count).map { UInt8(truncatingIfNeeded: $0 / 7 ^ $0 >> 11) }
    let body = SampleArchive.gzip(text)
    #expect(try unpacked(body) == text)
    #expect(try unpacked(body, limit: count) == text)
    let error = #expect(throws: CompressionError.self) { try unpacked(body, limit: count - 1) }
    #expect(error?.kind == .tooLarge)
  }

  @Test func emptinessIsUnpacked() throws {
    #expect(try unpacked(SampleArchive.gzip([]), limit: 0).isEmpty)
  }

  @Test func whatFollowsIsPassedOverUnlessItIsAMember() throws {
    let body = SampleArchive.gzip(Self.text)
    let rests: [[UInt8]] = [
      [0], [0, 0, 0, 0, 0], [1, 2, 3], Self.text, [0x1F, 0x8B], [0, 0x1F],
    ]
    for rest in rests {
      #expect(try unpacked(body + rest) == Self.text)
    }
    for gap in [[], [0, 0]] as [[UInt8]] {
      #expect(try unpacked(body + gap + body) == Self.text + Self.text)
    }
    let error = #expect(throws: CompressionError.self) { try unpacked(body + body.dropLast()) }
    #expect(error?.kind == .truncated)
  }

  @Test func aWrongChecksumOrLengthIsDamage() throws {
    for place in 1...8 {
      var body = SampleArchive.gzip(Self.text)
      body[body.count - place] ^= 1
      let error = #expect(throws: CompressionError.self) { try unpacked(body) }
      #expect(error?.kind == .damaged)
    }
  }

  @Test func everyPlaceWhereABodyIsCutIsNoticed() throws {
    let body = SampleArchive.gzip(Self.text)
    for count in 0..<body.count {
      let error = #expect(throws: CompressionError.self) {
        try unpacked(Array(body.prefix(count)))
      }
      #expect(error?.kind == .truncated)
    }
  }

  @Test func whatTakesLongCanBeGivenUp() throws {
    // Much comes of it, or much is taken for it.
    let large = SampleArchive.gzip([UInt8](repeating: 0, count: 8 << 20))
    let head: [UInt8] = [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3]
    let block: [UInt8] = [0, 0, 0, 0xFF, 0xFF]
    let nothing = head + repeatElement(block, count: 400_000).joined()
    for body in [large, nothing] {
      #expect(throws: Enough.self) {
        try ContentCoding.gzip.unpackedBody(body, limit: 64 << 20) { throw Enough() }
      }
    }
  }
}
