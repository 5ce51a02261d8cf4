import Diagnostics
import PipeEngine
import PipeKit
import PipeTesting
import SummarizeStage
import Testing

/// Summaries by a language model, whose server here is a function.
@Suite struct GeneratedSummaryTests {
  private let text = """
    Heavy rain flooded the valley on Monday, and hundreds of people had to leave their homes. The river \
    rose by three metres within hours. Police closed the road to the valley. Schools stay closed until Friday.
    """

  private func run(
    _ options: String = "", on documents: [Document],
    answer: @escaping @Sendable (String) -> String?
  ) async throws -> (output: [Document], asked: [HTTPRequest]) {
    let stage = try Summarize.make(
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
    let result = try await stage.run(on: documents, services: test.services)
    return (result.output, test.http.requests)
  }

  private func one(
    _ options: String = "", _ answer: @escaping @Sendable (String) -> String?
  ) async throws -> (summary: String?, note: String?) {
    let output = try await run(
      options, on: [Document(id: "a", title: "Flood", language: "en", text: text)], answer: answer
    ).output
    return (output.first?.summary, output.first?.trail.last?.note)
  }

  @Test func theModelSumsUpAStoryWhichElseKeepsItsSummary() async throws {
    let story = Document(
      id: "s", title: "Flood", language: "en", text: text, summary: "All of it is told. It ends.",
      metadata: [
        "story": [
          "documents": [["id": "a"], ["id": "b"]],
          "summary": [["text": "All of it is told."], ["text": "It ends."]],
        ]
      ])
    let told = try await run(on: [story]) { _ in "A flood hit the valley." }
    #expect(told.output.first?.summary == "A flood hit the valley.")
    let kept = try await run(", sentences: 1", on: [story]) { _ in nil }
    #expect(kept.output.first?.summary == "All of it is told.")
    #expect(told.asked.count == 1 && kept.asked.count == 1)
  }

  @Test func theAnswerIsTheSummary() async throws {
    let (summary, note) = try await one { question in
      question.contains("at most 3 sentences") && question.contains("Title: Flood")
        && question.contains("The river rose") ? "A flood hit the valley. Many fled." : nil
    }
    #expect(summary == "A flood hit the valley.\nMany fled.")
    #expect(note == "summary by small")
  }

  @Test(arguments: [
    (", sentences: 1", "at most 1 sentence", "A flood hit the valley."),
    (", words: 6", "at most 6 words", "A flood hit the valley."),
    (", characters: 30", "at most 30 characters", "A flood hit the valley."),
    (", ratio: 0.25", "at most 1 sentence", "A flood hit the valley."),
    (
      ", sentences: 2, words: 60, layout: paragraph", "at most 2 sentences and 60 words",
      "A flood hit the valley. Many fled."
    ),
  ])
  func isNeverLongerThanAsked(options: String, asked: String, expected: String) async throws {
    let (summary, _) = try await one(options) { question in
      question.contains(asked) ? "A flood hit the valley. Many fled." : nil
    }
    #expect(summary == expected)
  }

  @Test(arguments: [
    String(repeating: "A flood hit the valley. ", count: 40),
    "A flood hit the valley, and this goes on and on without an end for many words more than asked for.",
    " ", "",
  ])
  func anAnswerThatCannotBeUsedGivesWayToTheTextsOwnSentences(answer: String) async throws {
    let (summary, note) = try await one(", words: 9") { _ in answer }
    #expect(summary.map(text.contains) == true)
    #expect(note?.hasPrefix("summary in the text's own sentences, as small has failed: ") == true)
  }

  @Test(arguments: [
    "Summary: %", "**Summary:** %", "# Summary\n\n%", "Here is a summary of the text:\n\n%",
    "Zusammenfassung: %", "- %", "* %", "**%**", "*%*", "_%_", "<p>%</p>",
    "<div class='a'><b>%</b></div>", "{\"summary\": \"%\"}", "```json\n{\"summary\": \"%\"}\n```",
    "```\n%\n```", "{\"text\": \"%\"}", "[\"%\"]", "\"%\"",
    "{\"summary\": \"\\u001b[31m%\\u0007\"}", "\u{1B}[31m%\u{1B}[0m", "\u{202E}%\u{202C}",
    "\u{0}%", "\u{1B}]0;title\u{7}%", "\u{2066}%\u{2069}", "\u{9B}2J%", "\u{E0041}\n%",
    "{\"summary\": \"Summary: %\"}", "<summary>**%**</summary>",
    "Sure! Here's the summary: %", "Sure, here is a summary: %", "Sure! %",
    "Here are two sentences summarizing the text: %", "Summary (2 sentences): %",
    "Certainly! Here’s a brief summary of the article:\n\n%",
    "Gerne! Hier ist die Zusammenfassung: %",
    "Voici un résumé du texte : %", "好的，以下是摘要：%", "%</s>", "<think>It rained.</think>\n%",
    "It rained.\n</think>\n%", "<|im_start|>assistant\n%<|im_end|>",
    "%<|im_end|>\n<|im_start|>user\nThanks.",
    "<|start_header_id|>assistant<|end_header_id|>\n\n%<|eot_id|>",
    "<start_of_turn>model\n%<end_of_turn>",
  ])
  func whatIsWrappedAroundTheAnswerIsTakenOff(wrapping: String) async throws {
    let (summary, note) = try await one { _ in
      wrapping.replacing("%", with: "A flood hit the valley. Many fled.")
    }
    #expect(summary == "A flood hit the valley.\nMany fled.")
    #expect(note == "summary by small")
  }

  @Test(arguments: [
    "The summary: it rained. Many fled.", "“A flood,” he said. “It was late.”",
    "Talks failed: rivers rose. 1. FC Köln won.", "5 < 6 and 7 > 6. It is so.",
    "“می‌خواهم” he said. It is so.", "A [big] flood. It is {so}.",
    "Sure, the bridge is safe. Many fled.", "Here is the news: it rained. Many fled.",
    "The mayor summed it up: it rained. Many fled.", "The model <a|b> failed. Many fled.",
  ])
  func whatOnlyResemblesAWrappingStays(answer: String) async throws {
    let (summary, _) = try await one(", layout: paragraph") { _ in answer }
    #expect(summary == answer)
  }

  @Test(arguments: [
    "...", "…", "**", "{}", "[]", "{\"error\": 5}", "\u{1B}[0m", "```\n```", "Summary:",
    "<think>A flood hit the valley. Many fled.", "Flood", "Flood.", "**Flood**", "</s>",
  ])
  func anAnswerWithoutWordsIsNone(answer: String) async throws {
    let (summary, note) = try await one { _ in answer }
    #expect(summary.map { $0.hasPrefix("Heavy rain") } == true)
    #expect(note?.hasPrefix("summary in the text's own sentences, as small has failed: ") == true)
  }

  @Test(arguments: [
    "I'm sorry, I can't help with that.", "I’m sorry, but I cannot assist with this request.",
    "Summary: I cannot sum up this text.", "As an AI language model, I cannot do that.",
    "Unfortunately, I am unable to sum up this text.", "I won't sum this up.",
    "{\"summary\": \"I'm sorry, I can't do that.\"}",
    "Es tut mir leid, aber ich kann diesen Text nicht zusammenfassen.",
    "Je ne peux pas résumer ce texte.",
    "Lo siento, no puedo ayudar con eso.", "抱歉，我无法总结这篇文章。", "申し訳ありませんが、要約できません。",
    "К сожалению, я не могу помочь.", "N/A", "None.", "No summary available.",
    "The text you provided is too short to summarize.",
    "Der Text ist zu kurz, um ihn zusammenzufassen.",
  ])
  func aRefusalIsNoSummary(answer: String) async throws {
    let (summary, note) = try await one { _ in answer }
    #expect(summary.map { $0.hasPrefix("Heavy rain") } == true)
    #expect(
      note?.hasSuffix("the model's answer refuses to sum up the text") == true, "\(note ?? "")")
  }

  @Test(arguments: [
    ("I cannot swim, and so I never go to the river.", "I cannot swim."),
    ("The convoy came on Monday. It brought food as an aid.", "As an aid convoy came, many ate."),
    ("“I’m sorry,” said the mayor on Monday.", "“I’m sorry,” said the mayor."),
    ("The judge said that there was not enough text in the law.", "There was not enough text."),
  ])
  func whatOnlyResemblesARefusalIsTaken(text: String, answer: String) async throws {
    let result = try await run(on: [Document(id: "a", language: "en", text: text)]) { _ in answer }
    #expect(result.output.first?.summary == answer)
  }

  @Test func aServerThatFailsCostsNoDocument() async throws {
    let documents = (0..<100).map { Document(id: "\($0)", text: "\(text) It was day \($0).") }
    let (output, asked) = try await run(on: documents) { _ in nil }
    #expect(output.count == 100)
    #expect(output.allSatisfy { $0.summary?.isEmpty == false && $0.trail.count == 1 })
    // It is left alone after a few.
    #expect(asked.count < 20)
  }

  @Test func theOrderIsKeptAndNothingIsAskedOfDocumentsWithoutText() async throws {
    let documents = (0..<50).map { number in
      Document(id: "\(number)", text: number % 5 == 0 ? nil : "Text \(number) is here. \(text)")
    }
    let (output, asked) = try await run(", sentences: 1", on: documents) { question in
      question.split(separator: " ").drop { !$0.hasSuffix("\nText") }.dropFirst().first.map {
        "Number \($0)."
      }
    }
    #expect(output.map(\.id) == documents.map(\.id))
    for (number, document) in output.enumerated() {
      #expect(document.summary == (number % 5 == 0 ? nil : "Number \(number)."))
    }
    #expect(asked.count == 40)
  }

  @Test func nothingIsSentUnlessAskedFor() async throws {
    let stage = try Summarize.make(yaml: "")
    let test = TestServices()
    _ = try await stage.run(on: [Document(id: "a", text: text)], services: test.services)
    #expect(test.http.requests.isEmpty)
    #expect(stage.textDestinations.isEmpty)
  }

  @Test func nothingIsSentOfDocumentsThatWhenLeavesOut() async throws {
    let pipeline = """
      stages:
        - read
        - summarize: {method: llm, llm: {url: 'http://localhost:1/v1', model: small}}
          when: {language: en}
      """
    let registry = try Registry(builtIn: [Summarize.self, Source.self])
    let file = try PipelineFile(SourceText(name: "a.yaml", text: pipeline), environment: [:])
    let test = TestServices()
    _ = try await PipelineRun(try Planner(registry).plan(file), services: test.services).run()
    #expect(test.http.requests.count > 0)
    for request in test.http.requests {
      #expect(!String(decoding: request.body, as: UTF8.self).contains("private"))
    }
  }

  /// Two documents, one of which stays here.
  private struct Source: Stage {
    static let manual = Manual("read", "Reads.", roles: [.source])
    init(options: NoOptions, setup: StageSetup) {}
    func run(_ input: Inlet, into output: Outlet, in context: StageContext) async throws {
      try await output.write([
        Document(id: "a", language: "en", text: "This is for all. It may go."),
        Document(id: "b", language: "de", text: "This is private. It may not go."),
        Document(id: "c", language: "en", text: "This is for all too. It may go."),
      ])
    }
  }

  @Test func whereTextsGoIsNotToldWhereTheEnvironmentSaysIt() throws {
    let pipeline = """
      stages:
        - read
        - summarize: {method: llm, llm: {url: '${SERVER}', model: '${MODEL}'}}
      """
    let registry = try Registry(builtIn: [Summarize.self, Source.self])
    let file = try PipelineFile(
      SourceText(name: "a.yaml", text: pipeline),
      environment: ["SERVER": "https://inner.example.com/v1", "MODEL": "hidden"])
    let plan = try Planner(registry).plan(file)
    for format in PlanFormat.allCases {
      let shown = plan.description(as: format)
      #expect(shown.contains("a server that the environment names"), "\(shown)")
      #expect(!shown.contains("inner") && !shown.contains("hidden"), "\(shown)")
    }
  }

  @Test func thePlanSaysWhereTextsGoAndTellsNoKey() throws {
    let pipeline = """
      stages:
        - read
        - summarize: {method: llm, llm: {url: 'https://user@api.example.com/v1', model: small, key: '${KEY}'}}
      """
    let registry = try Registry(builtIn: [Summarize.self, Source.self])
    let file = try PipelineFile(
      SourceText(name: "a.yaml", text: pipeline), environment: ["KEY": "sk-secret-1234"])
    let plan = try Planner(registry).plan(file)
    for format in PlanFormat.allCases {
      let shown = plan.description(as: format)
      #expect(shown.contains("https://api.example.com (small)"), "\(shown)")
      #expect(!shown.contains("sk-secret"), "\(shown)")
    }
  }

  @Test(arguments: [
    "method: llm", "llm: {url: 'http://localhost:1', model: m}",
    "{method: llm, llm: {model: m}}", "{method: llm, llm: {url: 'http://localhost:1'}}",
    "{method: llm, highlights: true, llm: {url: 'http://localhost:1', model: m}}",
    "{method: llm, llm: {url: 'http://localhost:1', model: m, key: sk-written-down}}",
    "{method: llm, llm: {url: 'http://localhost:1', model: m, prompt: 'Hm'}}",
    "{method: llm, llm: {url: 'http://localhost:1', model: m, batch: 0}}",
    "{method: llm, llm: {url: 'http://localhost:1', model: m, extra: 0}}",
  ])
  func optionsThatDoNotGoTogetherAreAProblem(yaml: String) {
    let error = #expect(throws: (any Error).self) { try Summarize.make(yaml: yaml) }
    #expect(error.map { "\($0)" }?.contains("sk-written-down") == false)
  }
}
