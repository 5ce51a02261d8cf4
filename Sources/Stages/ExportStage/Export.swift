public import PipeKit

/// Writes documents to a file, and passes them on.
public struct Export: PreparingStage {
  private let options: Options
  private let format: any ExportFormat.Type

  /// Creates the stage.
  ///
  /// - Parameters:
  ///   - options: The options.
  ///   - setup: Where the stage stands in the pipeline.
  /// - Throws: ``OptionProblems`` where it cannot be told which format is meant.
  public init(options: Options, setup: StageSetup) throws {
    guard let format = options.chosenFormat else { throw OptionProblems(options.problems()) }
    self.options = options
    self.format = format
  }

  /// Keeps every document, and passes it on when it is kept.
  ///
  /// The file appears, or grows, when the input has ended or nobody downstream wants more. After a
  /// failure or a cancellation it is what it was before.
  public func run(_ input: Inlet, into output: Outlet, in context: StageContext) async throws {
    let started = context.clock.now()
    let path = options.to.text(at: started)
    let name = options.isStandardOutput ? "standard output" : path
    if context.isDryRun {
      let (count, closed) = try await passOn(input, to: output) { _ in }
      context.produced(name, documents: count)
      if let closed { throw closed }
      return
    }
    let order = ExportOrder(path: path, options: options, started: started, context: context)
    var writer: any ExportWriter
    do {
      writer = try await format.open(order)
    } catch {
      throw order.explain(error)
    }
    do {
      let (count, closed) = try await passOn(input, to: output) { parcel in
        if let prepared = parcel.part(for: context.stage) {
          try await writer.write(prepared: prepared)
        } else {
          try await writer.write(parcel.documents)
        }
      }
      try await writer.commit()
      context.produced(name, documents: count)
      if let closed { throw closed }
    } catch let closed as DownstreamClosed {
      throw closed
    } catch {
      await writer.discard()
      // Whoever read standard output has had enough: a normal end.
      if order.isStandardOutput, (error as? FileError)?.kind == .brokenPipe { return }
      throw order.explain(error)
    }
  }

  package func prepare(_ documents: Batch, in context: StageContext) -> (any Sendable)? {
    context.isDryRun ? nil : format.prepare(documents, options)
  }

  /// Keeps and passes on documents until there are no more, or until no more are wanted.
  ///
  /// - Parameters:
  ///   - input: Where documents come from.
  ///   - output: Where they go.
  ///   - keep: Keeps the documents of a parcel.
  /// - Returns: How many were kept, and what said that no more are wanted.
  /// - Throws: What reading or keeping throws.
  private func passOn(
    _ input: Inlet, to output: Outlet, keep: (Parcel) async throws -> Void
  ) async throws -> (count: Int, closed: DownstreamClosed?) {
    var count = 0
    do {
      while let parcel = try await input.nextParcel() {
        try await keep(parcel)
        count += parcel.count
        try await output.write(parcel)
      }
      return (count, nil)
    } catch let closed as DownstreamClosed {
      return (count, closed)
    }
  }
}
