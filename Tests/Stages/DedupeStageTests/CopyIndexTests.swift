import PipeTesting
import Testing

@testable import DedupeStage

@Suite struct CopyIndexTests {
  private let entry = CopyIndex.Entry(seen: 0, group: 0)

  @Test func findsByEachKeyTheNewest() {
    var index = CopyIndex(threshold: 0.5, limit: 1000)
    index.insert(Fingerprint(address: 1, guid: 2, content: 3), id: "a", entry)
    index.insert(Fingerprint(address: 4, guid: 2, content: 5), id: "b", entry)
    #expect(index.match(Fingerprint(address: 1))?.number == 1)
    #expect(index.match(Fingerprint(guid: 2))?.number == 2)
    #expect(index.match(Fingerprint(address: 9, content: 3))?.likeness == .content)
    #expect(index.match(Fingerprint(address: 9, guid: 9, content: 9)) == nil)
    #expect(index.match(Fingerprint()) == nil)
    #expect(index.id(1) == "a" && index.id(2) == "b" && index.id(3) == nil && index.id(0) == nil)
  }

  @Test func remembersAtLeastAsManyAsTheLimitAndNotManyMore() {
    var index = CopyIndex(threshold: 0.5, limit: 10_000)
    for key in 1...30_000 {
      index.insert(Fingerprint(address: UInt64(key) &* 0x9E37_79B9_7F4A_7C15), id: "\(key)", entry)
    }
    for key in [1, 10_000, 20_000, 20_001, 25_000, 30_000] {
      let found = index.match(Fingerprint(address: UInt64(key) &* 0x9E37_79B9_7F4A_7C15))
      #expect((found != nil) == (key > 20_000 || index.id(UInt32(key)) != nil))
      #expect(found == nil || index.id(UInt32(key)) == "\(key)")
    }
    #expect(index.match(Fingerprint(address: 0x9E37_79B9_7F4A_7C15)) == nil)
    #expect((10_000...10_000 + 2 * IndexChunk.size).contains(index.count))
  }

  @Test func manyDocumentsWithHalfTheirTextInCommonTakeLinearTime() {
    // Pages that share their boilerplate have many keys in common, and are no copies.
    var generator = SeededGenerator(seed: 3)
    let shared = (0..<ShingleSketch.wordCount).map { _ in
      UInt64.random(in: 1 ... .max, using: &generator)
    }
    var index = CopyIndex(threshold: 0.45, limit: 100_000)
    var found = 0
    for number in 0..<4000 {
      let sketch = shared.enumerated().map { place, word in
        place % 3 == 0 ? word : UInt64.random(in: 1 ... .max, using: &generator)
      }
      let print = Fingerprint(sketch: sketch)
      if index.match(print) != nil { found += 1 }
      index.insert(print, id: "\(number)", entry)
    }
    #expect(found == 0)
  }

  @Test func aBlockIsReadAsItWasWritten() {
    var generator = SeededGenerator(seed: 5)
    let documents = (0..<100).map { number -> (Fingerprint, String) in
      let sketch =
        number % 3 == 0
        ? []
        : (0..<ShingleSketch.wordCount).map { _ in UInt64.random(in: 1 ... .max, using: &generator)
        }
      return (
        Fingerprint(
          address: .random(in: 0 ... .max, using: &generator), guid: UInt64(number % 2),
          content: .max, sketch: sketch), String(repeating: "ü", count: number * 7)
      )
    }
    let text = SeenBlock.encode(documents)
    let read = SeenBlock.decode(text)
    #expect(read?.map(\.0) == documents.map(\.0))
    #expect(read?.map(\.1) == documents.map(\.1))
    #expect(SeenBlock.decode("")?.isEmpty == true)
    for length in stride(from: 4, to: text.utf8.count, by: 404) {
      // Whatever is missing, it is told or whole documents are left.
      _ = SeenBlock.decode(String(text.prefix(length)))
    }
    #expect(SeenBlock.decode(String(text.dropLast(4))) == nil)
    #expect(SeenBlock.decode("????") == nil)
  }
}
