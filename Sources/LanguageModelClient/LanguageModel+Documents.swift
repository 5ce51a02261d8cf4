package import PipeKit

extension LanguageModel {
  /// Asks of the documents of a batch ahead, but for those that the entry's `when` leaves out.
  ///
  /// - Parameters:
  ///   - documents: The batch.
  ///   - context: What the engine lends the stage.
  ///   - prompt: What is asked of a document; `nil` for nothing.
  /// - Returns: What was asked; to be given to ``forget(_:)`` at the end.
  /// - Throws: `CancellationError`.
  package func prepare(
    _ documents: Batch, in context: StageContext, prompt: (Document) -> LanguageModelPrompt?
  ) async throws -> [LanguageModelPrompt] {
    let now = context.clock.now()
    var prompts: [LanguageModelPrompt] = []
    for document in documents {
      if let condition = context.condition {
        // What cannot be decided fails when it is the document's turn.
        guard (try? condition.matches(document, now: now)) == true else { continue }
      }
      if let prompt = prompt(document) { prompts.append(prompt) }
    }
    try await prepare(prompts, in: context)
    return prompts
  }

  /// Says on a document that the model has made something of it.
  package func note(_ what: String, on document: inout Document, in context: StageContext) {
    document.trail.append(TrailEntry(stage: context.stage, note: "\(what) by \(name)"))
  }

  /// Says on a document that the model has failed, and what takes the place of its answer.
  package func note(
    _ failure: LanguageModelFailure, instead: String, on document: inout Document,
    in context: StageContext
  ) {
    document.trail.append(
      TrailEntry(stage: context.stage, note: "\(instead), as \(name) has failed: \(failure.reason)")
    )
  }
}
