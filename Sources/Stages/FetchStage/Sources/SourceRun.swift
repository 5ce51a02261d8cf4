import FeedReader
import PipeKit
import Synchronization

/// Brings in what the options name: feeds, those of lists, pages, those of lists and sitemaps, files, JSON Lines, tables,
/// web archives, in this order.
///
/// What was brought in before the run was interrupted is passed over.
struct SourceRun: Sendable {
  let options: Fetch.Options
  let fetcher: Fetcher
  let completion: Completion
  let output: Outlet
  let context: StageContext
  let filter: AddressFilter
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
    filter = AddressFilter(options)
  }

  /// Brings everything in.
  ///
  /// - Throws: ``StageError`` where no source at all could be read, or a failure is to end the run.
  func run() async throws {
    try await readFeeds()
    let pages = try wantedPages()
    if let follow = options.follow {
      try await CrawlSource(self, follow).read(pages.map(\.name))
    } else {
      try await readPages(pages)
    }
    try await readLists()
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

  /// The sources that were not read to their end before.
  private func unread(_ sources: [FeedRequest]) throws -> [FeedRequest] {
    try sources.filter { source in
      guard try context.place(of: source.key) == "done" else { return true }
      tally.succeed()
      return false
    }
  }
}

// MARK: Feeds

extension SourceRun {
  /// What a feed has, and what is known of it.
  private enum FeedAnswer: Sendable {
    case read(FeedImport.Outcome, KnownFeed?, Resource, [SourcePlace.Note])
    /// Nothing is new, as is said in words.
    case unchanged(KnownFeed, FeedValidator?, String, [SourcePlace.Note])
    case gone(since: Timestamp)
  }

  /// A struct, as results of ``OrderedWork`` have to be.
  private struct FeedResult: Sendable {
    var feed: FeedRequest
    var answer: Result<FeedAnswer, any Error>
  }

  /// The feeds that the options and the lists in OPML name.
  private func feeds() async throws -> [FeedRequest] {
    var feeds = options.feeds.values.enumerated().map { index, name in
      FeedRequest(key: "feeds.\(index)", name: name)
    }
    if options.opml.values.isEmpty { return feeds }
    var lists = OutlineFeeds(self, beside: options.feeds.values)
    for (index, name) in options.opml.values.enumerated() {
      feeds += try await lists.feeds(of: name, "opml.\(index)")
    }
    return feeds
  }

  private func readFeeds() async throws {
    let reader = FeedImport(options, now: context.started)
    try await OrderedWork.run(
      width: options.window, next: once(try unread(try await feeds())),
      work: { feed -> FeedResult in
        do {
          return FeedResult(feed: feed, answer: .success(try await answer(of: feed, reader)))
        } catch {
          return FeedResult(feed: feed, answer: .failure(error))
        }
      },
      size: { result in
        // Entries take about four times what they are made of.
        guard case .success(.read(let outcome, _, _, _)) = result.answer else { return 0 }
        return outcome.size * 4
      },
      deliver: { results in
        for result in results {
          let (key, name) = (result.feed.key, result.feed.name)
          switch result.answer {
          case .success(.read(let outcome, let known, let resource, let notes)):
            tally.succeed()
            let passed = try await pass(outcome, from: name, key)
            let validator = FeedValidator(
              resource, passed.documents, now: context.clock.now(), redact: fetcher.redact)
            // Together, or what is not brought in yet would not be asked for again.
            try await mark(
              SourcePlace(
                key: key, value: "done", seen: passed.seen,
                notes: notes + (known.map { [$0.note(validator)] } ?? [])))
          case .success(.unchanged(let known, let validator, let words, let notes)):
            tally.succeed()
            context.note("\(fetcher.shown(name)): \(words)")
            var place = known.unchanged(key, validator)
            place.notes += notes
            try await mark(place)
          case .success(.gone(let since)):
            try await pass(gone: name, since, key)
          case .failure(let error):
            try await fail(name, key, error)
          }
        }
      }, relaxed: fetcher.reconsider)
  }

  /// Reads a feed; of one that only new entries are wanted of, only if it has changed.
  private func answer(of feed: FeedRequest, _ reader: FeedImport) async throws -> FeedAnswer {
    let name = feed.name
    guard PageAddress(name) != nil else {
      let resource = try fetcher.read(name)
      let outcome = try reader.read(resource, source: fetcher.shown(name), feed)
      return .read(outcome, nil, resource.withoutContent, [])
    }
    let now = context.clock.now()
    let history = try SourceHistory(name, options, context.memory)
    if let since = history?.goneSince(now: now) { return .gone(since: since) }
    let known = try KnownFeed(name, options, context.memory)
    if let known, let validator = known.validator,
      let end = validator.freshUntil(options, now: now)
    {
      return .unchanged(known, validator, "not asked for, as it is fresh until \(end)", [])
    }
    return try await whereItIs(name, history) { target in
      let resource = try await fetcher.get(
        target ?? name, for: .feed, ifChangedFrom: known?.validator, named: name)
      let notes =
        history?.notes(
          of: resource, isTargets: target != nil, now: now, redact: fetcher.redact) ?? []
      if resource.isUnchanged, let known, let validator = known.validator {
        let renewed = FeedValidator(
          resource, validator.documents, now: now, earlier: validator, redact: fetcher.redact)
        return .unchanged(known, renewed, "not modified", notes)
      }
      do {
        let outcome = try reader.read(resource, source: fetcher.shown(name), feed)
        return .read(outcome, known, resource.withoutContent, notes)
      } catch let error as StageError where (error.underlying as? FeedError)?.kind == .webPage {
        guard let link = FeedDiscovery.feed(of: resource) else { throw error }
        context.note(
          "\(fetcher.shown(name)) is a web page; its feed \(fetcher.shown(link)) is read")
        var found = try await fetcher.get(link, for: .feed)
        let outcome = try reader.read(found, source: fetcher.shown(name), feed)
        // Whether the page has changed says nothing of its feed.
        found.validators = nil
        return .read(outcome, known, found.withoutContent, notes)
      }
    }
  }

  /// What came of passing a feed on.
  struct PassedFeed {
    /// How many documents it had.
    var count = 0
    /// What they are noted under, where earlier runs' documents are left out: of those too that fail as too large,
    /// so that a feed with one is asked for until it gets through.
    private(set) var documents: [String] = []
    /// What is to be noted as seen together with where the source is now.
    var seen: [SourcePlace.Seen] = []

    /// Takes note of documents that the feed has.
    mutating func add(_ entries: NewEntries) { documents += entries.names }
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
    for (id, reason) in outcome.refused { context.drop(Document(id: id), reason: reason) }
    if options.fullText != .never { return try await follow(outcome.documents, key) }
    var passed = PassedFeed()
    while let slice = outcome.documents.next() {
      let entries = try newEntries(slice)
      passed.count += slice.count
      passed.add(entries)
      passed.seen += entries.seen
      try await output.write(entries.documents)
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
      let entries = try newEntries(slice, areCompleted: true)
      let noted = Dictionary(grouping: entries.seen, by: SourcePlace.document)
      return try state.withLock { state in
        state.passed.count += slice.count
        state.passed.add(entries)
        let fresh = Set(entries.documents.map(\.id))
        state.passed.seen += entries.seen.filter { !fresh.contains(SourcePlace.document(of: $0)) }
        return try entries.documents.compactMap { document -> CompletionFlow.Item? in
          let copy = state.copies[document.id, default: 0]
          state.copies[document.id] = copy + 1
          let key = copy == 0 ? "\(key)/\(document.id)" : "\(key)/\(document.id) \(copy)"
          if try context.place(of: key) != nil { return nil }
          let entry = SourcePlace(
            key: key, value: true, seen: noted[document.id] ?? [])
          return .document(document, entry)
        }
      }
    }
    return state.withLock { $0.passed }
  }
}

// MARK: Pages

extension SourceRun {
  /// The pages that the options name, without those that they exclude.
  private func wantedPages() throws -> [FeedRequest] {
    options.pages.values.enumerated().compactMap { index, page in
      // One that is only looked through for links need not be wanted itself.
      let reason = options.follow == nil ? filter.refusal(of: page.text) : nil
      guard let reason else { return FeedRequest(key: "pages.\(index)", name: page.text) }
      let id = Document.stableID(url: PageAddress.canonical(page.text))
      context.drop(Document(id: id), reason: reason)
      return nil
    }
  }

  /// What came of a page that the pipeline names.
  private enum PageAnswer: Sendable {
    case read(Document, [SourcePlace.Note])
    /// What is there is a feed.
    case feed(FeedImport.Outcome, [SourcePlace.Note])
    case gone(since: Timestamp)
  }

  /// A struct, as results of ``OrderedWork`` have to be.
  private struct PageResult: Sendable {
    var page: FeedRequest
    var answer: Result<PageAnswer, any Error>
  }

  private func readPages(_ pages: [FeedRequest]) async throws {
    try await OrderedWork.run(
      width: options.window, next: once(try unread(pages)),
      work: { request -> PageResult in
        do {
          return PageResult(page: request, answer: .success(try await page(request.name)))
        } catch {
          return PageResult(page: request, answer: .failure(error))
        }
      },
      size: { result in
        switch result.answer {
        case .success(.read(let document, _)): return document.size
        // Entries take about four times what they are made of.
        case .success(.feed(let outcome, _)): return outcome.size * 4
        case .success(.gone), .failure: return 0
        }
      },
      deliver: { results in
        for result in results {
          let (key, url) = (result.page.key, result.page.name)
          switch result.answer {
          case .success(.read(let document, let notes)):
            tally.succeed()
            let (documents, seen) = try unseen([document])
            try await output.write(documents)
            try await mark(SourcePlace(key: key, value: "done", seen: seen, notes: notes))
          case .success(.feed(let outcome, let notes)):
            tally.succeed()
            context.note("\(fetcher.shown(url)) is a feed: its entries are brought in")
            let passed = try await pass(outcome, from: url, key)
            try await mark(
              SourcePlace(key: key, value: "done", seen: passed.seen, notes: notes))
          case .success(.gone(let since)):
            try await pass(gone: url, since, key)
          case .failure(let error):
            try await fail(url, key, error)
          }
        }
      }, relaxed: fetcher.reconsider)
  }

  /// Fetches a page; one that an earlier run has brought in, and is not wanted again, is not asked for.
  private func page(_ url: String) async throws -> PageAnswer {
    let id = Document.stableID(url: PageAddress.canonical(url))
    if try isSeen(id) { return .read(Document(id: id, url: fetcher.told(url)), []) }
    let now = context.clock.now()
    let history = try SourceHistory(url, options, context.memory)
    if let since = history?.goneSince(now: now) { return .gone(since: since) }
    return try await whereItIs(url, history) { target in
      let resource = try await fetcher.get(target ?? url, for: .page, named: url)
      let notes =
        history?.notes(
          of: resource, isTargets: target != nil, now: now, redact: fetcher.redact) ?? []
      if let kind = SourceKind.insteadOfPage(resource.bytes) {
        let name = fetcher.shown(url)
        guard kind == .feed else { throw kind.misplaced(name) }
        let reader = FeedImport(options, now: context.started)
        return .feed(try reader.read(resource, source: name), notes)
      }
      var document = Document(id: id, url: resource.url)
      if resource.isRedirected {
        document.trail.append(fetcher.redirected(from: url, context.stage))
      }
      document.take(resource)
      return .read(document, notes)
    }
  }
}

// MARK: Addresses

extension SourceRun {
  /// Gets something from where an address of the pipeline is known to have moved to, and from the address itself
  /// where that does not go well.
  ///
  /// What has moved may have moved on, or never have been for good: a network that wants a login first also says
  /// that all addresses have moved. So whatever went wrong, the address itself is asked; unless where it has moved to
  /// does not want programs, as that is an answer.
  ///
  /// - Parameters:
  ///   - name: The address.
  ///   - history: What is known of it.
  ///   - get: Gets it from where it has moved to, or from itself for nil.
  /// - Returns: What was got.
  /// - Throws: What getting it from the address itself throws.
  private func whereItIs<Answer>(
    _ name: String, _ history: SourceHistory?, get: (_ target: String?) async throws -> Answer
  ) async throws -> Answer {
    if let target = history?.target(now: context.clock.now()) {
      do {
        return try await get(target)
      } catch let error as StageError where error.code != .refusedByRobots || error.isTransient {
        // The address itself may know better by now.
      }
    }
    return try await get(nil)
  }

  /// Passes over an address that is gone.
  private func pass(gone name: String, _ since: Timestamp, _ key: String) async throws {
    context.note(
      "\(fetcher.shown(name)): not asked for, as it is gone (410) since \(since.day); take it out of the "
        + "pipeline")
    try await mark(.done(key))
  }

  /// Notes that an address could not be read, and what that says of where it is.
  private func fail(_ name: String, _ key: String, _ error: any Error) async throws {
    try fail(name, error)
    var place = SourcePlace.done(key)
    if let error = error as? StageError {
      place.notes =
        try SourceHistory(name, options, context.memory)?.notes(
          of: error, now: context.clock.now()) ?? []
    }
    try await mark(place)
  }

  /// Says where a source has come to, with what was learnt of sites meanwhile.
  func mark(_ place: SourcePlace) async throws {
    var place = place
    place.notes += fetcher.takeNotes()
    try await output.mark(place)
  }
}

// MARK: Lists

extension SourceRun {
  /// Fetches the pages of lists: of addresses, and sitemaps.
  private func readLists() async throws {
    let lists: [any PageList] =
      options.urls.values.enumerated().map { index, name in
        URLList(self, key: "urls.\(index)", name: name)
      }
      + options.sitemaps.values.enumerated().map { index, name in
        SitemapList(self, key: "sitemaps.\(index)", name: name)
      }
    if lists.isEmpty { return }
    let pages = PageLists(lists)
    try await complete(by: Completion(options, fetcher, context, fetchesBare: true)) {
      try await pages.next()
    }
  }
}

// MARK: Passing on

extension SourceRun {
  /// Completes documents, and passes them on.
  func complete(
    by other: Completion? = nil,
    _ next: @escaping @Sendable () async throws -> [CompletionFlow.Item]?
  ) async throws {
    try await CompletionFlow(
      completion: other ?? completion, width: options.window, output: output, context: context,
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
      if let noted = try memory.note(document.id, .seen), let note = SeenNote(noted),
        note.run != memory.run, !(options.updates && Self.isUpdated(document, since: note))
      {
        let isUpdated = Self.isUpdated(document, since: note)
        context.drop(
          document, reason: isUpdated ? "brought in before, updated since" : "brought in before")
        seen.append((document.id, noted))
      } else {
        fresh.append(document)
        if !areCompleted, context.refuses(document) { continue }
        seen.append((document.id, SeenNote(run: memory.run, updated: document.updated).value))
      }
    }
    return (fresh, seen)
  }

  /// Whether an earlier run has brought a document in, and only others are wanted.
  func isSeen(_ id: String) throws -> Bool {
    guard options.onlyNew, let memory = context.memory,
      let note = try memory.note(id, .seen).flatMap({ SeenNote($0) })
    else { return false }
    return note.run != memory.run
  }

  /// Whether a document says that it was updated after it was brought in.
  private static func isUpdated(_ document: Document, since note: SeenNote) -> Bool {
    guard let before = note.updated, let now = document.updated else { return false }
    return now > before
  }

  /// Hands out items once.
  private func once<Item: Sendable>(
    _ items: [Item]
  ) -> @Sendable () async throws -> [Item]? {
    let box = OneTime(items)
    return { box.take() }
  }
}
