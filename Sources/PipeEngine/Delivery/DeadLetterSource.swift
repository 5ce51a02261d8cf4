package import PipeKit
import Synchronization

/// Brings back documents that have failed in a stage, so that they go through it again.
///
/// Those that have not failed again by the end of the run are no dead letters any more.
package final class DeadLetterSource: Stage {
  /// What the stage says of itself.
  package static let manual = Manual(
    "failed", "Brings back documents that have failed.", roles: .source)

  private static let batchSize: Int = 64

  private let stage: String
  private let store: any RunStore
  private let run: Int64

  /// Needed by the protocol; brings nothing.
  package convenience init(options: NoOptions, setup: StageSetup) throws {
    throw OptionProblem("cannot stand in a pipeline file")
  }

  /// Creates a source.
  ///
  /// - Parameters:
  ///   - stage: The `id` of the stage in which they have failed.
  ///   - store: Where they are kept.
  ///   - run: The run that tries them again.
  package init(stage: String, store: any RunStore, run: Int64) {
    self.stage = stage
    self.store = store
    self.run = run
  }

  /// Passes the documents on, oldest failure first.
  package func run(
    _ input: Inlet, into output: Outlet, in context: StageContext
  ) async throws {
    var last: Int64 = 0
    var tried: [Int64] = []
    while true {
      let letters = try page(after: last)
      guard let end = letters.last?.id else { break }
      last = end
      let documents = letters.filter { $0.document != nil && $0.run != run }
      tried += documents.map(\.id)
      try await output.write(documents.compactMap(\.document))
    }
    context.lastCheckpoint?.whenCommitted { [tried, store, run] in
      do throws(RunStoreError) {
        for id in tried where try store.deadLetter(id)?.run != run {
          try store.removeDeadLetters([id])
        }
      } catch {
        throw StageError(error)
      }
    }
  }

  private func page(after id: Int64) throws(StageError) -> [DeadLetter] {
    do throws(RunStoreError) {
      return try store.deadLetters(stage: stage, after: id, limit: Self.batchSize)
    } catch {
      throw StageError(error)
    }
  }
}
