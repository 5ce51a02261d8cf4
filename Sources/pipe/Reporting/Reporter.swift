import Logging
import PipeEngine
import PipeKit
import Synchronization

/// Writes to standard error what a run has to say, as text or as JSON, without secrets.
final class Reporter: Sendable {
  private let isQuiet: Bool
  private let isVerbose: Bool
  private let isJSON: Bool
  private let redact: Redactor
  private let listing = FailureListing()
  /// How many lines the progress display takes now; 0 when none is shown.
  private let shownLines = Mutex(0)
  /// How many documents have failed so far, by the stage and the kind of failure.
  /// So many failures of a kind are told one by one.

  /// Writes a line.
  private let complain: @Sendable (String) -> Void

  init(
    _ options: ReportingOptions, _ redactor: Redactor,
    complain: @escaping @Sendable (String) -> Void = { Console.complain($0) }
  ) {
    self.complain = complain
    isQuiet = options.quiet
    isVerbose = options.verbose
    isJSON = options.logFormat == .json
    redact = redactor
  }

  /// A terminal is redrawn often; a log gets a line now and then.
  var progressInterval: Duration { isLive ? .milliseconds(200) : .seconds(10) }

  private var isLive: Bool { Console.errorIsTerminal && !isJSON && !isQuiet }

  /// Says one thing.
  func say(_ text: String, stage: String? = nil, level: Logger.Level) {
    if isQuiet, level < .error { return }
    if isJSON {
      var line: JSONObject = ["level": .string(level.rawValue)]
      if let stage { line["stage"] = .string(stage) }
      line["message"] = .string(redact(text))
      return write(line)
    }
    let name = stage.map { "\($0): " } ?? ""
    let prefix = level >= .error ? "error: " : level == .warning ? "warning: " : ""
    write(prefix + name + redact(text).printable)
  }

  /// Receives an event of a stage.
  @Sendable func event(_ stage: String, _ event: StageEvent) {
    switch event {
    case .dropped(let document, let reason):
      guard isVerbose else { break }
      if isJSON {
        write([
          "event": "dropped", "stage": .string(stage), "document": .string(document),
          "reason": .string(reason),
        ])
      } else {
        say("dropped '\(document)': \(reason)", stage: stage, level: .info)
      }
    case .failed(let document, let original, let error):
      let answer = isVerbose ? .tell : listing.next(of: stage)
      if answer == .count { break }
      if isJSON, !isQuiet {
        write([
          "event": "failed", "stage": .string(stage), "document": .string(document),
          "code": .string(error.code.rawValue), "message": .string(error.message),
          "hint": error.hint.map { .string($0) } ?? .null,
        ])
      } else {
        // Who reads the files of a folder knows them by their names.
        let place = original.flatMap { $0.url ?? $0.source }
        say((place.map { "\($0): " } ?? "") + "\(error)", level: .warning)
      }
      if answer == .tellAsLast {
        say(
          "further failures are only counted; --verbose tells each", stage: stage, level: .warning)
      }
    case .note(let text):
      say(text, stage: stage, level: .notice)
    case .produced: break
    }
  }

  /// Shows how far the run is.
  func progress(_ report: RunReport, elapsed: Duration) {
    if isQuiet { return }
    if isJSON {
      return write(RunSummary(report, elapsed: elapsed).json(event: "progress"))
    }
    let summary = RunSummary(report, elapsed: elapsed)
    guard isLive else { return write(summary.progressLine) }
    let size = Console.size
    var lines = summary.progressLines
    // What has scrolled out of sight cannot be drawn over.
    if lines.count >= size.rows { lines = [summary.progressLine] }
    lines = lines.map { String($0.prefix(size.columns - 1)) }
    shownLines.withLock { shown in
      Console.writeError(Self.erase(shown) + lines.map { $0 + "\n" }.joined())
      shown = lines.count
    }
  }

  /// Takes the progress display away.
  func endProgress() {
    shownLines.withLock { shown in
      Console.writeError(Self.erase(shown))
      shown = 0
    }
  }

  /// Writes what came of the run.
  func summary(_ report: RunReport, elapsed: Duration, isDryRun: Bool, hasFailed: Bool = false) {
    if isQuiet { return }
    let summary = RunSummary(report, elapsed: elapsed)
    if isJSON { return write(summary.json(event: hasFailed ? "failed_summary" : "summary")) }
    write(redact(summary.table(isDryRun: isDryRun, hasFailed: hasFailed)))
  }

  private func write(_ object: JSONObject) {
    // Before it is written as JSON: an escaped secret would not be recognised any more.
    let value = redact(.object(object))
    complain(String(decoding: value.serialized, as: UTF8.self))
  }

  private func write(_ text: String) {
    shownLines.withLock { shown in
      complain(Self.erase(shown) + text)
      shown = 0
    }
  }

  /// Moves up over lines and clears each, from the first column: `^C` moves the cursor.
  ///
  /// Clearing all at once would make some terminals keep what was there in their history.
  private static func erase(_ lines: Int) -> String {
    lines == 0 ? "" : "\r" + String(repeating: "\u{1B}[A\u{1B}[2K", count: lines)
  }
}
