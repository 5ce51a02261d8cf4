import PipeEngine
import PipeKit

/// Lists what came of a test, for whoever has to find out why it failed.
struct OutcomeListing {
  private static let mostListed = 20
  private static let mostCharacters = 80

  private let outcome: TestOutcome

  init(_ outcome: TestOutcome) { self.outcome = outcome }

  /// The lines: what came out, what was dropped, what the stages had to say.
  var lines: [String] {
    var lines = outcome.documents.isEmpty ? ["nothing came out"] : ["came out:"]
    for document in outcome.documents.prefix(Self.mostListed) {
      lines.append("  " + line(document))
    }
    let more = outcome.documents.count - Self.mostListed
    if more > 0 { lines.append("  … and \(more) more") }
    for stage in outcome.report.stages {
      for (reason, count) in stage.dropped.sorted(by: { $0.key < $1.key }) {
        lines.append("\(stage.id) dropped \(count): \(reason)")
      }
    }
    lines += outcome.report.notes.prefix(Self.mostListed).map { "\($0.stage) said: \($0.text)" }
    return lines
  }

  private func line(_ document: Document) -> String {
    var parts = [document.id]
    if let title = document.title { parts.append("'\(short(title))'") }
    if let text = document.text { parts.append("'\(short(text))'") }
    return parts.joined(separator: "  ")
  }

  private func short(_ text: String) -> String {
    let start = text.prefix(Self.mostCharacters)
    return start.endIndex == text.endIndex ? text : start + "…"
  }
}
