import Fuzzing
import PipeTesting
import Testing

@testable import FeedReader

struct FeedFuzzTests {
  @Test(arguments: [Samples.rss, Samples.atom, Samples.rdf, Samples.json])
  func readsOrRefusesWhateverIsChanged(sample: String) {
    var random = SeededGenerator(seed: UInt64(sample.utf8.count))
    let original = Array(sample.utf8)
    let pieces = [
      "<", ">", "&", "\"", "'", "]]>", "<![CDATA[", "<!--", "<item>", "</item>", "</channel>",
      "\u{0}", "<entry>", "xmlns='x'", "{", "}", "[", "\\",
    ].map { Array($0.utf8) }
    for _ in 0..<400 {
      var bytes = original
      for _ in 0..<Int.random(in: 1...6, using: &random) {
        let index = Int.random(in: 0..<max(1, bytes.count), using: &random)
        switch Int.random(in: 0..<4, using: &random) {
        case 0: bytes[index] = UInt8.random(in: .min ... .max, using: &random)
        case 1: bytes.removeSubrange(index..<min(bytes.count, index + 20))
        case 2: bytes.insert(contentsOf: pieces.randomElement(using: &random) ?? [], at: index)
        default: bytes = Array(bytes[..<index])
        }
        if bytes.isEmpty { break }
      }
      _ = try? FeedReader(url: "https://x.example/f").read(bytes)
    }
  }

  @Test(arguments: 0..<4)
  func nothingGoesWrongWithWhateverFeed(part: Int) {
    let mutator = FeedMutator(seed: 1, samples: [], maximumLength: 4000)
    var target = FeedTarget()
    for number in part * 100..<(part + 1) * 100 {
      let (input, choices) = mutator.input(number)
      let faults = target.faults(in: input, choices: choices)
      let text = String(decoding: input, as: UTF8.self)
      #expect(faults.isEmpty, "seed 1, input \(number): \(text)\n\(faults.joined(separator: "\n"))")
      if !faults.isEmpty { break }
    }
  }

  @Test func theSameSeedGivesTheSameFeeds() {
    let mutators = (0..<2).map { _ in FeedMutator(seed: 5, samples: []) }
    for number in 0..<50 {
      let (input, choices) = mutators[0].input(number)
      let again = mutators[1].input(number)
      #expect(input == again.bytes && choices == again.choices)
      #expect(mutators[0].unit(number) == mutators[1].unit(number))
    }
  }
}
