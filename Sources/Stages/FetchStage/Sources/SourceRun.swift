import FeedReader
import PipeKit
import Synchronization

/// Brings in what the options name: feeds, pages, files, JSON Lines, tables, web archives,
/// in this order.
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
    for (key, format, paths) in [
      ("jsonl", FileFormat.jsonl, options.jsonl), ("csv", .csv, options.csv),
      ("warc", .warc, options.warc),
    ] {
      var options = options
      options.format = format
      for (index, path) in paths.values.enumerated() {
        try await FileSource(self, options, key: "\(key).\(index)").read(path)
      }
    }
    try tally.check()
  }

  /// Notes that a source could not be read.
  func fail(_ name: String, _ error: any Error) throws {
    // What a path has from the environment is taken out where failures are kept and told: there two paths
    // stay two.
    try context.fail(PageAddress(name) == nil ? name : fetcher.shown(name), error)
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
    case read(FeedImport.Outcome, KnownFeed?, Resource.Validators?)
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
          case .success(.read(let outcome, let known, let validators)):
            tally.succeed()
            let passed = try await pass(outcome, from: name, key)
            let validator = FeedValidator(validators, passed.documents, redact: fetcher.redact)
            // Together, or what is not brought in yet would not be asked for again.
            try await output.mark(
              SourcePlace(
                key: key, value: "done", seen: passed.seen,
                notes: known.map { [$0.note(validator)] } ?? []))
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
      return .read(
        try reader.read(try fetcher.read(name), source: fetcher.shown(name)), nil, nil)
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
    return .read(outcome, known, resource.validators)
  }

  /// What came of passing a feed on.
  struct PassedFeed {
    /// How many documents it had.
    var count = 0
    /// Their identifiers, where earlier runs' documents are left out: of those too that fail as too large,
    /// so that a feed with one is asked for until it gets through.
    private(set) var documents: [String] = []
    /// What is to be noted as seen together with where the source is now.
    var seen: [SourcePlace.Seen] = []

    /// Takes note of documents that the feed has.
    mutating func add(_ slice: Batch, _ options: Fetch.Options) {
      if options.onlyNew { documents += slice.map(\.id) }
    }
  }

  /// Passes the entries of a feed on, slice by slice.
  ///
  /// - Parameters:
  ///   - outcome: The entries.
  ///   - name: The feed.
  ///   - key: What is noted of the feed begins with this; no other feed has the same.
  /// - Returns: What there was.
  /// - Throws: What ends the run.
  func pass(
    _ outcome: FeedImport.Outcome, from name: String, _ key: String
  ) async throws -> PassedFeed {
    for note in outcome.notes { context.note("\(fetcher.shown(name)): \(note)") }
    if let since = options.since {
      for id in outcome.tooOld { context.drop(Document(id: id), reason: "older than \(since)") }
    }
    if options.fullText { return try await follow(outcome.documents, key) }
    var passed = PassedFeed()
    while let slice = outcome.documents.next() {
      let (documents, seen) = try unseen(slice)
      passed.count += slice.count
      passed.add(slice, options)
      passed.seen += seen
      try await output.write(documents)
    }
    return passed
  }

  /// Follows the entries of a feed to their pages.
  ///
  /// That takes long: each entry is noted, since the feed may be another when the run goes on.
  private func follow(_ feed: FeedDocuments, _ key: String) async throws -> PassedFeed {
    let state = Mutex((passed: PassedFeed(), copies: [String: Int]()))
    try await complete {
      guard let slice = feed.next() else { return nil }
      let (documents, seen) = try unseen(slice, areCompleted: true)
      let noted = Dictionary(seen.map { ($0.id, $0) }) { first, _ in first }
      return try state.withLock { state in
        state.passed.count += slice.count
        state.passed.add(slice, options)
        let fresh = Set(documents.map(\.id))
        state.passed.seen += seen.filter { !fresh.contains($0.id) }
        return try documents.compactMap { document -> CompletionFlow.Item? in
          let copy = state.copies[document.id, default: 0]
          state.copies[document.id] = copy + 1
          let key = copy == 0 ? "\(key)/\(document.id)" : "\(key)/\(document.id) \(copy)"
          if try context.place(of: key) != nil { return nil }
          let entry = SourcePlace(
            key: key, value: true, seen: noted[document.id].map { [$0] } ?? [])
          return .document(document, entry)
        }
      }
    }
    return state.withLock { $0.passed }
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
            let note = "redirected from \(fetcher.redact(asked))"
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
    try await CompletionFlow(
      completion: completion, width: options.concurrency, output: output, context: context,
      notesSeen: options.onlyNew
    ).run(next: next)
  }

  /// The documents that no earlier run has brought in, where only those are wanted.
  ///
  /// - Parameters:
  ///   - documents: What is there.
  ///   - areCompleted: Whether they get other content before they are passed on.
  /// - Returns: What goes on, and what is to be noted as seen when it has: what was seen before too, since
  ///   it is still there; but nothing that is too large to go on, and is to be tried again.
  /// - Throws: ``StageError`` where what was noted cannot be read.
  func unseen(
    _ documents: Batch, areCompleted: Bool = false
  ) throws -> (Batch, seen: [SourcePlace.Seen]) {
    guard options.onlyNew, let memory = context.memory else { return (documents, []) }
    var fresh: Batch = []
    var seen: [SourcePlace.Seen] = []
    for document in documents {
      // What this run itself has noted is no earlier run's, also where it goes on.
      if let run = try memory.note(document.id, .seen), run.int != memory.run {
        context.drop(document, reason: "brought in before")
        seen.append((document.id, run))
      } else {
        fresh.append(document)
        if !areCompleted, context.refuses(document) { continue }
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
