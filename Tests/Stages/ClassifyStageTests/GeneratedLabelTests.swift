import ClassifyStage
import Foundation
import PipeKit
import PipeTesting
import Testing

/// Labels by a language model, whose server here is a function.
@Suite struct GeneratedLabelTests {
  private let match = Document(
    id: "a", title: "Striker scores twice as champions win the cup final",
    text: "The coach praised his team after the match.",
    labels: [Label("old", scheme: "llm"), Label("kept", scheme: "genre")])

  private func labels(
    _ options: String, _ answer: @escaping @Sendable (String) -> String?
  ) async throws -> (labels: [Label], note: String?) {
    let stage = try Classify.make(
      yaml:
        "{method: llm, llm: {url: 'http://localhost:1/v1', model: small, attempts: 1}\(options)}")
    var test = TestServices()
    test.http = TestHTTPClient { request in
      let question = try JSON(parsing: request.body).object?["messages"]?.array?.last?.object?[
        "content"]
      guard let text = answer(question?.string ?? "") else {
        return HTTPResponse(status: 500, url: request.url)
      }
      let body: JSON = ["choices": [["message": ["content": .string(text)]]]]
      return HTTPResponse(status: 200, url: request.url, body: body.serialized)
    }
    let result = try await stage.run(on: [match], services: test.services)
    let document = try #require(result.output.first)
    return (document.labels.filter { $0.scheme != "genre" }, document.trail.last?.note)
  }

  @Test(arguments: [
    #"{"labels": [{"name": "sport", "score": 0.91}]}"#,
    #"{"labels": [{"label": "SPORT", "score": 0.91}]}"#,
    "Here it is:\n```json\n{\"labels\": [{\"name\": \" sport\", \"score\": 0.91}, {\"name\": \"nonsense\"}]}\n```",
    #"{"labels": [{"name": "sport", "score": 0.91}, {"name": "sport", "score": 1}]}"#,
    #"{"labels": [{"name": "politics", "score": 0.1}, {"name": "sport", "score": 0.91}]}"#,
  ])
  func theAnswerNamesLabels(answer: String) async throws {
    let (labels, note) = try await labels(", labels: [politics, sport]") { question in
      question.contains("- politics\n- sport") && question.contains("The coach") ? answer : nil
    }
    #expect(labels == [Label("sport", score: 0.91, scheme: "llm")])
    #expect(note == "labels by small")
  }

  @Test(arguments: [
    "sport", #"["sport"]"#, #"{"labels": ["Sport"]}"#, #"{"label": "sport"}"#, "sport.",
    #""sport""#, "**sport**", #"{"labels":"sport"}"#, "- sport", "1. Sport", "`sport`", "“Sport.”",
    "Label: sport", "**Category:** sport.", "#sport", #"{"labels": ["sport."]}"#,
    "```\nsport\n```", "[sport]", #"{"label": {"name": "sport"}}"#,
  ])
  func namesAloneAreTakenForSure(answer: String) async throws {
    let found = try await labels(", labels: [politics, sport]") { _ in answer }.labels
    #expect(found == [Label("sport", score: 1, scheme: "llm")])
  }

  @Test(arguments: [
    "sport, politics", "- sport\n- politics", "1. **Sport**\n2. **Politics**", "sport; politics.",
    "Labels: sport, politics", "Labels:\n* sport\n* politics", #"{"labels": "sport, politics"}"#,
    #""sport, politics""#,
  ])
  func aListOfNamesIsTakenWhereSeveralAreAllowed(answer: String) async throws {
    let names = try await labels(", labels: [politics, sport, 'arts, media'], max_labels: 2") { _ in
      answer
    }.labels.map(\.name)
    #expect(names == ["sport", "politics"])
  }

  @Test func aLabelMayHaveTheMarksThatAreTakenOff() async throws {
    for (answer, name) in [("c++.", "c++"), ("- arts, media", "arts, media"), ("C", "c")] {
      let found = try await labels(", labels: [c, c++, 'arts, media']") { _ in answer }.labels
      #expect(found.map(\.name) == [name])
    }
  }

  @Test func noLabelIsAnAnswerToo() async throws {
    let (labels, note) = try await labels(", labels: [politics, sport]") { _ in #"{"labels": []}"# }
    #expect(labels.isEmpty)
    #expect(note == "labels by small")
  }

  @Test func theModelOfNewsHasTheLabelsUnlessTheyAreGiven() async throws {
    let found = try await labels("") { question in
      question.contains("- sport") && question.contains("the label that fits best") ? "health" : nil
    }.labels.filter { $0.scheme == "medtop" }
    #expect(found == [Label("health", score: 1, scheme: "medtop", code: "medtop:07000000")])
  }

  @Test func aLabelThatRulesAndTheModelKnowIsOfferedOnceWithTheCodeOfTheRule() async throws {
    for (code, expected) in [("", "medtop:15000000"), (", code: own", "own")] {
      let rules = ", model: news, rules: {Sport: {any: coach\(code)}}"
      let found = try await labels(rules) { question in
        question.lowercased().components(separatedBy: "- sport\n").count == 2 ? "sport" : nil
      }.labels.filter { $0.scheme == "medtop" }
      #expect(found == [Label("Sport", score: 1, scheme: "medtop", code: expected)])
    }
  }

  @Test(arguments: [
    "nonsense", "{}", "", "[1, 2]", #"{"labels": "nonsense!"}"#, "sport, nonsense", "sport, health",
    "no sport", "sport is it, not health", "- sport\n- health", "...", #"{"labels": ""}"#,
  ])
  func anAnswerThatCannotBeUsedGivesWayToTheTrainedModel(answer: String) async throws {
    let (labels, note) = try await labels("") { _ in answer }
    #expect(labels.filter { $0.scheme == "medtop" }.map(\.name) == ["sport"])
    #expect(note?.hasPrefix("labels by rules or a trained model, as small has failed: ") == true)
  }

  @Test func rulesTakeOverWhereTheServerFails() async throws {
    let (labels, _) = try await labels(", rules: {football: coach}") { _ in nil }
    #expect(labels.filter { $0.scheme == "rules" }.map(\.name) == ["football"])
  }

  @Test func withoutRulesOrModelThereIsNoLabelThen() async throws {
    let (labels, note) = try await labels(", labels: [politics, sport]") { _ in nil }
    #expect(labels.isEmpty)
    #expect(note?.hasPrefix("no labels, as small has failed: ") == true)
  }

  @Test(arguments: [
    "method: llm", "llm: {url: 'http://localhost:1', model: m}", "labels: [a]",
    "{method: llm, labels: [' '], llm: {url: 'http://localhost:1', model: m}}",
  ])
  func optionsThatDoNotGoTogetherAreAProblem(yaml: String) {
    #expect(throws: (any Error).self) { try Classify.make(yaml: yaml) }
  }
}
