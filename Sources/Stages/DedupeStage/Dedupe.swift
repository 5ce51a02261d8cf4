public import PipeKit

/// Drops documents that repeat others, in the same run or in earlier ones.
public struct Dedupe: Stage {
  private let options: Options

  /// Creates the stage.
  public init(options: Options, setup: StageSetup) { self.options = options }

  /// Whether documents go on at once, as the first copy is kept.
  public var passesAtOnce: Bool { options.keep == .first }

  /// Passes on one copy of each document.
  public func run(_ input: Inlet, into output: Outlet, in context: StageContext) async throws {
    var work = Deduplication(options, in: context)
    var memory = try SeenDocuments(options, context, into: &work.index)
    while let parcel = try await input.nextParcel() {
      if let checkpoint = parcel.checkpoint {
        guard passesAtOnce else {
          context.lastCheckpoint?.absorb(checkpoint)
          continue
        }
        memory.note(work.index, in: checkpoint, context)
        try await output.write(parcel)
        continue
      }
      var passed: Batch = []
      for document in parcel.documents { try work.take(document, &passed) }
      if !passed.isEmpty { try await output.write(passed) }
    }
    while let passed = work.release() { try await output.write(passed) }
    if let last = context.lastCheckpoint { memory.note(work.index, in: last, context) }
  }
}
