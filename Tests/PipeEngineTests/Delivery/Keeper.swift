import PipeEngine
import PipeKit
import Synchronization

/// Keeps documents in a list that outlives the run, as a file does, and publishes it at the end.
final class Keeper: PreparingStage {
  static let manual = Manual("keeper", "Keeps.", roles: .sink)
  private let state = Mutex<(kept: [String], published: [String]?)>(([], nil))

  init(options: NoOptions = NoOptions(), setup: StageSetup = StageSetup(id: "")) {}

  var kept: [String] { state.withLock { $0.kept } }
  var published: [String]? { state.withLock { $0.published } }

  func prepare(_ documents: Batch, in context: StageContext) -> (any Sendable)? { nil }

  func run(_ input: Inlet, into output: Outlet, in context: StageContext) async throws {
    let length = try context.memory?.note("length", .output)?.int ?? 0
    state.withLock { $0.kept.removeSubrange(min(length, $0.kept.count)...) }
    while let parcel = try await input.nextParcel() {
      state.withLock { $0.kept += parcel.documents.map(\.id) }
      if let checkpoint = parcel.checkpoint { note(in: checkpoint, context) }
      try await output.write(parcel)
    }
    if let last = context.lastCheckpoint {
      note(in: last, context)
      last.at(.committed) { [self] in state.withLock { $0.published = $0.kept } }
    }
  }

  private func note(in checkpoint: Checkpoint, _ context: StageContext) {
    checkpoint.note(
      .number(JSONNumber(kept.count)), for: "length", .output, stage: context.stage)
  }
}
