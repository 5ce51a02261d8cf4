import Compression
import Fuzzing
import Testing

struct UnpackingTests {
  private static let text = Array(String(repeating: "All of it. ", count: 9000).utf8)

  @Test(arguments: [1, 7, 100_000])
  func membersInARowAreReadAsOneHoweverTheyArrive(most: Int) throws {
    let packed = SampleArchive.gzip(Self.text) + SampleArchive.gzip(Self.text) + [0, 0, 0]
    var pieces = PieceReader(packed, most: most, seed: 1)
    var unpacking = Unpacking(.gzip)
    var output: [UInt8] = []
    while try unpacking.read(
      into: &output, count: 1000, reading: { pieces.read(into: &$0, count: $1) }) > 0
    {}
    #expect(output == Self.text + Self.text)
  }

  @Test func whatIsCutOffFailsWithThePlaceBehindWhatCouldBeRead() {
    let packed = SampleArchive.gzip(Self.text)
    let (bytes, error) = ContentCoding.gzip.unpackedPrefix(Array(packed.dropLast(20)), limit: .max)
    #expect(error?.kind == .truncated && error?.offset == packed.count - 20)
    #expect(Self.text.starts(with: bytes))
  }

  @Test func damageFailsWithItsPlace() {
    var packed = SampleArchive.gzip(Self.text)
    packed[packed.count - 5] ^= 1
    let error = #expect(throws: CompressionError.self) {
      try ContentCoding.gzip.unpacked(packed, limit: 1 << 30)
    }
    #expect(error?.kind == .damaged)
    #expect(error?.message.contains("gzip data is damaged: incorrect data check") == true)
  }

  @Test func aBombIsNotUnpacked() {
    let bomb = SampleArchive.gzip([UInt8](repeating: 0, count: 30 << 20))
    #expect(bomb.count < 40_000)
    let (bytes, error) = ContentCoding.gzip.unpackedPrefix(bomb, limit: 1000)
    #expect(bytes.count == 1000 && error?.kind == .tooLarge)
  }

  @Test func whatStandsBehindItIsToldApart() {
    let error = #expect(throws: CompressionError.self) {
      try ContentCoding.gzip.unpacked(SampleArchive.gzip([1, 2]) + [5, 6, 7, 8], limit: 100)
    }
    #expect(error?.message.contains("behind the gzip data") == true)
  }

  @Test func zstdAndBrotliAreRead() throws {
    // By the programs of these names.
    let zstd: [UInt8] = [0x28, 0xB5, 0x2F, 0xFD, 0x00, 0x58, 0x19, 0x00, 0x00, 0x61, 0x62, 0x63]
    #expect(try ContentCoding.zstd.unpacked(zstd, limit: 10) == Array("abc".utf8))
    let brotli: [UInt8] = [0x0B, 0x01, 0x80, 0x61, 0x62, 0x63, 0x03]
    #expect(try ContentCoding.brotli.unpacked(brotli, limit: 10) == Array("abc".utf8))
  }

  @Test func namesAreThoseOfHTTP() {
    #expect(ContentCoding(name: "x-gzip") == .gzip && ContentCoding(name: "BR") == .brotli)
    #expect(ContentCoding(name: "identity") == nil)
  }
}
