import CurlHTTP
import Foundation
import LanguageModelClient
import MisbehavingServer
import PipeKit
import PipeTesting
import Synchronization

/// A server in this process that speaks the chat protocol, or does not.
final class ChatServer: Sendable {
  /// What was asked: headers and the fields of the body.
  struct Question: Sendable {
    var head: String
    var body: JSON
    /// What the user's message says.
    var text: String {
      body.object?["messages"]?.array?.last?.object?["content"]?.string ?? ""
    }
  }

  private let server: LoopbackServer
  private let count: Counter

  /// Counts requests.
  private final class Counter: Sendable {
    let value = Mutex(0)
    func next() -> Int {
      value.withLock { value in
        value += 1; return value
      }
    }
  }

  /// Starts a server.
  ///
  /// - Parameter answer: What it does with a request and its number from 1.
  /// - Throws: An error where no port can be had.
  init(_ answer: @escaping @Sendable (Question, Int) -> Reply) throws {
    let counter = Counter()
    count = counter
    server = try LoopbackServer { request in
      answer(Self.question(request), counter.next())
    }
  }

  private static func question(_ request: LoopbackServer.Request) -> Question {
    Question(head: request.head, body: (try? JSON(parsing: request.body)) ?? .null)
  }

  var url: String { server.url }
  var questions: [Question] { server.requests.map(Self.question) }

  /// An answer as the protocol has it.
  static func reply(_ text: String, finish: String = "stop", tokens: Int? = 10) -> Reply {
    var object: JSONObject = [
      "id": "1", "object": "chat.completion",
      "choices": [
        [
          "index": 0, "message": ["role": "assistant", "content": .string(text)],
          "finish_reason": .string(finish),
        ]
      ],
    ]
    if let tokens { object["usage"] = ["total_tokens": .number(JSONNumber(tokens))] }
    return .http(
      headers: ["Content-Type: application/json"], body: JSON.object(object).serialized)
  }

  /// A model on the server.
  func model(
    _ change: (inout LanguageModelOptions) -> Void = { _ in }
  ) throws -> LanguageModel {
    var options = LanguageModelOptions()
    options.url = HTTPAddress(url)
    options.model = "small"
    change(&options)
    return try LanguageModel(options)
  }
}

/// What a stage would be lent: a clock that tests move, files in memory, and the real network client.
struct ChatContext {
  let clock = TestClock()
  let files: MemoryFileSystem
  let notes = Notes()
  let context: StageContext

  final class Notes: Sendable {
    private let texts = Mutex<[String]>([])
    var all: [String] { texts.withLock { $0 } }
    func add(_ text: String) { texts.withLock { $0.append(text) } }
  }

  init(isDryRun: Bool = false) {
    files = MemoryFileSystem(files: [:], clock: clock)
    let services = Services(
      clock: clock, files: files,
      http: CurlHTTPClient(CurlConfiguration(usesEnvironmentProxies: false)))
    context = StageContext(
      stage: "test", services: services, isDryRun: isDryRun,
      sink: { [notes] event in
        if case .note(let text) = event { notes.add(text) }
      })
  }
}

/// A question that any answer of less than ten words will do for.
func prompt(_ text: String) -> LanguageModelPrompt {
  LanguageModelPrompt(system: "Be brief.", question: text) {
    $0.split(separator: " ").count < 10 ? nil : "is too long"
  }
}
