import PipeEngine
import PipeKit

/// Writes out what has passed the stages of a run.
struct RunSummary {
  private let report: RunReport
  private let seconds: Double

  init(_ report: RunReport, elapsed: Duration) {
    self.report = report
    seconds = Double(elapsed.components.seconds) + Double(elapsed.components.attoseconds) / 1e18
  }

  /// A line for each stage, for a terminal that is redrawn.
  var progressLines: [String] {
    let width = nameWidth
    return report.stages.map { stage in
      var line = "  " + stage.id.padded(to: width) + "  " + stage.output.grouped.padded(left: 10)
      if seconds > 0 { line += "  " + rate(Double(stage.output) / seconds).padded(left: 10) }
      if droppedCount(stage) > 0 { line += "  \(droppedCount(stage).grouped) dropped" }
      if stage.failed > 0 { line += "  \(stage.failed.grouped) failed" }
      return line
    } + ["  " + time(seconds)]
  }

  /// One line for all stages, for a log.
  var progressLine: String {
    time(seconds) + ": "
      + report.stages.map { "\($0.id) \($0.output.grouped)" }.joined(separator: " → ")
  }

  /// The table at the end of a run.
  func table(isDryRun: Bool, hasFailed: Bool) -> String {
    var rows = [["stage", "in", "out", "dropped", "failed", "CPU", "docs/CPU-s"]]
    for stage in report.stages {
      let count = max(stage.input, stage.output)
      // Less is as much the measuring as the work.
      let isMeasured = stage.processorSeconds >= 0.001
      rows.append([
        stage.id, stage.input.grouped, stage.output.grouped, droppedCount(stage).grouped,
        stage.failed.grouped, isMeasured ? time(stage.processorSeconds) : "–",
        isMeasured && count > 0 ? rate(Double(count) / stage.processorSeconds, unit: "") : "–",
      ])
    }
    var lines = [TextTable.text(rows, .right)]
    for stage in report.stages {
      for (reason, count) in stage.dropped.sorted(by: { ($1.value, $0.key) < ($0.value, $1.key) }) {
        lines.append("\(stage.id) dropped \(count.grouped): \(reason.printable)")
      }
    }
    for output in report.outputs {
      let verb = isDryRun ? "would write" : "wrote"
      let noun = output.documents == 1 ? "document" : "documents"
      lines.append("\(verb) \(output.path.printable)  (\(output.documents.grouped) \(noun))")
    }
    let end = hasFailed ? "failed after" : report.wasStopped ? "stopped after" : "done in"
    lines.append("\(end) \(time(seconds))")
    return lines.joined(separator: "\n")
  }

  /// The same for programs.
  func json(event: String) -> JSONObject {
    var object: JSONObject = ["event": .string(event)]
    for member in report.json(seconds: seconds).members {
      let isFinal = member.key == "outputs" || member.key == "stopped"
      if event != "progress" || !isFinal { object[member.key] = member.value }
    }
    return object
  }

  private var nameWidth: Int { report.stages.map(\.id.count).max() ?? 0 }

  private func droppedCount(_ stage: RunReport.Stage) -> Int {
    stage.dropped.values.reduce(0, +)
  }

  private func rate(_ value: Double, unit: String = "/s") -> String {
    (value >= 10 || value == 0 ? Int(min(value, 1e15)).grouped : value.rounded(to: 1)) + unit
  }

  private func time(_ seconds: Double) -> String {
    if seconds < 60 { return seconds.rounded(to: seconds < 1 ? 3 : 1) + " s" }
    let whole = Int(min(seconds, 1e9))
    let minutes = whole / 60 % 60
    return whole >= 3600 ? "\(whole / 3600) h \(minutes) min" : "\(minutes) min \(whole % 60) s"
  }
}

extension Int {
  /// The number with a thin group separator: `12,345`.
  fileprivate var grouped: String {
    var out = ""
    for (index, digit) in String(magnitude).reversed().enumerated() {
      if index > 0, index.isMultiple(of: 3) { out.append(",") }
      out.append(digit)
    }
    return (self < 0 ? "-" : "") + String(out.reversed())
  }
}

extension Double {
  fileprivate func rounded(to digits: Int) -> String {
    var scale = 1.0
    for _ in 0..<digits { scale *= 10 }
    let whole = Int((self * scale).rounded())
    let text = String(whole % Int(scale))
    return digits == 0
      ? "\(whole)"
      : "\(whole / Int(scale)).\(String(repeating: "0", count: digits - text.count))\(text)"
  }
}
