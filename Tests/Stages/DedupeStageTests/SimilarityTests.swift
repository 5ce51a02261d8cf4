import PipeKit
import Testing

@testable import DedupeStage

@Suite struct SimilarityTests {
  private func sketch(_ words: [String]) -> [UInt64] {
    var maker = FingerprintMaker(minWords: 3, kinds: [.near], ignoredParameters: [])
    return maker.fingerprint(of: Document(id: "", text: words.joined(separator: " "))).sketch
  }

  private func jaccard(_ one: [String], _ other: [String]) -> Double {
    func shingles(_ words: [String]) -> Set<[String]> {
      Set((0..<max(words.count - 2, 0)).map { Array(words[$0..<$0 + 3]) })
    }
    let (one, other) = (shingles(one), shingles(other))
    return Double(one.intersection(other).count) / Double(one.union(other).count)
  }

  @Test(arguments: [25, 60, 150, 600, 3000])
  func isTheShareOfShinglesInCommon(length: Int) {
    var text = InventedText(seed: UInt64(length))
    var errors: [Double] = []
    for rate in [0, 0.02, 0.05, 0.1, 0.2, 0.5] {
      for _ in 0..<20 {
        let words = text.words(length)
        let copy = text.edited(words, rate: rate)
        let told = ShingleSketch.similarity(sketch(words).span, sketch(copy).span)
        errors.append(told - jaccard(words, copy))
      }
    }
    let mean = errors.reduce(0, +) / Double(errors.count)
    let deviation = (errors.map { $0 * $0 }.reduce(0, +) / Double(errors.count)).squareRoot()
    #expect(abs(mean) < 0.02 && deviation < 0.04, "mean \(mean), deviation \(deviation)")
  }

  @Test func ofOneTextIsOneAndOfOthersNothing() {
    var text = InventedText(seed: 7)
    let words = text.words(400)
    #expect(ShingleSketch.similarity(sketch(words).span, sketch(words).span) == 1)
    #expect(ShingleSketch.similarity(sketch(words).span, sketch(text.words(400)).span) < 0.02)
    let nothing = [UInt64](repeating: 0, count: ShingleSketch.wordCount)
    #expect(ShingleSketch.similarity(nothing.span, nothing.span) == 0)
  }

  @Test func doesNotMindCaseAndPunctuation() {
    var text = InventedText(seed: 8)
    let words = text.words(50)
    #expect(sketch(words) == sketch(words.map { $0.uppercased() + "," }))
  }

  @Test(arguments: [(0.05, 0.99), (0.1, 0.93)])
  func copiesAreFoundAmongManyTexts(rate: Double, least: Double) {
    var text = InventedText(seed: 11)
    var index = CopyIndex(threshold: 0.45, limit: 10_000)
    var texts: [[String]] = []
    for number in 0..<3000 {
      texts.append(text.words(30 + number % 300))
      index.insert(
        Fingerprint(sketch: sketch(texts[number])), id: "\(number)",
        CopyIndex.Entry(seen: 0, group: 0))
    }
    var (found, wrong) = (0, 0)
    for number in stride(from: 0, to: 3000, by: 5) {
      let copy = Fingerprint(sketch: sketch(text.edited(texts[number], rate: rate)))
      guard let match = index.match(copy) else { continue }
      if match.number == UInt32(number + 1) { found += 1 } else { wrong += 1 }
    }
    #expect(Double(found) >= least * 600 && wrong == 0, "found \(found) of 600, \(wrong) wrong")
  }
}
