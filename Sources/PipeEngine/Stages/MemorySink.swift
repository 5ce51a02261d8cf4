public import PipeKit
import Synchronization

/// Keeps the documents that reach it, and passes them on.
public final class MemorySink: Stage {
  /// What the stage says of itself.
  public static let manual = Manual(
    "collect", "Keeps the documents that reach it.", roles: [.sink, .transform])

  private let kept = Mutex<[Document]>([])

  /// Creates an empty sink.
  public init(options: NoOptions = NoOptions(), setup: StageSetup = StageSetup(id: "collect")) {}

  /// The documents that have come.
  public var documents: [Document] { kept.withLock { $0 } }

  /// Keeps every document.
  public func run(
    _ input: Inlet, into output: Outlet, in context: StageContext
  ) async throws {
    while let batch = try await input.next() {
      kept.withLock { $0 += batch }
      try await output.write(batch)
    }
  }
}
