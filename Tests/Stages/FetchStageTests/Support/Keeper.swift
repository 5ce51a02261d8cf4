import PipeKit
import Synchronization

/// A list to which a run adds what it has kept when it is complete, as to a file that is appended to.
final class Keeper: Stage {
  static let manual = Manual("keeper", "Keeps.", roles: .sink)
  private let state = Mutex<(part: [String], published: [String])>(([], []))

  init(options: NoOptions = NoOptions(), setup: StageSetup = StageSetup(id: "")) {}

  var kept: [String] { state.withLock { $0.published } }

  func run(_ input: Inlet, into output: Outlet, in context: StageContext) async throws {
    let length = try context.memory?.note("length", .output)?.int ?? 0
    state.withLock { $0.part = Array($0.part.prefix(length)) }
    while let parcel = try await input.nextParcel() {
      state.withLock { $0.part += parcel.documents.map(\.id) }
      if let checkpoint = parcel.checkpoint { note(in: checkpoint, context) }
      try await output.write(parcel)
    }
    guard let last = context.lastCheckpoint else { return }
    note(in: last, context)
    last.at(.committed) { [self] in
      state.withLock { state in
        state.published += state.part
        state.part = []
      }
    }
  }

  private func note(in checkpoint: Checkpoint, _ context: StageContext) {
    let length = state.withLock { $0.part.count }
    checkpoint.note(.number(JSONNumber(length)), for: "length", .output, stage: context.stage)
  }
}
