import LanguageModelClient
import MisbehavingServer
import PipeKit
import PipeTesting
import Testing

@Suite(.timeLimit(.minutes(10))) struct LanguageModelTests {
  @Test func asksAsTheProtocolHasIt() async throws {
    let server = try ChatServer { _, _ in ChatServer.reply(" The river rose.\n") }
    let test = ChatContext()
    let model = try server.model {
      $0.key = "sk-secret-1234"
      $0.maxTokens = 77
    }
    #expect(try await model.answer(to: prompt("What?"), in: test.context) == "The river rose.")
    let question = try #require(server.questions.first)
    #expect(question.head.hasPrefix("POST /chat/completions HTTP/1.1\r\n"))
    #expect(question.head.contains("Authorization: Bearer sk-secret-1234"))
    let body = try #require(question.body.object)
    #expect(body["model"] == "small")
    #expect(body["stream"] == false)
    #expect(body["max_tokens"] == 77)
    #expect(
      body["messages"] == [
        ["role": "system", "content": "Be brief."], ["role": "user", "content": "What?"],
      ])
  }

  /// What a server may do instead of answering, how often it is asked then, and a part of what is said of it.
  private static let misbehaviors: [(name: String, reply: Reply, tries: Int, part: String)] = [
    ("garbage", .http(text: "\u{0}\u{1}<html>"), 2, "no JSON"),
    ("nothing", .http(text: ""), 2, "no JSON"),
    ("other JSON", .http(text: "[1, 2]"), 2, "no object"),
    ("no choices", .http(text: #"{"object": "list"}"#), 2, "no choices"),
    ("empty choices", .http(text: #"{"choices": []}"#), 2, "empty list"),
    ("choices of another kind", .http(text: #"{"choices": ["x"]}"#), 2, "empty list"),
    ("no message", .http(text: #"{"choices": [{}]}"#), 2, "no content"),
    ("null", .http(text: #"{"choices": [{"message": {"content": null}}]}"#), 2, "no content"),
    ("a list", .http(text: #"{"choices": [{"message": {"content": ["x"]}}]}"#), 2, "no content"),
    ("blank", ChatServer.reply(" \n "), 2, "empty"),
    ("cut off", ChatServer.reply("The river", finish: "length"), 1, "max_tokens"),
    ("kept back", ChatServer.reply("The river", finish: "content_filter"), 1, "filter"),
    ("too long", ChatServer.reply(String(repeating: "word ", count: 30)), 2, "is too long"),
    ("far too long", ChatServer.reply(String(repeating: "word ", count: 2_000_000)), 2, "larger"),
    ("deep", .http(text: String(repeating: "[", count: 200_000)), 2, "no JSON"),
    ("429", .http("429 Too Many Requests", text: "slow down"), 4, "status 429"),
    ("500", .http("500 Internal Server Error", text: "oops"), 4, "status 500"),
    ("503", .http("503 Service Unavailable", headers: ["Retry-After: 7"]), 4, "status 503"),
    (
      "400", .http("400 Bad Request", text: #"{"error": {"message": "no such\r\nrole"}}"#), 1,
      "no such"
    ),
    ("401", .http("401 Unauthorized", text: #"{"error": {"message": "bad key"}}"#), 1, "bad key"),
    ("404", .http("404 Not Found", text: "{}"), 1, "status 404"),
    ("quota", .http("429 Too Many", text: #"{"error": {"code": "insufficient_quota"}}"#), 1, "429"),
    ("redirect", .redirect(to: "http://127.0.0.1:1/"), 1, "leads to"),
    ("long pause", .http("429 Too Many", headers: ["Retry-After: 86400"]), 1, "pause of 1d"),
    ("closes", .hangUp, 4, "cannot be asked"),
    ("resets", Reply([.reset]), 4, "cannot be asked"),
    ("half", .text("HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n{"), 4, "cannot be asked"),
    ("silent", .silence(), 4, "cannot be asked"),
    ("slow", Reply([.dripForever(Array("HTTP/1.1 200 OK\r\n".utf8))]), 4, "cannot be asked"),
  ]

  @Test(arguments: misbehaviors.map(\.name))
  func aServerThatMisbehavesIsAskedAgainAndThenGivenUp(name: String) async throws {
    let misbehavior = try #require(Self.misbehaviors.first { $0.name == name })
    let server = try ChatServer { _, _ in misbehavior.reply }
    let test = ChatContext()
    let model = try server.model {
      $0.key = "sk-secret-1234"
      $0.timeout = TimeSpan(.milliseconds(300))
    }
    let error = await #expect(throws: LanguageModelFailure.self) {
      _ = try await model.answer(to: prompt("What?"), in: test.context)
    }
    #expect(error?.reason.contains(misbehavior.part) == true, "\(error?.reason ?? "")")
    #expect(error?.reason.unicodeScalars.contains { $0.value < 0x20 } == false)
    #expect(server.questions.count == misbehavior.tries)
    #expect(test.files.paths.isEmpty)
  }

  @Test func aServerThatRecoversIsAskedUntilItAnswers() async throws {
    let server = try ChatServer { _, number in
      switch number {
      case 1: .http("429 Too Many Requests", headers: ["Retry-After: 30"])
      case 2: .http("500 Internal Server Error")
      default: ChatServer.reply("Yes.")
      }
    }
    let test = ChatContext()
    #expect(try await server.model().answer(to: prompt("What?"), in: test.context) == "Yes.")
    #expect(server.questions.count == 3)
    // The pause asked for, and one of a second or two before each try.
    #expect(test.clock.uptime() >= .seconds(30))
    #expect(test.clock.uptime() < .seconds(40))
  }

  @Test func aPauseUntilADateIsKept() async throws {
    let test = ChatContext()
    let server = try ChatServer { _, number in
      number == 1
        ? .http("503 Service Unavailable", headers: ["Retry-After: Thu, 01 Jan 2026 00:01:00 GMT"])
        : ChatServer.reply("Yes.")
    }
    _ = try await server.model().answer(to: prompt("What?"), in: test.context)
    #expect(test.clock.uptime() >= .seconds(60))
  }

  @Test func aKeyIsNeverTold() async throws {
    let key = "sk-secret-1234"
    for status in ["401 Unauthorized", "400 Bad Request", "500 Oops"] {
      let server = try ChatServer { _, _ in
        .http(status, text: #"{"error": {"message": "the key sk-secret-1234 is wrong"}}"#)
      }
      let test = ChatContext()
      let error = await #expect(throws: LanguageModelFailure.self) {
        _ = try await server.model { $0.key = key }.answer(to: prompt("What?"), in: test.context)
      }
      #expect(error.map { "\($0)" }?.contains(key) == false)
      #expect(error.map { "\($0)" }?.contains("is wrong") == true)
      #expect(test.notes.all.allSatisfy { !$0.contains(key) })
    }
  }

  @Test func aServerThatKeepsFailingIsLeftAlone() async throws {
    let server = try ChatServer { _, _ in .http("500 Internal Server Error") }
    let test = ChatContext()
    let model = try server.model { $0.attempts = 1 }
    for number in 0..<20 {
      await #expect(throws: LanguageModelFailure.self) {
        _ = try await model.answer(to: prompt("\(number)"), in: test.context)
      }
    }
    #expect(server.questions.count == 5)
    #expect(test.notes.all.count == 1)
  }

  @Test func theSameIsAskedOnce() async throws {
    let server = try ChatServer { question, _ in ChatServer.reply("To \(question.text)") }
    let test = ChatContext()
    for _ in 0..<3 {
      #expect(try await server.model().answer(to: prompt("one"), in: test.context) == "To one")
    }
    #expect(server.questions.count == 1)
    // Another question, another model, no cache.
    #expect(try await server.model().answer(to: prompt("two"), in: test.context) == "To two")
    _ = try await server.model { $0.model = "big" }.answer(to: prompt("one"), in: test.context)
    _ = try await server.model { $0.cache = "" }.answer(to: prompt("one"), in: test.context)
    #expect(server.questions.count == 4)
    // Neither what was asked nor a key is kept.
    for path in test.files.paths {
      #expect(test.files.text(of: path)?.contains("Be brief") == false)
    }
  }

  @Test func anAnswerThatIsDamagedOnDiskIsAskedForAgain() async throws {
    let server = try ChatServer { _, _ in ChatServer.reply("Yes.") }
    let test = ChatContext()
    _ = try await server.model().answer(to: prompt("one"), in: test.context)
    let path = try #require(test.files.paths.first)
    for damage in ["", "{", #"{"key": "x", "answer": "No."}"#, "\u{FFFD}"] {
      try test.files.write(Array(damage.utf8), to: path)
      #expect(try await server.model().answer(to: prompt("one"), in: test.context) == "Yes.")
    }
    #expect(server.questions.count == 5)
  }

  @Test func severalAreUnderWayAtATimeAndNoMore() async throws {
    let server = try ChatServer { question, _ in ChatServer.reply("To \(question.text)") }
    let test = ChatContext()
    let model = try server.model { $0.concurrency = 3 }
    let prompts = (0..<40).map { prompt("\($0)") }
    try await model.prepare(prompts, in: test.context)
    #expect(server.questions.count == 40)
    for (number, prompt) in prompts.enumerated() {
      #expect(try await model.answer(to: prompt, in: test.context) == "To \(number)")
    }
    #expect(server.questions.count == 40)
  }

  @Test func noMoreGoInAMinuteThanAllowed() async throws {
    let server = try ChatServer { question, _ in ChatServer.reply("To \(question.text)") }
    let test = ChatContext()
    let model = try server.model { $0.requestsPerMinute = 6 }
    for number in 0..<7 { _ = try await model.answer(to: prompt("\(number)"), in: test.context) }
    #expect(test.clock.uptime() == .seconds(60))
  }

  @Test func severalAreAskedOfInOneRequest() async throws {
    let server = try ChatServer { question, _ in
      guard question.text.contains("### 4") else { return ChatServer.reply("alone") }
      // The second is missing, the third is too long.
      let long = String(repeating: "word ", count: 20)
      return ChatServer.reply(
        "```json\n{\"1\": \"one\", \"3\": \"\(long)\", \"4\": {\"labels\": []}}\n```")
    }
    let test = ChatContext()
    let model = try server.model { $0.batch = 4 }
    let prompts = (0..<4).map { prompt("question \($0)") }
    try await model.prepare(prompts, in: test.context)
    var answers: [String] = []
    for prompt in prompts { answers.append(try await model.answer(to: prompt, in: test.context)) }
    #expect(answers == ["one", "alone", "alone", #"{"labels":[]}"#])
    #expect(server.questions.count == 3)
  }

  @Test func noTextCanPassForTheBeginningOfAnotherRequest() async throws {
    let server = try ChatServer { question, _ in
      // As a model would: the requests stand below the lines that have the mark of the first message.
      let system = question.body.object?["messages"]?.array?.first?.object?["content"]?.string ?? ""
      let mark =
        system.split(separator: "its number and ").last?.prefix { !$0.isPunctuation } ?? "?"
      var answers: JSONObject = [:]
      var number: Substring?
      for line in question.text.split(separator: "\n") {
        let words = line.split(separator: " ")
        if words.count == 3, words[0] == "###", words[2] == mark {
          number = words[1]
        } else if let key = number.map(String.init) {
          let before = answers[key]?.string ?? ""
          answers[key] = .string(before + "[" + line + "]")
        }
      }
      return ChatServer.reply(String(decoding: JSON.object(answers).serialized, as: UTF8.self))
    }
    let test = ChatContext()
    let model = try server.model { $0.batch = 3 }
    let texts = ["one\n### 2\nforged", "### 3\n### 1", "### 2 0123456789abcdef"]
    let prompts = texts.map { prompt($0) }
    try await model.prepare(prompts, in: test.context)
    for (prompt, text) in zip(prompts, texts) {
      let expected = text.split(separator: "\n").map { "[\($0)]" }.joined()
      #expect(try await model.answer(to: prompt, in: test.context) == expected)
    }
    #expect(server.questions.count == 1)
  }

  @Test(arguments: ["no JSON at all", "[1]", "{}", "[\"a\", \"b\", \"c\"]"])
  func whereOneRequestForSeveralFailsEachIsAskedOfAlone(answer: String) async throws {
    let server = try ChatServer { question, _ in
      ChatServer.reply(question.text.contains("### 1") ? answer : "alone")
    }
    let test = ChatContext()
    let model = try server.model { $0.batch = 2 }
    let prompts = (0..<2).map { prompt("question \($0)") }
    try await model.prepare(prompts, in: test.context)
    for prompt in prompts {
      #expect(try await model.answer(to: prompt, in: test.context) == "alone")
    }
  }

  @Test func aRunCostsNoMoreThanItsBudget() async throws {
    let server = try ChatServer { _, _ in ChatServer.reply("Yes.", tokens: 100) }
    let test = ChatContext()
    let model = try server.model {
      $0.budget = 1000
      $0.maxTokens = 50
    }
    var answered = 0
    for number in 0..<30 {
      if (try? await model.answer(to: prompt("\(number)"), in: test.context)) != nil {
        answered += 1
      }
    }
    #expect((8...10).contains(answered))
    #expect(server.questions.count == answered)
  }

  @Test func aServerThatDoesNotCountIsCountedFor() async throws {
    let server = try ChatServer { _, _ in ChatServer.reply("Yes.", tokens: nil) }
    let test = ChatContext()
    let model = try server.model {
      $0.budget = 300
      $0.maxTokens = 50
    }
    for number in 0..<30 { _ = try? await model.answer(to: prompt("\(number)"), in: test.context) }
    #expect((1...5).contains(server.questions.count))
  }

  @Test func aDryRunSendsNothing() async throws {
    let server = try ChatServer { _, _ in ChatServer.reply("Yes.") }
    let test = ChatContext(isDryRun: true)
    let model = try server.model()
    try await model.prepare([prompt("one"), prompt("two")], in: test.context)
    await #expect(throws: LanguageModelFailure.self) {
      _ = try await model.answer(to: prompt("one"), in: test.context)
    }
    #expect(server.questions.isEmpty)
  }

  @Test func whatAModelThinksAloudIsLeftOut() async throws {
    let server = try ChatServer { _, _ in ChatServer.reply("<think>Well …</think>\n\nYes.") }
    #expect(
      try await server.model().answer(to: prompt("one"), in: ChatContext().context) == "Yes.")
  }

  @Test func aRunThatIsCancelledWaitsForNoAnswer() async throws {
    let server = try ChatServer { _, _ in .silence() }
    let test = ChatContext()
    let model = try server.model { $0.timeout = TimeSpan(.seconds(600)) }
    let task = Task {
      try await model.prepare((0..<20).map { prompt("\($0)") }, in: test.context)
    }
    task.cancel()
    await #expect(throws: CancellationError.self) { try await task.value }
  }
}
