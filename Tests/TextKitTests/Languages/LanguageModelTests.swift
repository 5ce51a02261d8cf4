import CLanguageModel
import PipeTesting
import Testing

@testable import TextKit

@Suite struct LanguageModelTests {
  private static var shipped: [UInt8] {
    Array(UnsafeBufferPointer(start: pipe_language_model(), count: pipe_language_model_size()))
  }

  @Test func isSmallAndIntact() {
    let bytes = Self.shipped
    #expect(bytes.count <= 2 << 20)
    let isIntact = LanguageModel.isIntact(bytes.span)
    #expect(isIntact)
    #expect(LanguageModel.shared?.scripts.count == 8)
  }

  @Test func noticesDamage() {
    var bytes = Self.shipped
    bytes[bytes.count / 2] ^= 1
    let isIntact = LanguageModel.isIntact(bytes.span)
    let isTinyIntact = LanguageModel.isIntact(bytes.span.extracting(first: 3))
    #expect(!isIntact && !isTinyIntact)
  }

  @Test func isNoModelWhenCutShort() {
    let bytes = Self.shipped
    for count in Array(0..<400) + [bytes.count / 2, bytes.count - 1] {
      let isModel = LanguageModel(bytes.span.extracting(first: count)) != nil
      #expect(!isModel, "\(count) bytes")
    }
  }

  @Test func readsAnyHeadWithoutHarm() {
    let bytes = Array(Self.shipped.prefix(600))
    var generator = SeededGenerator(seed: 8)
    for _ in 0..<2_000 {
      var damaged = bytes
      for _ in 0..<Int.random(in: 1...8, using: &generator) {
        damaged[Int.random(in: 8..<damaged.count, using: &generator)] = UInt8.random(
          in: 0...255, using: &generator)
      }
      _ = LanguageModel(damaged.span)
    }
  }

  /// The same numbers as `scripts/train-languages` prints with `--hashes hello čaj`.
  @Test func hashesAsTheTrainerDoes() {
    #expect(Self.hashes(" hello ").prefix(3) == [3_998_784_131, 739_200_703, 4_065_543_943])
    #expect(Self.hashes(" hello ").count == 19)
  }

  private static func hashes(_ text: String) -> [UInt32] {
    let scalars = text.unicodeScalars.map(\.value)
    var hashes: [UInt32] = []
    NGramHasher.hash(scalars.span, 0..<scalars.count) { hashes.append($0) }
    return hashes
  }
}
