import PipeTesting
import Testing

@testable import TextClassifier

@Suite struct FeatureReaderTests {
  private func features(
    _ text: ClassifierText, _ options: FeatureOptions
  ) -> [UInt64] {
    var (hashes, counts): ([UInt64], [UInt32]) = ([], [])
    FeatureRows.hashes(
      of: LabelledText(text, labels: []), FeatureReader(options), into: &hashes, &counts)
    return zip(hashes, counts).flatMap { [UInt64](repeating: $0, count: Int($1)) }
  }

  @Test func wordsAreTheSameWhereverATextIsCut() {
    var random = SeededGenerator(seed: 11)
    let options = FeatureOptions(wordNgrams: 1, characterNgrams: 3...5, marksTitle: false)
    let words = ["Über", "naïve", "don't", "3.14", "東京", "data", "U.S", "Ёлка", "a"]
    for _ in 0..<50 {
      let text = (0..<20).map { _ in words.randomElement(using: &random) ?? "" }
      let cut = Int.random(in: 0...20, using: &random)
      let whole = ClassifierText(body: text.joined(separator: " "))
      let parts = ClassifierText(
        title: text[..<cut].joined(separator: " "), body: text[cut...].joined(separator: " "))
      #expect(features(whole, options) == features(parts, options))
    }
  }

  @Test func caseAndSpacesDoNotMatter() {
    let options = FeatureOptions(wordNgrams: 3)
    #expect(
      features(ClassifierText(body: "The Bank OF England"), options)
        == features(ClassifierText(body: "the\n\nbank   of\tengland!"), options))
  }

  @Test(arguments: 1...5)
  func runsOfWordsAreAsLongAsAskedFor(length: Int) {
    let text = ClassifierText(body: "one two three four five six seven")
    let expected = (1...length).reduce(0) { $0 + 8 - $1 }
    #expect(features(text, FeatureOptions(wordNgrams: length)).count == expected)
  }

  @Test func aWordOfTheTitleIsAFeatureOfItsOwn() {
    let title = ClassifierText(title: "goal", body: "")
    #expect(features(title, FeatureOptions(wordNgrams: 1)).count == 2)
    #expect(features(title, FeatureOptions(wordNgrams: 1, marksTitle: false)).count == 1)
  }

  @Test func rangesLieWithinTheText() {
    var random = SeededGenerator(seed: 5)
    let reader = FeatureReader(FeatureOptions(wordNgrams: 5, characterNgrams: 1...8))
    for _ in 0..<200 {
      let bytes = (0..<60).map { _ in UInt8.random(in: 0...255, using: &random) }
      reader.read(bytes.span, .title) { _, range, _ in
        #expect(range.lowerBound >= 0 && range.upperBound <= bytes.count)
      }
    }
  }
}
