public import Logging

/// What the engine lends a stage while it runs: clock, files, network, a place for events.
///
/// Nothing a stage does to the world outside goes past it, so that each can be tested in memory.
public struct StageContext: Sendable {
  /// The stage's `id` in the pipeline.
  public let stage: String
  /// What time it is, and how to wait.
  public let clock: any PipeClock
  /// The files.
  public let files: any FileSystem
  /// The network.
  public let http: any HTTPClient
  /// The way to mail servers.
  public let mail: any MailTransport
  /// Where to log what helps to understand a run.
  public let logger: Logger
  /// When the run began; of one that was interrupted and goes on, when it began first.
  public let started: Timestamp
  /// What the stage has noted before; `nil` where runs are not remembered.
  public let memory: (any StageMemory)?
  /// The last checkpoint of the run, in which a stage that keeps something notes, at its end, what it
  /// has kept; `nil` where runs are not remembered.
  public let lastCheckpoint: Checkpoint?
  /// Whether the documents are some that have failed, so that what a sink writes is added to what the
  /// run before has written, and does not replace it.
  public let isRetry: Bool
  /// Whether the run only shows what it would do: nothing is to be written outside.
  public let isDryRun: Bool

  package let policy: FailurePolicy
  package let retryPolicy: RetryPolicy?
  package let timeout: Duration?
  package let condition: Condition?
  /// The most bytes that a document of the pipeline may have, about.
  package let maxDocument: Int
  package let meter: StageMeter
  /// Whether the run ends when whoever reads standard output has had enough, as nothing else is written.
  package let readerEndsRun: Bool
  /// The files that sinks of the run write.
  package let claims: OutputClaims
  /// Watches for documents that failed before; `nil` where there are none.
  package let recovery: Recovery?
  private let failureLimit: FailureLimit?
  private let sink: @Sendable (StageEvent) -> Void

  package init(
    stage: String, services: Services, started: Timestamp? = nil,
    memory: (any StageMemory)? = nil, lastCheckpoint: Checkpoint? = nil,
    claims: OutputClaims = OutputClaims(), recovery: Recovery? = nil,
    failureLimit: FailureLimit? = nil, isRetry: Bool = false, isDryRun: Bool = false,
    readerEndsRun: Bool = false,
    policy: FailurePolicy = .skip,
    retryPolicy: RetryPolicy? = nil, timeout: Duration? = nil, condition: Condition? = nil,
    maxDocument: Int = 64 << 20,
    meter: StageMeter = StageMeter(), sink: @escaping @Sendable (StageEvent) -> Void = { _ in }
  ) {
    self.stage = stage
    clock = services.clock
    files = services.files
    http = services.http
    mail = services.mail
    var logger = services.logger
    logger[metadataKey: "stage"] = "\(stage)"
    self.logger = logger
    self.started = started ?? services.clock.now()
    self.memory = memory
    self.lastCheckpoint = lastCheckpoint
    self.isRetry = isRetry
    self.isDryRun = isDryRun
    self.readerEndsRun = readerEndsRun
    self.policy = policy
    self.retryPolicy = retryPolicy
    self.timeout = timeout
    self.condition = condition
    self.maxDocument = maxDocument
    self.meter = meter
    self.claims = claims
    self.recovery = recovery
    self.failureLimit = failureLimit
    self.sink = sink
  }
}

extension StageContext {
  /// Says that a document was dropped.
  ///
  /// A ``DocumentStage`` returns ``Verdict/drop(_:)`` instead.
  public func drop(_ document: Document, reason: String) {
    meter.dropped(reason)
    sink(.dropped(document: document.id, reason: reason))
  }

  /// Says that a document has failed, and what becomes of it.
  ///
  /// A ``DocumentStage`` throws instead.
  ///
  /// - Parameters:
  ///   - document: The document as it was before the stage.
  ///   - error: Why it failed.
  /// - Returns: The document, where the pipeline says that it goes on as it was; else `nil`.
  /// - Throws: The error, where the pipeline says that the run is to stop.
  public func fail(_ document: Document, _ error: any Error) throws -> Document? {
    if error.isOrderlyEnd { throw error }
    let error = StageError(wrapping: error, stage: stage, document: document.id)
    meter.failed()
    sink(.failed(document: document.id, original: document, error: error))
    try failureLimit?.add(error)
    switch policy {
    case .skip: return nil
    case .keep: return document
    case .stop: throw error
    }
  }

  /// Says that something failed before it became a document: a page, a feed, a line of a file.
  ///
  /// - Parameters:
  ///   - name: What it was: a URL, or a file and line.
  ///   - error: Why it failed.
  /// - Throws: The error, where the pipeline says that the run is to stop.
  public func fail(_ name: String, _ error: any Error) throws {
    if error.isOrderlyEnd { throw error }
    let error = StageError(wrapping: error, stage: stage, document: name)
    meter.failed()
    sink(.failed(document: name, original: nil, error: error))
    try failureLimit?.add(error)
    if policy == .stop { throw error }
  }

  /// Whether a document is larger than the pipeline allows, so that it fails when it is passed on.
  package func refuses(_ document: Document) -> Bool { document.size > maxDocument }

  /// Says something worth knowing that is not a failure.
  public func note(_ text: String) { sink(.note(text)) }

  /// Says that whoever read standard output has had enough, and that this ends nothing else.
  package func noteClosedOutput() {
    note("standard output is not read any more; the other outputs get everything all the same")
  }

  /// Says that something was written that people will look for.
  ///
  /// - Parameters:
  ///   - path: A path or an address.
  ///   - documents: How many documents it holds of this run.
  public func produced(_ path: String, documents: Int) {
    sink(.produced(path, documents: documents))
  }

  /// Does work away from the stage's own task, and counts its processor time as the stage's.
  ///
  /// What a stage's task and its child tasks do is counted anyway, and so would be counted twice. This is
  /// for what runs elsewhere: on the queue of a library, or in ``Checkpoint/at(_:once:do:)``.
  ///
  /// - Parameter work: What is done, on one thread.
  /// - Returns: What `work` returns.
  /// - Throws: What `work` throws.
  public func metered<Result: ~Copyable, Failure>(
    _ work: () throws(Failure) -> Result
  ) throws(Failure) -> Result {
    let start = StageMeter.threadTime()
    defer { meter.spent(StageMeter.threadTime() &- start) }
    return try work()
  }

  /// Does something as often, and within the time, as the entry's `retry` and `timeout` allow.
  ///
  /// A ``DocumentStage`` need not call it: the engine does so for each document.
  ///
  /// - Parameter body: What is tried. It is tried again after an error that is transient.
  /// - Returns: What `body` returns.
  /// - Throws: What `body` throws in its first try, or in its last one as a ``StageError`` that says how many there
  ///   were; ``StageError`` with `timeout` when it took too long.
  public func attempt<Result: Sendable>(
    _ body: @escaping @Sendable () async throws -> Result
  ) async throws -> Result {
    guard let retryPolicy else { return try await timed(body) }
    var attempt = 1
    while true {
      do {
        return try await timed(body)
      } catch {
        if error.isOrderlyEnd { throw error }
        var failure = StageError(wrapping: error, stage: stage)
        failure.attempts = attempt
        guard failure.isTransient, attempt < retryPolicy.attempts else {
          throw attempt == 1 ? error : failure
        }
        attempt += 1
        let delay = retryPolicy.delay(before: attempt, random: .random(in: 0...1))
        logRetry(attempt, error)
        try await clock.sleep(for: delay)
      }
    }
  }

  /// Logs that something is tried again.
  package func logRetry(_ attempt: Int, _ error: any Error) {
    logger.debug("trying again", metadata: ["attempt": "\(attempt)", "error": "\(error)"])
  }

  /// Whether a document is not just handed to the stage: the entry has `when`, `retry` or `timeout`.
  @usableFromInline
  var needsCare: Bool { retryPolicy != nil || timeout != nil || condition != nil }

  /// Does something once, within the time that the entry's `timeout` allows.
  package func timed<Result: Sendable>(
    _ body: @escaping @Sendable () async throws -> Result
  ) async throws -> Result {
    guard let timeout else { return try await body() }
    let clock = clock
    return try await withThrowingTaskGroup(of: Result?.self) { group in
      group.addTask { try await body() }
      group.addTask {
        try await clock.sleep(for: timeout)
        return nil
      }
      defer { group.cancelAll() }
      // The first to end decides; the other is cancelled, and waited for as the group is left.
      if let first = try await group.next(), let result = first { return result }
      throw StageError(
        .timeout, "took longer than \(TimeSpan(timeout))",
        hint: "raise 'timeout' of the stage, or look at the document", isTransient: true)
    }
  }
}
