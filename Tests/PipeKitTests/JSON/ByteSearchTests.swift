import Testing

@testable import PipeKit

/// Bytes are looked for a word at a time.
@Suite struct ByteSearchTests {
  @Test(arguments: [0x00, 0x01, 0x09, 0x0B, 0x80, 0x8A, 0xFF] as [UInt8])
  func aLineFeedOrNULIsFoundWhereverItStandsAndNothingElseIs(filler: UInt8) {
    for count in [0, 1, 7, 8, 9, 31, 32, 33, 40, 71] {
      var bytes = [UInt8](repeating: filler, count: count)
      #expect(bytes.span.lineFeed(from: 0) == nil)
      #expect(bytes.span.hasNUL == (filler == 0 && count > 0))
      for place in bytes.indices {
        for byte in [0x00, 0x0A] as [UInt8] {
          bytes[place] = byte
          #expect(bytes.span.lineFeed(from: 0) == (byte == 0x0A ? place : nil))
          #expect(bytes.span.hasNUL == bytes.contains(0))
        }
        bytes[place] = filler
      }
    }
  }
}
