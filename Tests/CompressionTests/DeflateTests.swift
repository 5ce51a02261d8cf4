import Compression
import Testing

@Suite struct DeflateTests {
  private static let text = (0..<20_000).map { UInt8(truncatingIfNeeded: $0 / 50) }

  @Test(arguments: [0, 1, 2, 1000, 2_500_000]) func isUnpackedAgain(_ count: Int) throws {
    let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0 >> 6) }
    let packed = try Deflate.packed(bytes)
    #expect(try Deflate.unpacked(packed, size: count) == bytes)
    if count >= 1000 { #expect(packed.count < count / 10) }
  }

  @Test func isADeflateStreamForOthersToo() throws {
    let decoder = InflateDecoder(.raw)
    var (position, output): (Int, [UInt8]) = (0, [])
    let packed = try Deflate.packed(Self.text)
    while try !decoder.decode(packed, from: &position, into: &output, limit: 1 << 16) {}
    #expect(output == Self.text && position == packed.count)
  }

  @Test func dataOfAnotherLengthAreAnError() throws {
    let packed = try Deflate.packed(Self.text)
    for size in [0, 1, Self.text.count - 1, Self.text.count + 1, 1 << 30] {
      #expect(throws: CompressionError.self) { try Deflate.unpacked(packed, size: size) }
    }
  }

  @Test func whatIsCutOffOrDamagedIsAnError() throws {
    let packed = try Deflate.packed(Self.text)
    for end in 0..<packed.count {
      let part = Array(packed[..<end])
      #expect(throws: CompressionError.self) { try Deflate.unpacked(part, size: Self.text.count) }
    }
    #expect(throws: CompressionError.self) { try Deflate.unpacked([0xFF, 0xFF], size: 1) }
  }

  @Test func checksumsAreThoseOfZip() {
    #expect(Deflate.checksum(of: Array("123456789".utf8)) == 0xCBF4_3926)
    #expect(Deflate.checksum(of: []) == 0)
  }
}
