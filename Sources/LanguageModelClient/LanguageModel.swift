package import PipeKit
import Synchronization

/// A language model on a server that speaks the chat protocol of OpenAI, asked within limits.
///
/// Answers that were given before are taken from a folder. A server that fails is asked again after a pause, and
/// no more in the run where that is of no use, so that a run ends though its server does not answer.
package final class LanguageModel: Sendable {
  private struct State {
    /// Answers that were asked for ahead, until they are taken.
    var prepared: [String: Result<String, LanguageModelFailure>] = [:]
    /// How many requests have failed in a row, all tries counted as one.
    var failures = 0
    /// Why the server is asked no more.
    var closed: LanguageModelFailure?
    /// Whether it was said that answers cannot be kept.
    var hasToldOfCache = false
  }

  private let request: ChatRequest
  private let options: LanguageModelOptions
  private let gate: RequestGate
  private let budget: TokenBudget
  private let state = Mutex(State())

  /// After so many requests in a row that failed no more are sent.
  private static let mostFailures = 5

  /// The server, without a name and password.
  private let server: String
  /// What the model is called.
  let name: String

  /// Creates a client; nothing is sent.
  ///
  /// - Parameter options: Without problems.
  /// - Throws: `OptionProblem` where there is no server or model.
  package init(_ options: LanguageModelOptions) throws(OptionProblem) {
    guard let url = options.url, let model = options.model else {
      throw OptionProblem("has no server, or no model", options: ["llm"])
    }
    let address = LanguageModelAddress(url)
    self.options = options
    request = ChatRequest(address: address.request, model: model, options)
    server = address.server
    name = model
    gate = RequestGate(places: options.concurrency, perMinute: options.requestsPerMinute)
    budget = TokenBudget(options.budget)
  }

  /// Where texts go, as people are told: `https://api.example.com (gpt-4o-mini)`.
  ///
  /// - Parameter setup: Knows what is from the environment, which is not told.
  /// - Returns: Server and model.
  package func destination(_ setup: StageSetup) -> String {
    let isHidden = options.url.map { setup.redact.findsSecret(in: $0.text) } ?? true
    return "\(isHidden ? "a server that the environment names" : server) (\(setup.redact(name)))"
  }

  /// Asks for answers ahead, several at a time; ``answer(to:in:)`` then has them.
  package func prepare(_ prompts: [LanguageModelPrompt], in context: StageContext) async throws {
    var open: [(key: String, prompt: LanguageModelPrompt)] = []
    for prompt in prompts {
      let key = request.key(of: prompt)
      guard !open.contains(where: { $0.key == key }), known(key, prompt, context) == nil else {
        continue
      }
      open.append((key, prompt))
    }
    guard open.count > 1, !context.isDryRun else { return }
    let groups = stride(from: 0, to: open.count, by: options.batch).map {
      Array(open[$0..<min(open.count, $0 + options.batch)])
    }
    try await withThrowingTaskGroup(of: Void.self) { tasks in
      for group in groups { tasks.addTask { try await self.ask(group, in: context) } }
      try await tasks.waitForAll()
    }
  }

  /// Forgets answers that were asked for ahead and not taken.
  package func forget(_ prompts: [LanguageModelPrompt]) {
    let keys = prompts.map { request.key(of: $0) }
    state.withLock { state in
      for key in keys { state.prepared[key] = nil }
    }
  }

  /// The answer to a prompt.
  ///
  /// - Throws: ``LanguageModelFailure``, or `CancellationError`.
  package func answer(
    to prompt: LanguageModelPrompt, in context: StageContext
  ) async throws -> String {
    let key = request.key(of: prompt)
    if let prepared = state.withLock({ $0.prepared.removeValue(forKey: key) }) {
      return try prepared.get()
    }
    if let known = known(key, prompt, context) { return known }
    if context.isDryRun { throw LanguageModelFailure(.refused, "a dry run sends nothing") }
    return try await single(prompt, key, in: context)
  }

  /// An answer that was kept, where it can be used.
  private func known(
    _ key: String, _ prompt: LanguageModelPrompt, _ context: StageContext
  ) -> String? {
    guard let answer = cache(context)?.answer(key), prompt.complaint(answer) == nil else {
      return nil
    }
    return answer
  }

  private func cache(_ context: StageContext) -> AnswerCache? {
    options.cache.isEmpty ? nil : AnswerCache(folder: options.cache, files: context.files)
  }

  private func keep(_ answer: String, as key: String, _ context: StageContext) {
    do throws(FileError) {
      try cache(context)?.keep(answer, as: key)
    } catch {
      let isFirst = state.withLock { state in
        defer { state.hasToldOfCache = true }
        return !state.hasToldOfCache
      }
      if isFirst { context.note("answers of the language model cannot be kept: \(error)") }
    }
  }

  /// Asks for the answers of some prompts, and puts them where they are looked for.
  private func ask(
    _ group: [(key: String, prompt: LanguageModelPrompt)], in context: StageContext
  ) async throws {
    var left = group
    if group.count > 1 {
      let answers = try await together(group.map(\.prompt), in: context)
      left = []
      for (member, answer) in zip(group, answers) {
        guard let answer else {
          left.append(member)
          continue
        }
        keep(answer, as: member.key, context)
        put(.success(answer), for: member.key)
      }
    }
    for (key, prompt) in left {
      do {
        put(.success(try await single(prompt, key, in: context)), for: key)
      } catch let failure as LanguageModelFailure {
        put(.failure(failure), for: key)
      }
    }
  }

  private func put(_ answer: Result<String, LanguageModelFailure>, for key: String) {
    state.withLock { $0.prepared[key] = answer }
  }

  private func single(
    _ prompt: LanguageModelPrompt, _ key: String, in context: StageContext
  ) async throws -> String {
    let answer = try await attempt(request.body(of: prompt), answers: 1, in: context) {
      (text: String) throws(LanguageModelFailure) -> String in
      if let complaint = prompt.complaint(text) {
        throw LanguageModelFailure(.unusable, "the model's answer \(complaint)")
      }
      return text
    }
    keep(answer, as: key, context)
    return answer
  }

  /// The answers to several prompts in one request; `nil` for each that has none that can be used.
  private func together(
    _ prompts: [LanguageModelPrompt], in context: StageContext
  ) async throws -> [String?] {
    do {
      return try await attempt(
        request.body(of: prompts), answers: prompts.count, in: context
      ) { (text: String) throws(LanguageModelFailure) -> [String?] in
        guard let found = ChatRequest.answers(in: text, count: prompts.count) else {
          throw LanguageModelFailure(.refused, "the model's answer is no list of answers")
        }
        return zip(prompts, found).map { prompt, answer in
          answer.flatMap { prompt.complaint($0) == nil ? $0 : nil }
        }
      }
    } catch is LanguageModelFailure {
      return prompts.map { _ in nil }
    }
  }

  /// Sends a request as often as allowed, until its answer can be read.
  private func attempt<Answer: Sendable>(
    _ body: [UInt8], answers: Int, in context: StageContext,
    read: (String) throws(LanguageModelFailure) -> Answer
  ) async throws -> Answer {
    var attempt = 1
    while true {
      if let closed = state.withLock({ $0.closed }) { throw closed }
      let failure: LanguageModelFailure
      do {
        let answer = try read(try await send(body, answers: answers, attempt: attempt, in: context))
        state.withLock { $0.failures = 0 }
        return answer
      } catch let found as LanguageModelFailure {
        failure = found
      }
      try give(up: failure, after: attempt, in: context)
      attempt += 1
      context.logRetry(attempt, failure)
      try await context.clock.sleep(
        for: Self.pause(before: attempt, most: options.maxPause.duration))
    }
  }

  /// Throws a failure after which a request is not tried again.
  private func give(
    up failure: LanguageModelFailure, after attempt: Int, in context: StageContext
  ) throws(LanguageModelFailure) {
    switch failure.kind {
    case .transient where attempt < options.attempts: return
    // The same question may get a better answer, but seldom does the third time.
    case .unusable where attempt < min(2, options.attempts): return
    case .unusable, .refused: throw failure
    case .closed: close(failure.reason, context)
    case .transient:
      let failures = state.withLock { state in
        state.failures += 1
        return state.failures
      }
      if failures >= Self.mostFailures {
        close("\(failures) requests in a row have failed, the last as \(failure.reason)", context)
      }
    }
    throw failure
  }

  private func close(_ reason: String, _ context: StageContext) {
    let isFirst = state.withLock { state in
      defer { state.closed = state.closed ?? LanguageModelFailure(.closed, reason) }
      return state.closed == nil
    }
    if isFirst { context.note("the language model is not asked any more in this run: \(reason)") }
  }

  /// A second, two, four and so on, a quarter more or less so that not all come at once.
  private static func pause(before attempt: Int, most: Duration) -> Duration {
    let seconds = Double(1 << min(max(0, attempt - 2), 20))
    return min(.seconds(seconds * .random(in: 0.75...1.25)), most)
  }

  /// Sends a request once, when it is its turn.
  private func send(
    _ body: [UInt8], answers: Int, attempt: Int, in context: StageContext
  ) async throws -> String {
    await gate.enter()
    do {
      let text = try await sendNow(body, answers: answers, in: context)
      await gate.leave()
      return text
    } catch {
      await gate.leave()
      throw error
    }
  }

  private func sendNow(
    _ body: [UInt8], answers: Int, in context: StageContext
  ) async throws -> String {
    // Others may have found out meanwhile that it is of no use.
    if let closed = state.withLock({ $0.closed }) { throw closed }
    let pause = await gate.pause(at: context.clock.uptime())
    if pause > .zero { try await context.clock.sleep(for: pause) }
    // About three bytes are a token, in most languages.
    let question = body.count / 3
    let reserved = question + answers * options.maxTokens
    guard budget.reserve(reserved) else {
      throw LanguageModelFailure(.refused, "the budget of \(options.budget ?? 0) tokens is spent")
    }
    var spent = 0
    defer { budget.settle(spent, reserved: reserved) }
    let response: HTTPResponse
    do {
      response = try await context.http.send(request.http(body))
    } catch let error as HTTPError {
      // What has reached the server may have to be paid for.
      if error.kind == .timeout || error.kind == .tooLarge { spent = question }
      throw request.failure(error)
    }
    guard (200..<300).contains(response.status) else {
      throw await refusal(response, in: context)
    }
    spent = question
    let reply = try ChatReply(response.body)
    spent = reply.tokens ?? question + reply.text.utf8.count / 3
    return reply.text
  }

  /// What an error status means; the server's pause counts for all requests.
  private func refusal(
    _ response: HTTPResponse, in context: StageContext
  ) async -> LanguageModelFailure {
    let failure = request.failure(response)
    guard failure.kind == .transient,
      let asked = response.header("Retry-After").flatMap({
        RetryAfter.parse($0, now: context.clock.now())
      })
    else { return failure }
    guard asked <= options.maxPause.duration else {
      return LanguageModelFailure(
        .closed, "\(failure.reason), and asks for a pause of \(TimeSpan(asked))")
    }
    await gate.close(until: context.clock.uptime() + asked)
    return failure
  }
}
