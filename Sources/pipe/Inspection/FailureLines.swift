import PipeKit
import Synchronization

/// Keeps what has failed while sources were fetched, for lines of their own.
final class FailureLines: Sendable {
  private let lines = Mutex<[UInt8]>([])

  /// Takes what happens in a run.
  @Sendable func take(_ stage: String, _ event: StageEvent) {
    guard case .failed(let document, let original, let error) = event else { return }
    let line = InspectionOutput.line(
      name: original?.url ?? original?.source ?? document, "error", .string(error.message))
    lines.withLock { $0 += line }
  }

  /// The lines.
  var written: [UInt8] { lines.withLock { $0 } }
}
