import PipeKit

/// Completes documents several at a time, and passes them on in their order, with the checkpoints
/// between them.
struct CompletionFlow: Sendable {
  /// What flows.
  enum Item: Sendable {
    /// A document, and where its source has come to with it.
    case document(Document, SourcePlace?)
    /// Where a source has come to without a document.
    case place(SourcePlace)
    case checkpoint(Parcel)
  }

  private enum Result: Sendable {
    case document(Completion.Outcome, SourcePlace?)
    case place(SourcePlace)
    case checkpoint(Parcel)
  }

  let completion: Completion
  let width: Int
  let output: Outlet
  let context: StageContext
  /// Whether it is noted which documents were seen.
  var notesSeen = false

  /// Completes documents until there are no more.
  ///
  /// - Parameters:
  ///   - next: The next items; nil when there are no more.
  ///   - abandon: Called before an error is thrown, to let go of a `next` that waits.
  /// - Throws: What `next` and writing throw, and what ends the run.
  func run(
    next: @escaping @Sendable () async throws -> [Item]?, abandon: @Sendable () -> Void = {}
  ) async throws {
    // The documents that were too large since the source has said last where it is.
    var refused: Set<String> = []
    try await OrderedWork.run(
      width: width, next: next,
      work: { item -> Result in
        switch item {
        case .document(let document, let place):
          .document(await completion.attempt(document), place)
        case .place(let place): .place(place)
        case .checkpoint(let parcel): .checkpoint(parcel)
        }
      },
      weight: { item in if case .document(let document, _) = item { document.size } else { 0 } },
      size: { result in
        guard case .document(let outcome, _) = result, case .success(let documents) = outcome.result
        else { return 0 }
        return documents.reduce(0) { $0 + $1.size }
      },
      deliver: { results in
        var outcomes: [Completion.Outcome] = []
        for result in results {
          switch result {
          case .document(let outcome, let place):
            outcomes.append(outcome)
            guard let place else { continue }
            try await write(&outcomes, &refused)
            try await mark(place, &refused)
          case .place(let place):
            try await write(&outcomes, &refused)
            try await mark(place, &refused)
          case .checkpoint(let parcel):
            try await write(&outcomes, &refused)
            if let checkpoint = parcel.checkpoint {
              for note in completion.takeNotes() {
                checkpoint.note(note.value, for: note.key, note.kind, stage: context.stage)
              }
            }
            try await output.write(parcel)
          }
        }
        try await write(&outcomes, &refused)
      }, relaxed: completion.reconsider, abandon: abandon)
  }

  /// Says where a source has come to; what was too large is tried again by the next run.
  private func mark(_ place: SourcePlace, _ refused: inout Set<String>) async throws {
    var place = place
    place.seen.removeAll { refused.contains(SourcePlace.document(of: $0)) }
    place.notes += completion.takeNotes()
    refused = []
    try await output.mark(place)
  }

  private func write(
    _ outcomes: inout [Completion.Outcome], _ refused: inout Set<String>
  ) async throws {
    let documents = try completion.settle(outcomes)
    if notesSeen { refused.formUnion(documents.filter(context.refuses).map(\.id)) }
    try await output.write(documents)
    outcomes = []
  }
}
