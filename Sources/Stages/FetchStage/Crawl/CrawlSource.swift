import PipeKit

/// Fetches pages and what they link to, breadth first.
struct CrawlSource: Sendable {
  /// What is noted of the crawl is noted under this.
  static let key = "follow"

  /// A struct, as results of ``OrderedWork`` have to be.
  private struct Visit: Sendable {
    var page: CrawlPage
    var answer: Answer
  }

  private enum Answer: Sendable {
    case page(Document, target: String?, PageLinks)
    /// What was linked is something else than a page.
    case otherFile(_ what: String)
    case failed(any Error)
  }

  private let run: SourceRun
  private let follow: FollowOptions
  private let filter: AddressFilter

  init(_ run: SourceRun, _ follow: FollowOptions) {
    self.run = run
    self.follow = follow
    filter = AddressFilter(run.options)
  }

  private var context: StageContext { run.context }

  /// Crawls.
  ///
  /// - Parameter names: The addresses to begin with.
  /// - Throws: What ends the run.
  func read(_ names: [String]) async throws {
    let note = try context.place(of: Self.key)
    if note == "done" { return run.tally.succeed() }
    var frontier = Frontier(run.options, follow)
    for name in names { frontier.start(at: name) }
    if let note {
      guard let done = note.object?["done"]?.int else { throw StageError.otherNotes }
      try frontier.replay(through: done) { number in
        try context.place(of: "\(Self.key)/\(number)").flatMap { CrawlStep($0) }
      }
      run.tally.succeed()
    }
    let queue = FrontierQueue(frontier)
    try await OrderedWork.run(
      width: run.options.window, next: { await queue.next() },
      work: { page -> Visit in
        do {
          return Visit(page: page, answer: try await answer(page, names))
        } catch {
          return Visit(page: page, answer: .failed(error))
        }
      },
      size: { visit in
        guard case .page(let document, _, _) = visit.answer else { return 0 }
        return document.size
      },
      deliver: { results in
        for visit in results { try await deliver(visit.page, visit.answer, queue, names) }
      }, relaxed: run.fetcher.reconsider, abandon: queue.abandon)
    say(queue.update { $0.passed })
    try await run.mark(.done(Self.key))
  }

  private func answer(_ page: CrawlPage, _ names: [String]) async throws -> Answer {
    let id = Document.stableID(url: PageAddress.canonical(page.url))
    var document = Document(id: id, url: page.url, source: source(of: page, names))
    // Nothing more would come of a page at the end that was brought in before.
    if page.depth == follow.depth, try run.isSeen(id) {
      return .page(document, target: nil, PageLinks())
    }
    let resource = try await run.fetcher.get(page.url, for: .page)
    if let kind = SourceKind.insteadOfPage(resource.bytes) {
      guard page.isStart else { return .otherFile(kind.text) }
      throw kind.misplaced(run.fetcher.shown(page.url))
    }
    if !page.isStart, !PageLinks.isHTML(resource), !resource.mediaType.hasPrefix("text/") {
      return .otherFile(resource.mediaType)
    }
    let asked = run.fetcher.told(page.url)
    document.url = resource.url ?? asked
    let target = resource.isRedirected ? resource.url : nil
    if resource.isRedirected {
      document.trail.append(run.fetcher.redirected(from: page.url, context.stage))
    }
    let links =
      page.depth < follow.depth
      ? PageLinks.find(in: resource, at: resource.url ?? page.url) : PageLinks()
    document.take(resource)
    return .page(document, target: target, links)
  }

  private func deliver(
    _ page: CrawlPage, _ answer: Answer, _ queue: FrontierQueue, _ names: [String]
  ) async throws {
    var step = CrawlStep()
    var place = SourcePlace(key: Self.key, value: ["done": .number(JSONNumber(page.number + 1))])
    var documents: Batch = []
    switch answer {
    case .page(let document, let target, let links):
      if page.isStart { run.tally.succeed() }
      let redact = run.fetcher.redact
      let taken = queue.update { frontier -> (step: CrawlStep, reason: String?) in
        let isOutside =
          !page.isStart
          && target.flatMap { PageAddress($0) }.map { !frontier.isInScope($0) } ?? false
        if isOutside { return (CrawlStep(), "redirected to another site") }
        let (step, isTwice) = frontier.step(
          from: page, to: target, links, isSecret: redact.findsSecret)
        if isTwice { return (step, "redirected to a page that comes by itself") }
        return (step, frontier.isWanted(page) ? nil : "its address does not match include")
      }
      step = taken.step
      if let reason = taken.reason {
        context.drop(document, reason: reason)
      } else {
        step.isDocument = true
        let (fresh, seen) = try run.unseen([document])
        documents = fresh
        place.seen = seen
      }
    case .otherFile(let what):
      let document = Document(id: Document.stableID(url: PageAddress.canonical(page.url)))
      context.drop(document, reason: "no web page, but \(what)")
    case .failed(let error): documents = try fail(page, error, names)
    }
    try await run.output.write(documents)
    if step != CrawlStep() {
      place.notes.append(("\(Self.key)/\(page.number)", .position, step.note))
    }
    try await run.mark(place)
    let isDocument = step.isDocument
    queue.update { $0.settle(page, isDocument: isDocument) }
  }

  /// Says that a page could not be fetched; what a link leads to fails as a document.
  private func fail(_ page: CrawlPage, _ error: any Error, _ names: [String]) throws -> Batch {
    if page.isStart {
      try run.fail(page.url, error)
      return []
    }
    let id = Document.stableID(url: PageAddress.canonical(page.url))
    let document = Document(id: id, url: page.url, source: source(of: page, names))
    return try context.fail(document, error).map { [$0] } ?? []
  }

  /// What a page came from: for one that was linked, where the crawl began.
  private func source(of page: CrawlPage, _ names: [String]) -> String? {
    guard !page.isStart, names.indices.contains(page.start) else { return nil }
    return run.fetcher.shown(names[page.start])
  }

  private func say(_ passed: Frontier.Passed) {
    let counts = [
      (passed.elsewhere, "to other hosts (allowed_domains lets them in)"),
      (passed.forbidden, "as their pages say nofollow"),
      (passed.beyond, "beyond max_urls, which is \(follow.maxUrls)"),
      (passed.secret, "as they have something from the environment in them"),
      (passed.long, "longer than \(ByteSize(PoliteClient.longestAddress))"),
    ].filter { $0.0 > 0 }
    if counts.isEmpty { return }
    let text = counts.map { "\($0.0) \($0.1)" }.joined(separator: ", ")
    context.note("links that were not followed: \(text)")
  }
}
