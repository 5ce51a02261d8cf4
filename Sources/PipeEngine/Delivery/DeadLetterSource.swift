package import PipeKit

/// Brings back documents that have failed in a stage, so that they go through it again.
package struct DeadLetterSource: Stage {
  /// What the stage says of itself.
  package static let manual = Manual(
    "failed", "Brings back documents that have failed.", roles: .source)

  /// What is noted under this are the numbers of the letters, once all have been brought back.
  static let noteKey = "tried"
  /// Few at a time: each may be as large as `max_document`.
  private static let batchSize = 4

  private let stage: String
  private let store: any RunStore
  private let delivery: Delivery

  /// Needed by the protocol; brings nothing.
  package init(options: NoOptions, setup: StageSetup) throws {
    throw OptionProblem("cannot stand in a pipeline file")
  }

  /// Creates a source.
  ///
  /// - Parameters:
  ///   - stage: The `id` of the stage in which they have failed.
  ///   - store: Where they are kept.
  ///   - delivery: The run that tries them again.
  package init(stage: String, store: any RunStore, delivery: Delivery) {
    self.stage = stage
    self.store = store
    self.delivery = delivery
  }

  /// Passes the documents on, oldest failure first.
  ///
  /// A retry that was interrupted when all were through only publishes what it has.
  package func run(
    _ input: Inlet, into output: Outlet, in context: StageContext
  ) async throws {
    let noted = try context.memory?.note(Self.noteKey, .position)?.array
    if let noted { return delivery.retry(noted.compactMap(\.int).map(Int64.init)) }
    var last: Int64 = 0
    var tried: [Int64] = []
    while true {
      let letters = try page(after: last)
      guard let end = letters.last?.id else { break }
      last = end
      let documents = letters.filter { $0.document != nil && $0.run != delivery.run }
      tried += documents.map(\.id)
      try await output.write(documents.compactMap(\.document).map(delivery.restored))
    }
    delivery.retry(tried)
    context.lastCheckpoint?.note(
      .array(tried.map { .number(JSONNumber(Int($0))) }), for: Self.noteKey, .position,
      stage: context.stage)
  }

  private func page(after id: Int64) throws(StageError) -> [DeadLetter] {
    try StageError.wrapping { () throws(RunStoreError) in
      try store.deadLetters(stage: stage, after: id, limit: Self.batchSize)
    }
  }
}
