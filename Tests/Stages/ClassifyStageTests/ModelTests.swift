import Foundation
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

  @Test func aLabelBelowTheThresholdIsNotGiven() async throws {
    #expect(try await labels("threshold: 1", text: "A match.") == [])
  }

  @Test func onlySomeLabelsAreChosenAmong() async throws {
    let label = try await labels(
      "{threshold: 0, only: [politics, health]}", text: "The striker scored in the cup final.")
    #expect(label.count == 1)
    #expect(["politics", "health"].contains(label.first?.name))
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

  @Test func rulesAndTheModelCanBothGiveLabels() async throws {
    let yaml = "{model: news, rules: {football: striker}, threshold: 0, combine: both}"
    #expect(
      try await labels(yaml, text: "The striker scored.").map(\.scheme) == ["rules", "medtop"])
  }

  @Test(arguments: [
    ("model: missing.model", "missing.model"), ("{only: [politcs]}", "has no label 'politcs'"),
    ("{rules: {x: a}, only: [politics]}", "there are only rules"),
  ])
  func whatIsWrongIsSaid(yaml: String, message: String) {
    #expect {
      try Classify.make(yaml: yaml)
    } throws: {
      "\($0)".contains(message) || "\(($0 as? OptionProblem)?.hint ?? "")".contains(message)
    }
  }
}
