import PipeTesting
import Testing

@testable import PipeKit

@Suite struct ContentHashTests {
  private func bytes(_ count: Int, seed: UInt64 = 1) -> [UInt8] {
    var generator = SeededGenerator(seed: seed)
    return (0..<count).map { _ in UInt8.random(in: 0...255, using: &generator) }
  }

  @Test func isTheSameInEveryVersionAndOnEveryMachine() {
    #expect(ContentHash().text == "852539c951d20cd0")
    #expect(ContentHash(Array("a".utf8).span).text == "7c181261906fa04c")
    #expect(ContentHash(Array(repeating: 0x61, count: 64).span).text == "bbd7e2ea20aead07")
    let long = (0..<1000).map { UInt8(truncatingIfNeeded: $0) }
    #expect(ContentHash(long.span).text == "65d6aeb56451b8be")
  }

  @Test func isTheSameHoweverTheBytesAreCut() {
    let seed: UInt64 = 7
    var generator = SeededGenerator(seed: seed)
    for count in Array(0...200) + [1000, 5000] {
      let bytes = bytes(count)
      let whole = ContentHash(bytes.span)
      #expect(whole.count == count)
      for most in [1, 3, 8, 63, 64, 65, 500] {
        var hash = ContentHash()
        var start = 0
        while start < count {
          let end = min(count, start + Int.random(in: 0...most, using: &generator))
          hash.add(bytes.span.extracting(start..<end))
          start = end
        }
        #expect(hash.value == whole.value, "\(count) bytes in pieces of \(most), seed \(seed)")
      }
    }
  }

  @Test func changesWithEveryBit() {
    for count in [1, 7, 8, 9, 63, 64, 65, 130, 200] {
      var bytes = bytes(count)
      var seen: Set<UInt64> = [ContentHash(bytes.span).value]
      for bit in 0..<(8 * count) {
        bytes[bit / 8] ^= 1 << (bit % 8)
        #expect(seen.insert(ContentHash(bytes.span).value).inserted, "bit \(bit) of \(count)")
        bytes[bit / 8] ^= 1 << (bit % 8)
      }
    }
  }

  @Test func changesWithEveryBitOfZeros() {
    var bytes = [UInt8](repeating: 0, count: 192)
    var seen: Set<UInt64> = [ContentHash(bytes.span).value]
    for bit in 0..<(8 * bytes.count) {
      bytes[bit / 8] ^= 1 << (bit % 8)
      #expect(seen.insert(ContentHash(bytes.span).value).inserted, "bit \(bit)")
      bytes[bit / 8] ^= 1 << (bit % 8)
    }
  }

  @Test func tellsHowManyZerosThereAre() {
    let hashes = (0...300).map { ContentHash([UInt8](repeating: 0, count: $0).span).value }
    #expect(Set(hashes).count == hashes.count)
  }

  @Test(arguments: [1, 8, 16, 32, 64, 128])
  func changesWhenBlocksChangePlaces(size: Int) {
    let bytes = bytes(1024)
    let whole = ContentHash(bytes.span).value
    for first in stride(from: 0, to: bytes.count - size, by: size) {
      for second in stride(from: first + size, to: bytes.count, by: size) {
        var swapped = bytes
        for index in 0..<size { swapped.swapAt(first + index, second + index) }
        guard swapped != bytes else { continue }
        #expect(ContentHash(swapped.span).value != whole, "\(size) bytes at \(first), \(second)")
      }
    }
  }

  @Test func goesOnFromWhatWasKeptOfWholeBlocks() throws {
    let bytes = bytes(300)
    for count in 0...300 {
      let text = ContentHash(bytes.span.extracting(0..<count)).lanes.text
      let lanes = try #require(ContentHash.Lanes(text))
      var hash = ContentHash(lanes: lanes, before: count)
      #expect(hash.count <= count && hash.count > count - 64)
      hash.add(bytes.span.extracting(hash.count..<300))
      #expect(hash.value == ContentHash(bytes.span).value)
    }
  }

  @Test func readsNothingButWhatItHasWritten() {
    #expect(UInt64(hexadecimal: UInt64.max.hexadecimal) == .max)
    #expect(UInt64(hexadecimal: "00000000000000ff") == 255)
    for text in ["", "ff", "+0000000000000ff", "-0000000000000ff", "00000000000000fg"] {
      #expect(UInt64(hexadecimal: text) == nil)
    }
    let text = ContentHash().lanes.text
    for text in [String(text.dropLast()), text + "0", ""] {
      #expect(ContentHash.Lanes(text) == nil)
    }
  }
}
