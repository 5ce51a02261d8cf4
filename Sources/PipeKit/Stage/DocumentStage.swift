/// A stage that looks at each document by itself.
///
/// The engine calls ``process(_:in:)`` from several tasks at once, and keeps the order of the
/// documents. A thrown error fails this one document; what happens to it is the pipeline's
/// `on_error`.
public protocol DocumentStage: Stage {
  /// Changes a document, or drops it.
  ///
  /// - Parameters:
  ///   - document: The document. What was done to it is undone when an error is thrown.
  ///   - context: What the engine lends the stage.
  /// - Returns: Whether the document goes on.
  /// - Throws: Whatever makes this document fail; ``StageError`` says most.
  func process(_ document: inout Document, in context: StageContext) async throws -> Verdict

  /// Processes a batch in place: what is dropped or has failed is taken out, the order is kept.
  ///
  /// The engine calls it. A stage does not implement it: it is a requirement only so that the compiler
  /// makes one for each stage, with its `process` in the loop.
  func processAll(_ documents: inout Batch, in context: StageContext) async throws
}

/// Whether a document goes on.
public enum Verdict: Sendable, Equatable {
  /// The document goes on.
  case pass
  /// The document ends here. The reason is counted in the run's summary, so that it should not
  /// contain anything of the document itself: `"shorter than 200 characters"`.
  case drop(String)
}

extension DocumentStage {
  /// Processes the documents one after the other.
  ///
  /// The engine does not use it: it runs consecutive document stages together, on several cores.
  public func run(_ input: Inlet, into output: Outlet, in context: StageContext) async throws {
    while var batch = try await input.next() {
      try await processAll(&batch, in: context)
      try await output.write(batch)
    }
  }

  /// Processes a batch in place.
  @inlinable
  public func processAll(_ documents: inout Batch, in context: StageContext) async throws {
    try await processInTurn(&documents, in: context)
  }

  /// Processes the documents of a batch one after the other, for a stage whose ``processAll(_:in:)`` does
  /// something for all of them before.
  @inlinable
  public func processInTurn(_ documents: inout Batch, in context: StageContext) async throws {
    if context.needsCare { return try await processWithCare(&documents, in: context) }
    var kept = 0
    for index in documents.indices {
      let original = documents[index]
      let verdict: Verdict
      do {
        verdict = try await process(&documents[index], in: context)
      } catch {
        guard let document = try context.fail(original, error) else { continue }
        documents[index] = document
        if kept != index { documents.swapAt(kept, index) }
        kept += 1
        continue
      }
      if case .drop(let reason) = verdict {
        context.drop(documents[index], reason: reason)
        continue
      }
      if kept != index { documents.swapAt(kept, index) }
      kept += 1
    }
    if kept < documents.count { documents.removeSubrange(kept...) }
  }

  /// As ``processAll(_:in:)``, where the entry has `when`, `retry` or `timeout`.
  @usableFromInline
  func processWithCare(_ documents: inout Batch, in context: StageContext) async throws {
    var kept = 0
    let now = context.condition == nil ? nil : context.clock.now()
    for index in documents.indices {
      let original = documents[index]
      var verdict = Verdict.pass
      do {
        if let condition = context.condition, let now, try !condition.matches(original, now: now) {
          // It passes the stage by.
        } else {
          (documents[index], verdict) = try await attempt(original, in: context)
        }
      } catch {
        guard let document = try context.fail(original, error) else { continue }
        documents[index] = document
      }
      if case .drop(let reason) = verdict {
        context.drop(documents[index], reason: reason)
        continue
      }
      if kept != index { documents.swapAt(kept, index) }
      kept += 1
    }
    documents.removeSubrange(kept...)
  }

  /// Processes a copy of a document as often as the pipeline's `retry` and `timeout` allow.
  private func attempt(
    _ original: Document, in context: StageContext
  ) async throws -> (Document, Verdict) {
    try await context.attempt {
      var copy = original
      let verdict = try await self.process(&copy, in: context)
      return (copy, verdict)
    }
  }
}
