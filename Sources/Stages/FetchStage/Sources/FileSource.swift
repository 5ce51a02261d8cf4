import PipeKit

/// Brings in the files that a path, a directory or a pattern stands for.
struct FileSource: Sendable {
  private let run: SourceRun
  private let options: Fetch.Options
  /// What is noted of the files is noted under this.
  private let key: String

  init(_ run: SourceRun, _ options: Fetch.Options, key: String) {
    self.run = run
    self.options = options
    self.key = key
  }

  private var context: StageContext { run.context }

  /// How far the files have come: some are done, and of one, or of several, some lines are.
  private struct Progress {
    /// How many documents were brought in.
    var count = 0
    /// The files that are done.
    var passed: PassedNames
    /// The places in those that are not, by what stands for their paths: one, and those that were being read
    /// when the run was interrupted and have not been come to again.
    var places: [String: LinePlace] = [:]
    /// The files of JSON that were brought in as one document each.
    var wholes = WholeFiles()
    /// What was seen on the way and is not noted yet.
    var seen: [SourcePlace.Seen] = []

    init(_ note: JSON?, _ key: String, _ memory: (any StageMemory)?) throws {
      passed = try PassedNames(key, note == nil ? nil : memory, salt: memory?.tag)
      guard let note else { return }
      guard let note = note.object, let count = note["count"]?.int,
        let places = note["places"]?.object
      else {
        throw StageError.otherNotes
      }
      self.count = count
      for member in places.members {
        guard let place = member.value.object.flatMap({ LinePlace($0) }) else {
          throw StageError.otherNotes
        }
        self.places[member.key] = place
      }
    }

    var note: JSON {
      let places = places.sorted { $0.key < $1.key }.map { ($0.key, JSON.object($0.value.note)) }
      return ["count": .number(JSONNumber(count)), "places": .object(JSONObject(places))]
    }
  }

  /// Brings the files in.
  ///
  /// - Parameter text: A path, a directory, a pattern, or `-` for standard input.
  /// - Throws: What ends the run.
  func read(_ text: String) async throws {
    let noted = try context.place(of: key)
    if noted == "done" { return run.tally.succeed() }
    var progress = try Progress(noted, key, context.memory)
    if text == "-" {
      do {
        try await pass(text, named: "stdin", &progress)
        run.tally.succeed()
      } catch let error as Unreadable {
        try run.fail("stdin", error.cause)
      }
    } else {
      try await walk(text, &progress, hasBegun: noted != nil)
    }
    try await run.output.mark(
      SourcePlace(key: key, value: "done", seen: progress.seen))
  }

  private func walk(_ text: String, _ progress: inout Progress, hasBegun: Bool) async throws {
    var walker: FileWalker
    do {
      walker = try FileWalker(text, context.files)
    } catch {
      return try run.fail(text, stageError(error))
    }
    var (read, failure): (Int, StageError?) = (0, nil)
    var isAtEnd = false
    while progress.count < options.limit ?? .max {
      try Task.checkCancellation()
      do {
        guard let path = try walker.next() else {
          isAtEnd = true
          break
        }
        if progress.passed.contains(path) { continue }
        do {
          try await pass(path, named: path, &progress)
          read += 1
        } catch let error as Unreadable {
          failure = failure ?? error.cause
          try context.fail(path, error.cause)
        }
        progress.places[progress.passed.name(of: path)] = nil
        let notes = progress.passed.insert(path)
        try await run.output.mark(
          SourcePlace(key: key, value: progress.note, seen: progress.seen, notes: notes))
        progress.seen = []
      } catch let error as FileError {
        failure = failure ?? stageError(error)
        try context.fail(error.path, stageError(error))
      }
    }
    if let skipped = walker.skippedLinks {
      context.note("skipped \(skipped.words) out of '\(run.fetcher.shown(text))'")
    }
    if let note = progress.wholes.note(run.fetcher.shown) { context.note(note) }
    if isAtEnd { try failGone(progress.places, of: text) }
    if read > 0 || hasBegun {
      run.tally.succeed()
    } else if let failure {
      run.tally.fail(failure)
    } else {
      let error = StageError(
        .notFound, "no file matches '\(text)'",
        hint: "check the pattern; a relative one starts at the working directory")
      try run.fail(text, error)
    }
  }

  /// Says that files are gone of which only some lines were brought in before the run was interrupted.
  private func failGone(_ places: [String: LinePlace], of text: String) throws {
    for place in places.values.sorted(by: { $0.line < $1.line }) {
      let error = StageError(
        .notFound,
        "a file is gone that was read up to \(place.last) when the run was interrupted",
        hint: "what it had before that is brought in; its name is not stored")
      try context.fail(text, error)
    }
  }

  /// Passes on the documents of a file.
  ///
  /// - Throws: ``Unreadable`` for the file; anything else ends the run.
  private func pass(_ path: String, named name: String, _ progress: inout Progress) async throws {
    let input = try readable { try InputFile(path, as: options.format, context.files) }
    defer { try? input.file.close() }
    if options.format == .sqlite || (options.format == .auto && input.isDatabase && path != "-") {
      return try await passDatabase(input, path, named: name, &progress)
    }
    let type = path == "-" ? nil : MediaType.ofName(input.name)
    if input.isArchive { return try await passArchive(input, path, named: name, &progress) }
    let isJSON = options.format == .auto && type == "application/json"
    let array =
      isJSON || options.format == .jsonl
      ? DocumentArray.kind(
        of: try readable { try input.file.peek(DocumentArray.peeked, atLeast: 8) })
      : nil
    if let array, array == .documents || !options.fields.isEmpty || !isJSON {
      return try await passArray(input, path, named: name, &progress)
    }
    if options.format == .jsonl || (options.format == .auto && type == "application/jsonl") {
      return try await passLines(input, path, named: name, &progress)
    }
    let isTable = type == "text/csv" || type == "text/tab-separated-values"
    if options.format == .csv || (options.format == .auto && isTable) {
      return try await passRows(input, path, named: name, &progress)
    }
    var resource = try readable { try run.fetcher.read(input, path) }
    let kind = options.format == .auto ? SourceKind.insteadOfPage(resource.bytes) : nil
    if let kind, kind != .feed {
      throw Unreadable(cause: kind.misplaced(run.fetcher.shown(name)))
    }
    if options.format == .feed || kind == .feed {
      var options = options
      options.limit = options.limit.map { $0 - progress.count }
      let reader = FeedImport(options, now: context.started)
      let outcome = try readable { try reader.read(resource, source: run.fetcher.shown(name)) }
      resource.bytes = []
      // Several feeds may have the same entry.
      let passed = try await run.pass(
        outcome, from: name, "\(key)/\(progress.passed.name(of: path))")
      progress.seen += passed.seen
      progress.count += passed.count
      return
    }
    if isJSON { progress.wholes.add(name, isArray: array != nil) }
    switch options.format {
    case .html: resource.mediaType = "text/html"
    case .text: resource.mediaType = "text/plain"
    case .auto, .csv, .feed, .jsonl, .sqlite, .warc: break
    }
    let isStream = path == "-"
    let content = isStream ? String(decoding: resource.bytes, as: UTF8.self) : nil
    let id = Document.stableID(url: nil, guid: isStream ? nil : path, content: content)
    var document = Document(id: id, source: run.fetcher.shown(name))
    document.take(resource)
    let (documents, seen) = try run.unseen([document])
    try await run.output.write(documents)
    progress.seen += seen
    progress.count += 1
  }

  private func passLines(
    _ input: InputFile, _ path: String, named name: String, _ progress: inout Progress
  ) async throws {
    let map = options.fields.isEmpty ? nil : RecordMap(options.fields)
    let (source, context) = (run.fetcher.shown(name), context)
    try await pass(input.file, path, named: name, &progress) { place, identity, limit in
      DocumentLines(
        input.file, named: name, source: source, at: place, identity: identity, limit: limit,
        map: map, context)
    }
  }

  private func passArray(
    _ input: InputFile, _ path: String, named name: String, _ progress: inout Progress
  ) async throws {
    let map = options.fields.isEmpty ? nil : RecordMap(options.fields)
    let (source, context) = (run.fetcher.shown(name), context)
    try await pass(input.file, path, named: name, &progress) { place, identity, limit in
      DocumentArray(
        input.file, named: name, source: source, at: place, identity: identity, limit: limit,
        map: map, context)
    }
  }

  private func passRows(
    _ input: InputFile, _ path: String, named name: String, _ progress: inout Progress
  ) async throws {
    let table = try readable { try TableFile(input, path, options) }
    let (source, context) = (run.fetcher.shown(name), context)
    try await pass(table.file, path, named: name, &progress) { place, identity, limit in
      TableDocuments(
        table, named: name, source: source, at: place, identity: identity, limit: limit, context)
    }
  }

  private func passDatabase(
    _ input: InputFile, _ path: String, named name: String, _ progress: inout Progress
  ) async throws {
    let (source, context) = (run.fetcher.shown(name), context)
    let database = try readable { try ExportedDatabase(path, named: name, context.files) }
    try await pass(input.file, path, named: name, &progress) { place, identity, limit in
      DatabaseDocuments(
        database, named: name, source: source, at: place, identity: identity, limit: limit, context)
    }
  }

  private func passArchive(
    _ input: InputFile, _ path: String, named name: String, _ progress: inout Progress
  ) async throws {
    // A dictionary stands at the beginning of the file.
    let head = try readable { try input.archiveHead() }
    let page = ArchivePage(options, source: run.fetcher.shown(name))
    let context = context
    try await pass(input.file, path, named: name, &progress) { place, identity, limit in
      ArchiveDocuments(
        input.file, named: name, at: place, head: head, identity: identity, limit: limit, page,
        context)
    }
  }

  /// Passes on the documents of a file that has many, from where the run was interrupted.
  private func pass(
    _ file: PeekedFile, _ path: String, named name: String, _ progress: inout Progress,
    _ make: (LinePlace?, String?, Int) -> any DocumentBatches
  ) async throws {
    // Where standard input stood when pipe was started is not known.
    let identity =
      path == "-" ? nil : LinePlace.identity(of: file, now: context.clock.now())
    let id = progress.passed.name(of: path)
    var place = progress.places[id]
    if let noted = place {
      place = try readable { try noted.found(in: file, identity: identity) }
      guard place != nil else {
        throw StageError(
          .staleResults,
          "'\(name)' is not what it was when the run was interrupted after \(noted.last)",
          hint: "--fresh starts over")
      }
    }
    let limit = min(
      options.limit.map { $0 - progress.count } ?? .max, options.perSource ?? .max)
    let batches = make(place, identity, limit)
    do {
      // What is in an archive is the page already.
      if !run.completion.isIdle, !(batches is ArchiveDocuments) {
        try await complete(batches, id, progress)
      } else if let lines = batches as? DocumentLines, lines.canBeReadElsewhere, limit == .max,
        !options.onlyNew
      {
        try await passUnread(lines, named: name, id, progress)
      } else {
        let before = progress.count
        while let batch = try batches.next() {
          let (documents, seen) = try run.unseen(batch.documents)
          if !documents.isEmpty { try await run.output.write(documents) }
          progress.count = before + batches.count
          progress.places[id] = batch.place
          try await run.output.mark(SourcePlace(key: key, value: progress.note, seen: seen))
        }
        progress.count = before
      }
    } catch let error as FileError {
      if error.kind == .interrupted { throw CancellationError() }
      throw Unreadable(cause: stageError(error))
    }
    progress.count += batches.count
  }

  /// Passes lines on that whoever takes them reads.
  private func passUnread(
    _ lines: DocumentLines, named name: String, _ id: String, _ progress: Progress
  ) async throws {
    var progress = progress
    let (context, source) = (context, run.fetcher.shown(name))
    while let (chunk, place) = try lines.nextChunk() {
      try await run.output.write {
        try context.documents(of: chunk.documents(), from: name, source: source)
      }
      progress.places[id] = place
      try await run.output.mark(SourcePlace(key: key, value: progress.note))
    }
  }

  /// Completes the documents of a file, and passes them on.
  private func complete(
    _ lines: any DocumentBatches, _ id: String, _ progress: Progress
  ) async throws {
    try await run.complete { [run, key] in
      guard let batch = try lines.next() else { return nil }
      let (documents, seen) = try run.unseen(batch.documents, areCompleted: true)
      var progress = progress
      progress.count += lines.count
      progress.places[id] = batch.place
      let place = SourcePlace(key: key, value: progress.note, seen: seen)
      // All of it was brought in before: that it is still there is noted all the same.
      if documents.isEmpty { return [.place(place)] }
      return documents.enumerated().map { index, document in
        .document(document, index == documents.count - 1 ? place : nil)
      }
    }
  }

  /// A file that cannot be read, as against an error that ends the run.
  private struct Unreadable: Error {
    var cause: StageError
  }

  private func readable<Value>(_ body: () throws -> Value) throws -> Value {
    do {
      return try body()
    } catch let error as CancellationError {
      throw error
    } catch {
      if (error as? FileError)?.kind == .interrupted { throw CancellationError() }
      throw Unreadable(cause: stageError(error))
    }
  }

  private func stageError(_ error: any Error) -> StageError {
    if let error = error as? FileError {
      return StageError(file: error, maxSize: options.maxSize.bytes)
    }
    if let problem = error as? OptionProblem { return StageError(.other, problem.message) }
    return error as? StageError ?? StageError(.other, "\(error)", underlying: error)
  }
}
