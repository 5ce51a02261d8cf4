import Compression
import Testing

@Suite struct PackingTests {
  /// Pieces of text, some empty, some longer than a gzip member.
  private static let pieces: [[UInt8]] = [
    [], Array("a".utf8), Array("Rain until Friday.\n".utf8),
    [UInt8](repeating: 0x61, count: 70_000),
    (0..<2_500_000).map { UInt8(truncatingIfNeeded: $0 &* $0 >> 7) }, [], Array("end".utf8),
  ]

  @Test(arguments: Packing.Format.allCases, 0...pieces.count)
  func isUnpackedAgainWhereverItWasEnded(_ format: Packing.Format, _ place: Int) throws {
    let packing = Packing(format)
    var packed: [UInt8] = []
    for (index, piece) in Self.pieces.enumerated() {
      if index == place {
        try packing.end(into: &packed)
        let so = packed.isEmpty ? [] : try format.coding.unpacked(packed, limit: 1 << 24)
        #expect(so == Array(Self.pieces[..<place].joined()))
      }
      try packing.add(piece, into: &packed)
    }
    try packing.end(into: &packed)
    #expect(try format.coding.unpacked(packed, limit: 1 << 24) == Array(Self.pieces.joined()))
    // Of what repeats, little is left; and it ends once.
    let end = packed.count
    try packing.end(into: &packed)
    #expect(packed.count == end)
  }

  @Test(arguments: Packing.Format.allCases)
  func makesNothingOfNothing(_ format: Packing.Format) throws {
    let packing = Packing(format)
    var packed: [UInt8] = []
    try packing.add([], into: &packed)
    try packing.end(into: &packed)
    #expect(packed.isEmpty)
  }

  @Test(arguments: Packing.Format.allCases)
  func makesTextSmaller(_ format: Packing.Format) throws {
    let packing = Packing(format)
    var packed: [UInt8] = []
    for number in 0..<20_000 {
      try packing.add(Array("{\"id\":\(number),\"title\":\"Rain\"}\n".utf8), into: &packed)
    }
    try packing.end(into: &packed)
    #expect(packed.count < 20_000 * 8)
    #expect(format.coding == ContentCoding.sniffed(packed))
  }

  @Test func knowsTheEndingsOfNames() {
    #expect(Packing.Format(pathExtension: "gz") == .gzip)
    #expect(Packing.Format(pathExtension: "zst") == .zstd)
    #expect(Packing.Format(pathExtension: "zip") == nil)
  }
}
