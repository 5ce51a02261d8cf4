import PipeKit
import Synchronization

/// Keeps what a run's report tells; bounded, however much happens.
final class EventRecorder: Sendable {
  private struct State {
    var failures: [RunReport.Failure] = []
    var notes: [RunReport.Note] = []
    var outputs: [RunReport.Output] = []
    var unlistedFailures = 0
    var unlistedNotes = 0
  }

  private static let mostListed = 1000
  private let state = Mutex(State())

  func record(_ stage: String, _ event: StageEvent) {
    switch event {
    case .dropped: break
    case .failed(let document, _, let error):
      state.withLock { state in
        guard state.failures.count < Self.mostListed else {
          state.unlistedFailures += 1
          return
        }
        state.failures.append(.init(stage: stage, document: document, error: error))
      }
    case .note(let text):
      state.withLock { state in
        guard state.notes.count < Self.mostListed else {
          state.unlistedNotes += 1
          return
        }
        state.notes.append(.init(stage: stage, text: text))
      }
    case .produced(let path, let documents):
      state.withLock { $0.outputs.append(.init(stage: stage, path: path, documents: documents)) }
    }
  }

  func report(stages: [RunReport.Stage], elapsed: Duration, wasStopped: Bool) -> RunReport {
    state.withLock { state in
      RunReport(
        stages: stages, elapsed: elapsed, wasStopped: wasStopped, failures: state.failures,
        unlistedFailures: state.unlistedFailures, notes: state.notes,
        unlistedNotes: state.unlistedNotes, outputs: state.outputs)
    }
  }
}
