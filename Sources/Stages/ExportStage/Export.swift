public import PipeKit

/// Writes documents to a file, and passes them on.
public struct Export: PreparingStage, HidingStage {
  private let options: Options
  private let format: any ExportFormat.Type
  private let template: TextTemplate?

  /// Creates the stage.
  ///
  /// - Parameters:
  ///   - options: The options.
  ///   - setup: Where the stage stands in the pipeline.
  /// - Throws: ``OptionProblems`` where it cannot be told which format is meant.
  public init(options: Options, setup: StageSetup) throws {
    guard let format = options.chosenFormat else { throw OptionProblems(options.problems()) }
    if let password = options.password, !setup.redact.findsSecret(in: password) {
      throw OptionProblem(
        "stands in the pipeline, where others can read it", options: ["password"],
        hint: "write password: ${SMTP_PASSWORD}, and set that variable for the run")
    }
    self.options = options
    self.format = format
    if let path = options.template, let format = format as? any TemplateFormat.Type {
      template = try format.template(path, setup.files)
    } else {
      template = nil
    }
  }

  /// Keeps every document, and passes it on when it is kept.
  ///
  /// The file appears, or grows, when the input has ended or nobody downstream wants more, and all
  /// stages have come to their end. Until then, and after a failure or a cancellation, it is what it was
  /// before.
  public func run(_ input: Inlet, into output: Outlet, in context: StageContext) async throws {
    let note = try context.memory?.note(ExportNote.key, .output).map(ExportNote.init)
    var order = ExportOrder(
      path: options.to.text(at: context.started), options: options, template: template,
      note: note, context: context)
    if context.isRetry { order.addToEarlier(format) }
    // In a dry run there is none, and documents are only counted.
    var writer: (any ExportWriter)?
    do {
      if !context.isDryRun { writer = try await format.open(order) }
      let (count, closed) = try await passOn(input, to: output, keepingIn: &writer, order)
      if context.isRetry, count == 0 {
        // Everything has failed again: there is nothing to add.
        await writer?.discard()
        if let closed { throw closed }
        return
      }
      let end = try await writer?.finish() ?? ExportEnd()
      try await publish(end, documents: Self.documents(in: writer, of: count, order), order)
      if let closed { throw closed }
    } catch let closed as DownstreamClosed {
      throw closed
    } catch {
      await writer?.discard()
      // Whoever read standard output has had enough, and nothing else is written: a normal end.
      if order.isStandardOutput, (error as? FileError)?.kind == .brokenPipe {
        throw DownstreamClosed()
      }
      // The run was asked to stop while nobody read the named pipe.
      if (error as? FileError)?.kind == .interrupted { throw CancellationError() }
      throw order.explain(error)
    }
  }

  package var isStandardOutput: Bool { options.isStandardOutput }

  package func prepare(_ documents: Batch, in context: StageContext) -> (any Sendable)? {
    context.isDryRun ? nil : format.prepare(documents, options, template)
  }

  package func hiddenFiles(
    of stage: String, label: String, started: Timestamp, in files: any FileSystem
  ) -> HiddenFiles? {
    guard format.isText || format is any EditionFormat.Type, !isStandardOutput else { return nil }
    // What is wrong with the path is said where it is opened.
    guard let place = try? files.place(of: options.to.text(at: started)) else { return nil }
    return HiddenFiles(beside: place, stage: stage, label: label)
  }

  /// Keeps and passes on documents until there are no more, or until no more are wanted.
  ///
  /// - Parameters:
  ///   - input: Where documents come from.
  ///   - output: Where they go.
  ///   - writer: Where they are kept.
  ///   - order: What was asked for.
  /// - Returns: How many there are, with those of earlier attempts, and what said that no more are
  ///   wanted.
  /// - Throws: What reading or keeping throws.
  private func passOn(
    _ input: Inlet, to output: Outlet, keepingIn writer: inout (any ExportWriter)?,
    _ order: ExportOrder
  ) async throws -> (count: Int, closed: DownstreamClosed?) {
    let stage = order.context.stage
    var count = order.note?.documents ?? 0
    do {
      while let parcel = try await input.nextParcel() {
        if let checkpoint = parcel.checkpoint {
          if writer?.holdsCheckpoints == true, let last = order.context.lastCheckpoint {
            last.absorb(checkpoint)
            continue
          }
          if var note = try await writer?.keep() {
            note.documents = Self.documents(in: writer, of: count, order)
            checkpoint.note(note.json, for: ExportNote.key, .output, stage: stage)
          }
        } else if let prepared = parcel.part(for: stage) {
          try await writer?.write(prepared: prepared)
        } else {
          try await writer?.write(parcel.documents)
        }
        count += parcel.count
        try await output.write(parcel)
      }
      return (count, nil)
    } catch let closed as DownstreamClosed {
      return (count, closed)
    }
  }

  /// How many documents the result has, with those of earlier attempts: fewer than were taken where one
  /// that comes again takes the place of the first.
  private static func documents(
    in writer: (any ExportWriter)?, of taken: Int, _ order: ExportOrder
  ) -> Int {
    writer?.documents.map { $0 + (order.note?.documents ?? 0) } ?? taken
  }

  /// Makes what was kept the result: when the run's last checkpoint is committed, or else at once.
  private func publish(_ end: ExportEnd, documents: Int, _ order: ExportOrder) async throws {
    if end.isUnwanted { return }
    let context = order.context
    // Without one that the run has, everything is done as if it were committed now.
    let last = (end.note == nil ? nil : context.lastCheckpoint) ?? Checkpoint()
    if var note = end.note {
      note.documents = documents
      note.isComplete = true
      last.note(note.json, for: ExportNote.key, .output, stage: context.stage)
    }
    func at(
      _ moment: Checkpoint.Moment, once key: String? = nil,
      _ action: @escaping @Sendable () throws -> Void
    ) {
      last.at(moment, once: key) {
        do {
          try context.metered(action)
        } catch {
          throw order.explain(error)
        }
      }
    }
    if let directory = end.kept {
      at(.beforeCommit, once: directory) { try context.files.syncDirectory(directory) }
    }
    at(.committed, end.publish)
    if let directory = end.published {
      at(.published, once: directory) { try context.files.syncDirectory(directory) }
    }
    at(.settled) {
      try end.settle()
      context.produced(order.name, documents: documents)
    }
    if last !== context.lastCheckpoint { try await last.end {} }
  }
}
