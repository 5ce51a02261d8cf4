import PipeEngine
import PipeKit

/// A run as people and programs read it.
struct RunDescription {
  private let run: RunRecord

  init(_ run: RunRecord) { self.run = run }

  /// The cells of a list of runs.
  var row: [String] {
    [
      "\(run.id)", run.started.description, status, count(of: "out", in: stages.first),
      count(of: "out", in: stages.last), failed, seconds,
    ]
  }

  /// The run as one line of JSON.
  var json: String {
    var object: JSONObject = [
      "run": .number(JSONNumber(Int(run.id))), "kind": .string(run.kind.rawValue),
      "status": .string(run.status.rawValue), "started": .string(run.started.description),
      "attempts": .number(JSONNumber(run.attempts)),
    ]
    object["ended"] = run.ended.map { .string($0.description) }
    object["error"] = run.error.map { .string($0) }
    object["report"] = .object(run.report)
    return String(decoding: JSON.object(object).serialized, as: UTF8.self)
  }

  /// The run explained.
  ///
  /// - Parameters:
  ///   - earlier: The last complete run before it.
  ///   - deadLetters: How many failed documents are kept.
  /// - Returns: Some lines.
  func text(after earlier: RunRecord?, deadLetters: Int) -> String {
    var lines = ["run \(run.id): \(status)"]
    if let file = run.report["file"]?.string { lines.append("pipeline   \(file.printable)") }
    lines.append(
      "began      \(run.started)"
        + (run.attempts > 1 ? ", and was continued \(run.attempts - 1) times" : ""))
    if let ended = run.ended { lines.append("ended      \(ended), after \(seconds)") }
    if run.kind == .retry { lines.append("purpose    to try again what had failed") }
    if let error = run.error { lines.append("error      \(error.printable)") }
    if let advice { lines.append("next       \(advice)") }
    if deadLetters > 0 {
      lines.append("failed     \(deadLetters) documents are kept: 'pipe failed' lists them")
    }
    if let earlier {
      let changes = run.stages.changes(from: earlier.stages)
      lines.append(
        "changes    "
          + (changes.isEmpty
            ? "none since run \(earlier.id)"
            : "since run \(earlier.id): " + changes.joined(separator: ", ")))
    }
    if !stages.isEmpty {
      let rows = stages.map { stage in
        [
          "  " + (stage["id"]?.string ?? ""), count(of: "in", in: stage),
          count(of: "out", in: stage), count(of: "failed", in: stage),
        ]
      }
      lines += ["", TextTable.text([["  stage", "in", "out", "failed"]] + rows)]
      if run.attempts > 1 { lines.append("  (of the last attempt)") }
    }
    for case .object(let output)? in run.report["outputs"]?.array ?? [] {
      let path = (output["path"]?.string ?? "").printable
      lines.append("wrote \(path)  (\(count(of: "documents", in: output)))")
    }
    return lines.joined(separator: "\n")
  }

  private var status: String {
    switch run.status {
    case .running: "running, or was killed"
    case .stopped: "stopped"
    case .failed: "failed"
    case .done: "done"
    case .abandoning: "being given up"
    case .abandoned: "given up"
    }
  }

  private var advice: String? {
    switch run.status {
    case .running, .stopped, .failed:
      run.kind == .retry
        ? "'pipe failed retry' tries again"
        : "the same command goes on from the last checkpoint; --fresh starts over"
    case .abandoning: "the next run gives it up first"
    case .done, .abandoned: nil
    }
  }

  private var stages: [JSONObject] { run.report["stages"]?.array?.compactMap(\.object) ?? [] }

  private var failed: String {
    stages.isEmpty ? "–" : "\(stages.reduce(0) { $0 + ($1["failed"]?.int ?? 0) })"
  }

  private var seconds: String {
    guard let seconds = run.report["seconds"]?.double else { return "–" }
    return "\((seconds * 10).rounded() / 10) s"
  }

  private func count(of key: String, in object: JSONObject?) -> String {
    object?[key]?.int.map { "\($0)" } ?? "–"
  }
}
