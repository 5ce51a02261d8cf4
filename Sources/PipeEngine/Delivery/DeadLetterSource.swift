package import PipeKit

/// Brings back documents that have failed in a stage, so that they go through it again.
package struct DeadLetterSource: Stage {
  /// What the stage says of itself.
  package static let manual = Manual(
    "failed", "Brings back documents that have failed.", roles: .source)

  /// What is noted under this are the letters that were tried, once all have been brought back.
  static let noteKey = "tried"
  /// What is noted under this is the number of the last letter that has come through.
  static let throughKey = "through"
  /// Few at a time: each may be as large as `max_document`.
  private static let batchSize = 4

  /// The `id` of the stage in which they have failed.
  let stage: String
  private let stages: [String]
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
  ///   - stages: Those of all stages of the pipeline: a document that has failed in several is brought back as it
  ///     was when it failed last, and only that.
  ///   - store: Where they are kept.
  ///   - delivery: The run that tries them again.
  package init(
    stage: String, of stages: [String] = [], store: any RunStore, delivery: Delivery
  ) {
    self.stage = stage
    self.stages = stages.filter { $0 != stage }
    self.store = store
    self.delivery = delivery
  }

  /// Passes the documents on, oldest failure first.
  ///
  /// A retry that was interrupted when all were through only publishes what it has.
  package func run(
    _ input: Inlet, into output: Outlet, in context: StageContext
  ) async throws {
    if let noted = try context.memory?.note(Self.noteKey, .position) {
      return delivery.retry(RetriedLetters(noted))
    }
    var last: Int64 = 0
    var tried = RetriedLetters()
    while true {
      let letters = try page(after: last)
      guard let end = letters.last?.id else { break }
      last = end
      var now = RetriedLetters()
      var documents: Batch = []
      for letter in letters where letter.run != delivery.run {
        guard let document = letter.document, let older = try others(of: letter) else { continue }
        if context.refuses(document) {
          // Too large by now: it fails again, with all that it has.
          var error = StageError(tooLarge: context.maxDocument)
          error.stage = stage
          _ = try context.fail(document, error)
          continue
        }
        now.add(letter.id, older: older)
        documents.append(delivery.restored(document))
      }
      tried.add(now)
      delivery.retry(now)
      try await output.write(documents)
      // Whoever reads may have had enough at any document, and those before it are not to come again.
      if context.readerEndsRun {
        try await output.mark(.number(JSONNumber(Int(end))), for: Self.throughKey)
      }
    }
    context.lastCheckpoint?.note(tried.json, for: Self.noteKey, .position, stage: context.stage)
  }

  /// The older letters of a document, from other stages; `nil` where there is a newer one.
  private func others(of letter: DeadLetter) throws(StageError) -> [Int64]? {
    var older: [Int64] = []
    for stage in stages {
      let other = try StageError.wrapping { () throws(RunStoreError) in
        try store.deadLetter(of: letter.name, in: stage)
      }
      guard let other, other.document != nil, other.run != delivery.run else { continue }
      if (letter.run, letter.last) < (other.run, other.last) { return nil }
      if (other.run, other.last) < (letter.run, letter.last) { older.append(other.id) }
    }
    return older
  }

  private func page(after id: Int64) throws(StageError) -> [DeadLetter] {
    try StageError.wrapping { () throws(RunStoreError) in
      try store.deadLetters(stage: stage, after: id, limit: Self.batchSize)
    }
  }
}
