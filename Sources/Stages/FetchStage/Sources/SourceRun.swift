import FeedReader
import PipeKit

/// Brings in what the options name: feeds, pages, files, JSON Lines, in this order.
///
/// What was brought in before the run was interrupted is passed over.
struct SourceRun: Sendable {
  let options: Fetch.Options
  let fetcher: Fetcher
  let completion: Completion
  let output: Outlet
  let context: StageContext
  let tally = SourceTally()

  init(
    _ options: Fetch.Options, _ fetcher: Fetcher, _ completion: Completion, _ output: Outlet,
    _ context: StageContext
  ) {
    self.options = options
    self.fetcher = fetcher
    self.completion = completion
    self.output = output
    self.context = context
  }

  /// Brings everything in.
  ///
  /// - Throws: ``StageError`` where no source at all could be read, or a failure is to end the run.
  func run() async throws {
    try await readFeeds()
    try await readPages()
    for (index, path) in options.files.values.enumerated() {
      try await FileSource(self, options, key: "files.\(index)").read(path)
    }
    var lines = options
    lines.format = .jsonl
    for (index, path) in options.jsonl.values.enumerated() {
      try await FileSource(self, lines, key: "jsonl.\(index)").read(path)
    }
    try tally.check()
  }

  /// Notes that a source could not be read.
  func fail(_ name: String, _ error: any Error) throws {
    try context.fail(fetcher.shown(name), error)
    tally.fail(error)
  }

  /// The sources of an option that were not read to their end before.
  private func unread(_ names: [String], _ option: String) throws -> [(key: String, name: String)] {
    try names.enumerated().compactMap { index, name in
      let key = "\(option).\(index)"
      if try context.place(of: key) == "done" {
        tally.succeed()
        return nil
      }
      return (key, name)
    }
  }
}

// MARK: Feeds

extension SourceRun {
  /// What a feed has, and what is known of it.
  private enum FeedAnswer: Sendable {
    case read(FeedImport.Outcome, [SourcePlace.Note])
    case unchanged(KnownFeed)
  }

  private typealias FeedResult = (
    key: String, name: String, answer: Result<FeedAnswer, any Error>
  )

  private func readFeeds() async throws {
    let reader = FeedImport(options, now: context.started)
    try await OrderedWork.run(
      width: options.concurrency, next: once(try unread(options.feeds.values, "feeds")),
      work: { key, name -> FeedResult in
        do {
          return (key, name, .success(try await answer(of: name, reader)))
        } catch {
          return (key, name, .failure(error))
        }
      },
      deliver: { results in
        for (key, name, answer) in results {
          switch answer {
          case .success(.read(let outcome, let notes)):
            tally.succeed()
            let seen = try await pass(outcome, from: name, key)
            // Together, or what is not brought in yet would not be asked for again.
            try await output.mark(
              SourcePlace(key: key, value: "done", seen: seen, notes: notes))
          case .success(.unchanged(let known)):
            tally.succeed()
            context.note("\(fetcher.shown(name)): not modified")
            try await output.mark(known.unchanged(key))
          case .failure(let error):
            try fail(name, error)
            try await output.mark(.done(key))
          }
        }
      })
  }

  /// Reads a feed; of one that only new entries are wanted of, only if it has changed.
  private func answer(of name: String, _ reader: FeedImport) async throws -> FeedAnswer {
    guard PageAddress(name) != nil else {
      return .read(try reader.read(try fetcher.read(name), source: fetcher.shown(name)), [])
    }
    let known = try KnownFeed(name, options, context.memory)
    let validator = known?.validator
    var resource = try await fetcher.get(
      name, for: .feed, conditions: validator?.headers ?? [])
    if resource.isUnchanged, let known, let validator {
      if resource.validators?.origin == validator.origin { return .unchanged(known) }
      // It is another address that knows these validators.
      resource = try await fetcher.get(name, for: .feed)
    }
    let outcome = try reader.read(resource, source: fetcher.shown(name))
    let now = FeedValidator(resource.validators, outcome.documents, redact: fetcher.redact)
    return .read(outcome, known.map { [$0.note(now)] } ?? [])
  }

  /// Passes the entries of a feed on.
  ///
  /// - Parameters:
  ///   - outcome: The entries.
  ///   - name: The feed.
  ///   - key: What is noted of the feed begins with this.
  /// - Returns: What is to be noted as seen together with where the source is now.
  /// - Throws: What ends the run.
  func pass(
    _ outcome: FeedImport.Outcome, from name: String, _ key: String
  ) async throws -> [SourcePlace.Seen] {
    for note in outcome.notes { context.note("\(fetcher.shown(name)): \(note)") }
    if let since = options.since {
      for document in outcome.tooOld { context.drop(document, reason: "older than \(since)") }
    }
    let (documents, seen) = try unseen(outcome.documents)
    guard options.fullText else {
      try await output.write(documents)
      return seen
    }
    // Following entries takes long: each is noted, since the feed may be another when the run goes on.
    let noted = Dictionary(seen.map { ($0.id, $0) }) { first, _ in first }
    var copies: [String: Int] = [:]
    let items = try documents.compactMap { document -> CompletionFlow.Item? in
      let copy = copies[document.id, default: 0]
      copies[document.id] = copy + 1
      let key = copy == 0 ? "\(key)/\(document.id)" : "\(key)/\(document.id) \(copy)"
      if try context.place(of: key) != nil { return nil }
      let entry = SourcePlace(key: key, value: true, seen: noted[document.id].map { [$0] } ?? [])
      return .document(document, entry)
    }
    try await complete(once(items))
    let fresh = Set(documents.map(\.id))
    return seen.filter { !fresh.contains($0.id) }
  }
}

// MARK: Pages

extension SourceRun {
  private func readPages() async throws {
    try await OrderedWork.run(
      width: options.concurrency,
      next: once(try unread(options.pages.values.map(\.text), "pages")),
      work: { key, url -> (key: String, url: String, result: Result<Document, any Error>) in
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
          return (key, url, .success(document))
        } catch {
          return (key, url, .failure(error))
        }
      },
      deliver: { results in
        for (key, url, result) in results {
          switch result {
          case .success(let document):
            tally.succeed()
            let (documents, seen) = try unseen([document])
            try await output.write(documents)
            try await output.mark(SourcePlace(key: key, value: "done", seen: seen))
          case .failure(let error):
            try fail(url, error)
            try await output.mark(.done(key))
          }
        }
      })
  }
}

// MARK: Passing on

extension SourceRun {
  /// Completes documents, and passes them on.
  func complete(_ next: @escaping @Sendable () async throws -> [CompletionFlow.Item]?) async throws
  {
    try await CompletionFlow(completion: completion, width: options.concurrency, output: output)
      .run(next: next)
  }

  /// The documents that no earlier run has brought in, where only those are wanted.
  ///
  /// - Parameter documents: What is there.
  /// - Returns: What goes on, and what is to be noted as seen when it has: what was seen before too, since
  ///   it is still there.
  /// - Throws: ``StageError`` where what was noted cannot be read.
  func unseen(_ documents: Batch) throws -> (Batch, seen: [SourcePlace.Seen]) {
    guard options.onlyNew, let memory = context.memory else { return (documents, []) }
    var fresh: Batch = []
    var seen: [SourcePlace.Seen] = []
    for document in documents {
      if let run = try memory.note(document.id, .seen) {
        context.drop(document, reason: "brought in before")
        seen.append((document.id, run))
      } else {
        fresh.append(document)
        seen.append((document.id, .number(JSONNumber(memory.run))))
      }
    }
    return (fresh, seen)
  }

  /// Hands out items once.
  private func once<Item: Sendable>(
    _ items: [Item]
  ) -> @Sendable () async throws -> [Item]? {
    let box = OneTime(items)
    return { box.take() }
  }
}
