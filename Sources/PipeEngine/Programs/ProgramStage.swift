public import PipeKit

/// Has documents processed by a program that speaks JSON Lines: the stage `exec`, and what plugins in any language
/// are run by.
public struct ProgramStage: Stage {
  /// What can be set.
  public struct Options: StageOptions {
    /// The program.
    @Setting(
      """
      The program and its arguments, a list of words. It is not run by a shell; a program without a '/' is looked for \
      in PATH.
      """, required: true)
    public var command = OneOrMore<String>([])

    /// The program's own options.
    @Setting("Options of the program itself.")
    public var options = FreeOptions()

    /// How long it may say nothing.
    @Setting(
      "The longest time without a line from the program while it has documents; then it is ended and started again.",
      range: TimeSpan(.milliseconds(10))...TimeSpan(.seconds(86_400)))
    public var silence = TimeSpan(.seconds(60))

    /// How long its start may take.
    @Setting(
      "The longest time from the program's start until it is ready.",
      range: TimeSpan(.milliseconds(10))...TimeSpan(.seconds(86_400)))
    public var startTimeout = TimeSpan(.seconds(30))

    /// How long its end may take.
    @Setting(
      "How long the program may take to end when no more documents come; then it is ended.",
      range: TimeSpan(.milliseconds(10))...TimeSpan(.seconds(86_400)))
    public var endTimeout = TimeSpan(.seconds(10))

    /// Creates the usual options.
    public init() {}

    /// There must be a program.
    public func problems() -> [OptionProblem] {
      guard command.values.first?.isEmpty != false || command.values.contains(where: \.isEmpty)
      else { return [] }
      return [
        OptionProblem(
          "names no program", options: ["command"],
          hint: "write a list of words, such as [python3, score.py]")
      ]
    }
  }

  /// What the stage says of itself.
  public static let manual = Manual(
    "exec", "Has documents processed by a program in any language.",
    details: """
      The program reads JSON Lines from its standard input and writes them to its standard output: a greeting, its \
      options, then documents, each with a number that its answer repeats. docs/process-protocol.md has the protocol, \
      and Plugins/python a module that speaks it. jq alone is enough for a small one.

      The program is started once, and gets documents in batches. When it ends, hangs, or writes nonsense, it is \
      started again and gets the documents it has not answered one by one, so that only those fail that it cannot \
      take. What it writes to standard error is logged, 200 lines at most.

      A program that is used often is better made a plugin: a file in the folder plugins with 'kind: process', or the \
      program itself. Its options are then checked before a run, and 'pipe stages' shows its manual.
      """,
    usesAttempts: true, passesAtOnce: true,
    examples: [
      Manual.Example(
        "A title in capitals, by jq",
        options: """
          command:
            - jq
            - -c
            - --unbuffered
            - >-
              if .hello then {hello: {protocol: 1}} elif .start then {ready: true}
              else (.document.title | strings) |= ascii_upcase | {n, document} end
          """,
        input: [Document(id: "a", title: "Rain")], output: [Document(id: "a", title: "RAIN")])
    ])

  private let command: ProgramCommand
  private let options: JSONObject
  private let limits: ProgramLimits

  /// Creates the stage.
  public init(options: Options, setup: StageSetup) {
    var limits = ProgramLimits()
    limits.silence = options.silence.duration
    limits.start = options.startTimeout.duration
    limits.end = options.endTimeout.duration
    self.init(
      ProgramCommand(options.command.values), options: options.options.object, limits: limits)
  }

  /// Creates the stage for a program whose options were checked.
  package init(_ command: ProgramCommand, options: JSONObject, limits: ProgramLimits) {
    self.command = command
    self.options = options
    self.limits = limits
  }

  /// Has the documents processed.
  public func run(_ input: Inlet, into output: Outlet, in context: StageContext) async throws {
    var limits = limits
    limits.answer = context.timeout
    limits.longestLine = context.longestLine
    let interrupt = InputInterrupt()
    let thread = ProgramThread(
      ProgramRunner(
        command, options: options, limits: limits, context: context, interrupt: interrupt),
      interrupt: interrupt, context: context)
    var drops = DropReasons()
    do {
      try await thread.perform { try $0.start() }
      while let batch = try await input.next() {
        var answers = try await thread.perform { try $0.process(batch) }
        try await retry(&answers, of: batch, on: thread, in: context)
        var result: Batch = []
        for (document, answer) in zip(batch, answers) {
          switch answer {
          case .documents(let documents): result += documents
          case .drop(let reason): context.drop(document, reason: drops.bounded(reason))
          case .failed(let error):
            if let kept = try context.fail(document, error) { result.append(kept) }
          }
        }
        if !result.isEmpty { try await output.write(result) }
      }
      try await thread.perform { try $0.finish() }
    } catch let error as DownstreamClosed {
      try? await thread.perform { try $0.finish() }
      throw error
    } catch {
      thread.kill()
      throw error
    }
  }

  /// Tries documents again whose failure may pass, as often as the entry's `retry` says.
  private func retry(
    _ answers: inout [ProgramMessage.Answer], of batch: Batch, on thread: ProgramThread,
    in context: StageContext
  ) async throws {
    guard let policy = context.retryPolicy else { return }
    for index in answers.indices {
      var attempt = 1
      while case .failed(let error) = answers[index], error.isTransient, attempt < policy.attempts {
        attempt += 1
        context.logRetry(attempt, error)
        try await context.clock.sleep(
          for: policy.delay(before: attempt, random: .random(in: 0...1)))
        let document = batch[index]
        answers[index] = try await thread.perform { try $0.processAlone(document) }
      }
      if attempt > 1, case .failed(var error) = answers[index] {
        error.attempts = attempt
        answers[index] = .failed(error)
      }
    }
  }
}

/// Keeps the reasons that a program drops documents for few: a run's summary counts each.
private struct DropReasons {
  private static let most = 100
  private var seen: Set<String> = []

  mutating func bounded(_ reason: String) -> String {
    if seen.contains(reason) { return reason }
    guard seen.count < Self.most else { return "other reasons" }
    seen.insert(reason)
    return reason
  }
}
