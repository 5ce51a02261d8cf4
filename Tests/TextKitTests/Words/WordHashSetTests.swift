import PipeTesting
import Testing
import TextKit

@Suite struct WordHashSetTests {
  @Test func holdsWhatASetHolds() {
    var generator = SeededGenerator(seed: 3)
    var set = WordHashSet()
    var model: Set<UInt64> = []
    for _ in 0..<5000 {
      let hash = UInt64.random(in: 0..<3000, using: &generator)
      #expect(set.insert(hash) == model.insert(hash).inserted)
    }
    #expect(set.count == model.count)
    for hash in UInt64(0)..<4000 { #expect(set.contains(hash) == model.contains(hash)) }
  }

  @Test func isMadeOfTheWordsOfAText() {
    let set = WordHashSet(words: "The and OF")
    #expect(set.count == 3)
    #expect(set.contains(WordHash.of("the")) && !set.contains(WordHash.of("if")))
  }
}
