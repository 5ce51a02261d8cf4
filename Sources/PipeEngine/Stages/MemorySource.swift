public import PipeKit

/// Brings in documents that are in memory.
public struct MemorySource: Stage {
  /// What the stage says of itself.
  public static let manual = Manual(
    "memory", "Brings in documents that are in memory.", roles: .source)

  private let documents: [Document]
  private let batchSize: Int

  /// Creates a source without documents.
  public init(options: NoOptions, setup: StageSetup) { self.init([]) }

  /// Creates a source.
  ///
  /// - Parameters:
  ///   - documents: The documents.
  ///   - batchSize: How many travel together; at least 1.
  public init(_ documents: [Document], batchSize: Int = 64) {
    self.documents = documents
    self.batchSize = max(batchSize, 1)
  }

  /// Passes the documents on.
  public func run(
    _ input: Inlet, into output: Outlet, in context: StageContext
  ) async throws {
    for start in stride(from: 0, to: documents.count, by: batchSize) {
      let end = min(start + batchSize, documents.count)
      try await output.write(Array(documents[start..<end]))
    }
  }
}
