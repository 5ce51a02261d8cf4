import Logging
import PipeKit

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Keeps a program running, and finds the documents that it cannot take.
///
/// When a program ends, hangs or writes nonsense, it is started again, and the documents without an answer come to it
/// one by one. A document fails only if a program that has seen nothing else fails at it. All calls wait, and are made
/// on one thread.
final class ProgramRunner {
  private let command: ProgramCommand
  private let options: JSONObject
  private let limits: ProgramLimits
  private let context: StageContext
  private let logger: Logger
  private let interrupt: InputInterrupt
  private var session: ProgramSession?
  private var description: ProgramDescription?
  /// How often in a row the program has failed without an answer in between.
  private var deaths = 0
  /// How often in a row it could not be started.
  private var failedStarts = 0
  private var restarts = 0

  init(
    _ command: ProgramCommand, options: JSONObject, limits: ProgramLimits, context: StageContext,
    interrupt: InputInterrupt
  ) {
    self.command = command
    self.options = options
    self.limits = limits
    self.context = context
    self.interrupt = interrupt
    logger = context.logger
  }

  /// Starts the program, where it does not run.
  ///
  /// - Throws: ``StageError`` where it does not start, `CancellationError`.
  func start() throws { _ = try running() }

  /// Has documents processed.
  ///
  /// - Returns: What became of each.
  /// - Throws: ``StageError`` where the program cannot be started any more, `CancellationError`.
  func process(_ batch: Batch) throws -> [ProgramMessage.Answer] {
    var answers: [ProgramMessage.Answer] = []
    answers.reserveCapacity(batch.count)
    var rest = batch[...]
    while !rest.isEmpty {
      let session = try running()
      let part = rest.prefix(description?.batch ?? 64)
      rest = rest.dropFirst(part.count)
      let isFresh = session.answered == 0
      let (exchange, ending) = try session.exchange(part)
      end(ending, hasAnswered: exchange.pending < part.count)
      for (document, answer) in zip(part, exchange.answers) {
        if let answer {
          answers.append(answer)
        } else if part.count == 1, isFresh, let failure = failure(ending) {
          answers.append(.failed(failure))
        } else {
          answers.append(try processAlone(document))
        }
      }
    }
    return answers
  }

  /// Has one document processed, if need be by a program that has seen nothing else.
  func processAlone(_ document: Document) throws -> ProgramMessage.Answer {
    while true {
      let session = try running()
      let isFresh = session.answered == 0
      let (exchange, ending) = try session.exchange([document])
      end(ending, hasAnswered: exchange.pending == 0)
      if let answer = exchange.answers.first ?? nil { return answer }
      // What is unclear does not depend on what it has seen before.
      var isCertain = isFresh
      if case .unclear = ending { isCertain = true }
      if isCertain, let failure = failure(ending) { return .failed(failure) }
    }
  }

  /// Says that nothing more comes, and waits for the program's end.
  func finish() throws {
    try session?.finish()
    session = nil
    if restarts > 0 { context.note("the program was started again \(restarts) times") }
  }

  /// Ends the program at once.
  func kill() {
    session?.kill()
    session = nil
  }

  /// Takes note of how an exchange ended.
  private func end(_ ending: ProgramSession.Ending, hasAnswered: Bool) {
    if hasAnswered { deaths = 0 }
    switch ending {
    case .complete: return
    case .unclear: return
    case .died(let how): logger.warning("the program \(how)")
    case .silent(let time):
      logger.warning("the program said nothing for \(Self.text(time)), and was ended")
    case .late(let limit):
      logger.warning("the program gave no answer within \(Self.text(limit)), and was ended")
    }
    kill()
    deaths += 1
  }

  private static func text(_ time: Duration) -> String {
    let milliseconds = (time / .milliseconds(1)).rounded()
    return TimeSpan(
      milliseconds < 10_000
        ? .milliseconds(milliseconds) : .seconds((milliseconds / 1000).rounded())
    ).description
  }

  /// Why a document has failed that the program had alone; `nil` where it has not.
  private func failure(_ ending: ProgramSession.Ending) -> StageError? {
    switch ending {
    case .complete: nil
    case .died(let how):
      StageError(.program, "the program \(how) while it had this document", isTransient: true)
    case .silent(let time):
      StageError(
        .timeout, "the program said nothing for \(Self.text(time)) while it had this document",
        hint: "raise 'silence', or let the program say {\"heartbeat\":true} while it works",
        isTransient: true)
    case .late(let limit):
      StageError(
        .timeout, "the program gave no answer to this document within \(Self.text(limit))",
        hint: "raise the entry's 'timeout'", isTransient: true)
    case .unclear(let text):
      StageError(.program, "the program answered to this document with \(text)")
    }
  }

  /// The running program, which is started where it does not run.
  private func running() throws -> ProgramSession {
    while true {
      if let session { return session }
      try waitBeforeStart()
      let isRestart = description != nil
      do {
        let session = try ProgramSession(
          command, limits: limits, logger: logger, interrupt: interrupt,
          note: { [context] in context.note($0) })
        let description = try session.greet()
        var values = options
        // What was checked before was filled in then; a program that is started by hand is asked here.
        let (checked, findings) = description.options.values(of: .object(options))
        if let finding = findings.first {
          throw StageError(
            .program, finding.text(of: command.name),
            hint: finding.hint(among: description.options))
        }
        values = checked
        try session.start(values, stage: context.stage, isDryRun: context.isDryRun)
        self.session = session
        self.description = description
        failedStarts = 0
        if isRestart { restarts += 1 }
        return session
      } catch let error as StageError {
        deaths += 1
        failedStarts += 1
        guard error.isTransient, isRestart else { throw error }
        logger.warning("\(error.message)")
        guard failedStarts < limits.starts else {
          throw StageError(
            .program, "\(error.message); that was the \(failedStarts). time in a row",
            hint: "the program worked before: look at its messages above", underlying: error)
        }
      }
    }
  }

  /// Waits longer the more often in a row the program has failed, so that a broken one does not keep the machine busy.
  private func waitBeforeStart() throws {
    guard deaths > 2 else { return }
    let factor = min(1 << min(deaths - 3, 7), 100)
    let milliseconds = (limits.backoff * factor) / .milliseconds(1)
    do throws(FileError) {
      try interrupt.wait(milliseconds: CInt(milliseconds), path: command.name)
    } catch {
      throw CancellationError()
    }
  }
}
