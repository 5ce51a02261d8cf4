import FeedReader
import PipeKit

/// Brings in what the options name: feeds, pages, files, JSON Lines, in this order.
struct SourceRun: Sendable {
  private let options: Fetch.Options
  private let fetcher: Fetcher
  private let completion: Completion
  private let output: Outlet
  private let context: StageContext
  private let tally: SourceTally

  init(
    _ options: Fetch.Options, _ fetcher: Fetcher, _ completion: Completion, _ output: Outlet,
    _ context: StageContext, _ tally: SourceTally = SourceTally()
  ) {
    self.options = options
    self.fetcher = fetcher
    self.completion = completion
    self.output = output
    self.context = context
    self.tally = tally
  }

  /// Brings everything in.
  ///
  /// - Throws: ``StageError`` where no source at all could be read, or a failure is to end the run.
  func run() async throws {
    try await readFeeds()
    try await readPages()
    for path in options.files.values { try await readFiles(path) }
    for path in options.jsonl.values { try await readLines(path) }
    try tally.check()
  }

  /// Notes that a source could not be read.
  private func fail(_ name: String, _ error: any Error) throws {
    try context.fail(fetcher.shown(name), error)
    tally.fail(error)
  }
}

// MARK: Feeds and pages

extension SourceRun {
  private typealias FeedResult = (name: String, outcome: Result<FeedImport.Outcome, any Error>)

  private func readFeeds() async throws {
    let reader = FeedImport(options, now: context.clock.now())
    try await OrderedWork.run(
      width: options.concurrency, next: once(options.feeds.values),
      work: { name -> FeedResult in
        do {
          let isAddress = PageAddress(name) != nil
          let resource =
            isAddress ? try await fetcher.get(name, for: .feed) : try fetcher.read(name)
          return (name, .success(try reader.read(resource, source: fetcher.shown(name))))
        } catch {
          return (name, .failure(error))
        }
      },
      deliver: { results in
        for (name, outcome) in results {
          switch outcome {
          case .success(let outcome):
            tally.succeed()
            try await pass(outcome, from: name)
          case .failure(let error): try fail(name, error)
          }
        }
      })
  }

  private func pass(_ outcome: FeedImport.Outcome, from name: String) async throws {
    for note in outcome.notes { context.note("\(fetcher.shown(name)): \(note)") }
    if let since = options.since {
      for document in outcome.tooOld { context.drop(document, reason: "older than \(since)") }
    }
    guard options.fullText else { return try await output.write(outcome.documents) }
    try await complete(once(outcome.documents))
  }

  private func readPages() async throws {
    let pages = options.pages.values.map(\.text)
    try await OrderedWork.run(
      width: options.concurrency, next: once(pages),
      work: { url -> (String, Result<Document, any Error>) in
        do {
          let resource = try await fetcher.get(url, for: .page)
          let id = Document.stableID(url: PageAddress.canonical(url))
          var document = Document(id: id, url: resource.url)
          let asked = fetcher.told(url)
          if let final = resource.url, final != asked {
            let note = "redirected from \(asked)"
            document.trail.append(TrailEntry(stage: context.stage, note: note))
          }
          document.take(resource)
          return (url, .success(document))
        } catch {
          return (url, .failure(error))
        }
      },
      deliver: { results in
        for (url, result) in results {
          switch result {
          case .success(let document):
            tally.succeed()
            try await output.write(document)
          case .failure(let error): try fail(url, error)
          }
        }
      })
  }

  /// Follows documents to their pages, and passes them on.
  private func complete(_ next: @escaping @Sendable () async throws -> Batch?) async throws {
    try await OrderedWork.run(
      width: options.concurrency, next: next, work: { await completion.attempt($0) },
      deliver: { try await output.write(try completion.settle($0)) })
  }

  /// Hands out items once.
  private func once<Item: Sendable>(
    _ items: [Item]
  ) -> @Sendable () async throws -> [Item]? {
    let box = OneTime(items)
    return { box.take() }
  }
}

// MARK: Files

extension SourceRun {
  private func readFiles(_ text: String) async throws {
    if text == "-" {
      do {
        _ = try await passFile(text, named: "stdin", limit: options.limit ?? .max)
        tally.succeed()
      } catch let error as Unreadable {
        try fail("stdin", error.cause)
      }
      return
    }
    var walker: FileWalker
    do {
      walker = try FileWalker(text, context.files)
    } catch {
      return try fail(text, stageError(error))
    }
    var left = options.limit ?? .max
    var (read, failure): (Int, StageError?) = (0, nil)
    while left > 0 {
      try Task.checkCancellation()
      do {
        guard let path = try walker.next() else { break }
        do {
          left -= try await passFile(path, named: path, limit: left)
          read += 1
        } catch let error as Unreadable {
          failure = failure ?? error.cause
          try context.fail(path, error.cause)
        }
      } catch let error as FileError {
        failure = failure ?? stageError(error)
        try context.fail(error.path, stageError(error))
      }
    }
    if read > 0 {
      tally.succeed()
    } else if let failure {
      tally.fail(failure)
    } else {
      let error = StageError(
        .notFound, "no file matches '\(text)'",
        hint: "check the pattern; a relative one starts at the working directory")
      try fail(text, error)
    }
  }

  private func readLines(_ text: String) async throws {
    var lines = options
    lines.format = .jsonl
    try await SourceRun(lines, fetcher, completion, output, context, tally).readFiles(text)
  }

  /// Passes on the documents of a file, and says how many.
  ///
  /// - Throws: ``Unreadable`` for the file; anything else ends the run.
  private func passFile(_ path: String, named name: String, limit: Int) async throws -> Int {
    let type = path == "-" ? nil : MediaType.ofName(path)
    if options.format == .jsonl || (options.format == .auto && type == "application/jsonl") {
      return try await passLines(path, named: name, limit: limit)
    }
    var resource = try readable { try fetcher.read(path) }
    let isFeed = options.format == .auto && MediaType.isFeed(resource.bytes)
    if options.format == .feed || isFeed {
      var options = options
      options.limit = limit
      let reader = FeedImport(options, now: context.clock.now())
      let outcome = try readable { try reader.read(resource, source: name) }
      try await pass(outcome, from: name)
      return outcome.documents.count
    }
    switch options.format {
    case .html: resource.mediaType = "text/html"
    case .text: resource.mediaType = "text/plain"
    case .auto, .feed, .jsonl: break
    }
    let isStream = path == "-"
    let content = isStream ? String(decoding: resource.bytes, as: UTF8.self) : nil
    let id = Document.stableID(url: nil, guid: isStream ? nil : path, content: content)
    var document = Document(id: id, source: name)
    document.take(resource)
    try await output.write(document)
    return 1
  }

  private func passLines(_ path: String, named name: String, limit: Int) async throws -> Int {
    let file = try readable {
      path == "-" ? try context.files.standardInput() : try context.files.open(path, .read)
    }
    defer { try? file.close() }
    let lines = DocumentLines(file, named: name, limit: limit, context)
    do {
      if completion.isIdle {
        while let batch = try lines.next() { try await output.write(batch) }
      } else {
        try await complete { try lines.next() }
      }
    } catch let error as FileError {
      if error.kind == .interrupted { throw CancellationError() }
      throw Unreadable(cause: stageError(error))
    }
    return lines.count
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
