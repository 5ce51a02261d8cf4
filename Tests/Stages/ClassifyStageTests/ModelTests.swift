import Foundation
import PipeEngine
import PipeKit
import PipeTesting
import Testing
import TextClassifier

@testable import ClassifyStage

@Suite struct ModelTests {
  private func labels(_ yaml: String, title: String? = nil, text: String) async throws -> [Label] {
    let stage = try Classify.make(yaml: yaml)
    let document = Document(id: "a", title: title, text: text)
    return try #require(try await stage.run(on: [document]).output.first).labels
  }

  @Test(arguments: [
    ("sport", "The striker scored twice as the champions won the cup final."),
    ("health", "Doctors at the hospital treat patients with the new vaccine against malaria."),
    ("economy, business and finance", "The central bank raised interest rates as inflation rose."),
    ("politics", "The prime minister called an election after parliament rejected the bill."),
    ("weather", "Heavy rain and thunderstorms are forecast, with gusts and low temperatures."),
    ("labour", "Union members walked out in a strike over wages and working hours."),
    ("religion", "The pope celebrated mass with bishops in the cathedral."),
    ("education", "Pupils and teachers returned to schools for the exams of the new term."),
  ])
  func theModelOfNewsKnowsTheTopic(topic: String, text: String) async throws {
    let label = try #require(try await labels("threshold: 0", text: text).first)
    #expect(label.name == topic)
    #expect(label.code?.hasPrefix("medtop:") == true)
    #expect(label.scheme == "medtop")
  }

  @Test func theModelOfNewsHasTheSeventeenTopicsAndIsSmall() throws {
    let model = try ModelClassifier.open("news", nil)
    #expect(model.labels.count == 17)
    #expect(Set(model.codes).count == 17)
    #expect(model.size <= 8 << 20)
    #expect(!model.credits.isEmpty)
  }

  @Test func whatTheModelHasNoWordOfGetsNoLabel() async throws {
    #expect(try await labels("threshold: 0", text: "") == [])
    #expect(try await labels("threshold: 0", text: "… — !") == [])
  }

  @Test(arguments: [
    "the", "The of and, and that.", "1 2 3 4 5", "2024", "asdkjh qwoieu zmxnc qpwo",
    "Xkqvz wqxzj the vbnqx 17 zzqkw",
  ])
  func stopWordsNumbersAndLettersAtRandomGetNoLabel(text: String) async throws {
    #expect(try await labels("threshold: 0", text: text) == [])
    #expect(try await labels("threshold: 0", title: text, text: "") == [])
  }

  @Test(arguments: ["Football", "election", "Earthquake 7.1", "the strike"])
  func aWordMayBeEnough(text: String) async throws {
    #expect(try await labels("threshold: 0", text: text).count == 1)
  }

  @Test func aLabelBelowTheThresholdIsNotGiven() async throws {
    #expect(try await labels("threshold: 1", text: "A match.") == [])
  }

  @Test func onlySomeLabelsAreChosenAmong() async throws {
    let label = try await labels(
      "{threshold: 0, only: [politics, health]}", text: "The striker scored in the cup final.")
    #expect(label.count == 1)
    #expect(["politics", "health"].contains(label.first?.name))
  }

  @Test func whatOnlyLeavesOutDoesNotMakeTheRestSurer() async throws {
    let text = "Parliament passes the budget after the prime minister wins the vote."
    let among = try await labels("{threshold: 0, max_labels: 17}", text: text)
    let alone = try await labels("{threshold: 0, only: sport}", text: text)
    #expect(alone.map(\.score) == among.filter { $0.name == "sport" }.map(\.score))
    #expect(try await labels("{threshold: 0.9, only: sport}", text: text) == [])
    // Which of those that are left is the best stays the same.
    let two = try await labels("{threshold: 0, only: [sport, politics]}", text: text)
    #expect(two.map(\.name) == ["politics"])
  }

  @Test(arguments: [
    ("de", 0), ("de-AT", 0), ("en", 1), ("en-GB", 1), ("EN_us", 1), ("eng", 1), ("deu", 0),
    ("und", 1), ("", 1), ("no language", 1),
  ])
  func aModelLabelsTextsInItsLanguages(language: String, count: Int) async throws {
    let text = "The striker scored twice as the champions won the cup final."
    let document = Document(id: "a", language: language, text: text)
    let stage = try Classify.make(yaml: "model: news")
    #expect(try await stage.run(on: [document]).output.first?.labels.count == count)
    let any = try Classify.make(yaml: "{model: news, any_language: true}")
    #expect(try await any.run(on: [document]).output.first?.labels.count == 1)
  }

  @Test func aTextThatIsSurelyInAnotherLanguageGetsNoLabelThoughNobodySaysSo() async throws {
    let text = """
      Il governo ha approvato la legge di bilancio. Il campionato di calcio riprende domenica con due partite.
      """
    #expect(try await labels("model: news", text: text).isEmpty)
    #expect(
      try await labels("{model: news, any_language: true, threshold: 0}", text: text).count == 1)
  }

  @Test func thatDocumentsAreInOtherLanguagesIsNotedOnce() async throws {
    let documents = (0..<200).map { Document(id: "d\($0)", language: "de", text: "Das Tor.") }
    let stage = try Classify.make(yaml: "model: news")
    let notes = try await stage.run(on: documents).report.notes
    #expect(notes.count == 1)
    let told = notes.first?.text ?? ""
    #expect(told.contains("'news' knows texts in en") && told.contains("any_language"), "\(told)")
  }

  @Test func allLabelsTogetherAreAtMostAsManyAsAskedFor() async throws {
    let yaml = "{model: news, rules: {football: striker}, threshold: 0, combine: both, max_labels: "
    let text = "The striker scored."
    #expect(try await labels(yaml + "1}", text: text).map(\.scheme) == ["rules"])
    #expect(
      try await labels(yaml + "3}", text: text).map(\.scheme) == ["rules", "medtop", "medtop"])
  }

  @Test func explainNamesTheWordsThatSpokeForTheLabel() async throws {
    let label = try await labels(
      "{threshold: 0, explain: true}", text: "The striker scored in the cup final."
    ).first
    #expect(label?.evidence.contains { $0.contains("striker") || $0.contains("cup") } == true)
  }

  @Test func theModelIsAskedWhereNoRuleGivesALabel() async throws {
    let yaml = "{model: news, rules: {football: striker}, threshold: 0}"
    #expect(try await labels(yaml, text: "The striker scored.").map(\.scheme) == ["rules"])
    #expect(
      try await labels(yaml, text: "Parliament votes on the bill.").map(\.scheme) == ["medtop"])
  }

  @Test func aLabelOfARuleWithoutACodeHasTheOneThatTheModelKnows() async throws {
    // Whether the model gives the label makes no difference.
    for combine in ["both", "rules_first"] {
      for text in [
        "The striker scored in the cup final.", "Parliament heard a striker on the bill.",
      ] {
        let yaml =
          "{model: news, rules: {sport: striker}, threshold: 0, combine: \(combine), scheme: topics}"
        let sport = try await labels(yaml, text: text).filter { $0.name == "sport" }
        #expect(sport.map(\.code) == ["medtop:15000000"] && sport.map(\.evidence) == [["striker"]])
      }
    }
    // A label of another scheme is another label.
    let other = "{model: news, rules: {sport: striker}, threshold: 0}"
    #expect(try await labels(other, text: "The striker scored.").map(\.code) == [nil])
  }

  @Test func rulesAndTheModelCanBothGiveLabels() async throws {
    let yaml = "{model: news, rules: {football: striker}, threshold: 0, combine: both}"
    #expect(
      try await labels(yaml, text: "The striker scored.").map(\.scheme) == ["rules", "medtop"])
  }

  @Test(arguments: [
    ("model: missing.model", "missing.model"), ("{only: [politcs]}", "has no label 'politcs'"),
    ("{rules: {x: a}, only: [politics]}", "there are only rules"),
    ("{rules: {x: a}, combine: both}", "there are only rules"),
    ("{model: news, combine: both}", "there are no rules"),
    ("{rules: {x: a}, any_language: true}", "there are only rules"), ("rules: {}", "has no label"),
  ])
  func whatIsWrongIsSaid(yaml: String, message: String) {
    let told = problems(with: yaml)
    #expect(told.contains(message), "\(told)")
  }

  @Test(arguments: [
    ("model: nws", "did you mean 'news'?"), ("only: [sports]", "did you mean 'sport'?"),
    ("only: [politcs]", "did you mean 'politics'?"), ("only: xyz", "its labels are: "),
  ])
  func namesThatAreNearlyRightAreSuggested(yaml: String, advice: String) {
    let told = problems(with: yaml)
    #expect(told.contains(advice), "\(told)")
  }
}
