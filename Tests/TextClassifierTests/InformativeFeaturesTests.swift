import Testing

@testable import TextClassifier

@Suite struct InformativeFeaturesTests {
  @Test func tellTheWordsThatSpeakForALabel() async throws {
    let rows = Rows.make(150)
    let model = try await Rows.model(rows)
    let features = InformativeFeatures(of: model, in: rows, count: 12)
    #expect(features.labels.count == 3)
    for (label, found) in zip(model.labels, features.labels) {
      let topic = Rows.topics.first { $0.label == label }?.words ?? []
      #expect(found.count == 12)
      #expect(found.map(\.weight) == found.map(\.weight).sorted(by: >))
      #expect(found.allSatisfy { $0.weight > 0 })
      // All that is told has a word of the topic in it.
      for feature in found {
        #expect(
          feature.text.split(separator: " ").contains { topic.contains(String($0)) }, "\(feature)")
      }
      let kinds = Set(found.map(\.kind))
      #expect(kinds.contains(.word) && !kinds.contains(.characters))
    }
  }

  @Test func tellPartsOfWordsFromWords() async throws {
    var options = TrainingOptions()
    options.features = FeatureOptions(wordNgrams: 1, characterNgrams: 3...4)
    let rows = (0..<60).map { number in
      LabelledText(
        ClassifierText(
          body: number % 2 == 0 ? "über\(number)ungen der Zeit" : "go\(number)ing of time"),
        labels: [number % 2 == 0 ? "de" : "en"])
    }
    let model = try await Rows.model(rows, options)
    let features = InformativeFeatures(of: model, in: rows, count: 30)
    let german = features.labels[0]
    #expect(german.contains { $0.kind == .word && $0.text == "der" })
    #expect(german.contains { $0.kind == .characters && $0.text == "übe" })
  }

  @Test func haveNothingToTellWithoutRows() async throws {
    let model = try await Rows.model()
    #expect(InformativeFeatures(of: model, in: [], count: 5).labels == [[], [], []])
    #expect(InformativeFeatures(of: model, in: Rows.make(9), count: 0).labels == [[], [], []])
  }
}
