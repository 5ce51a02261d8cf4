import PipeKit
import RobotsTxt
import SitemapReader

/// The pages of a sitemap and of those that it lists, or of the sitemaps of a site.
///
/// Sitemaps may be others when an interrupted run goes on, and so each page is noted.
actor SitemapList: PageList {
  /// How many pages are handed out at once.
  private static let pieceSize = 64
  /// How many indexes may stand around a list of pages.
  ///
  /// The protocol has one.
  static let maxDepth = 4
  /// The most sitemaps that are read of one source.
  static let mostSitemaps = 5000

  private struct Reference {
    var name: String
    var depth: Int
  }

  private let run: SourceRun
  private let key: String
  private let name: String
  private var hasBegun = false
  private var isDone = false
  private var pages: ListedPages
  private var passed: PassedNames?
  private let oldest: Timestamp?
  /// The sitemaps that are left, next one last.
  private var waiting: [Reference] = []
  private var known = AddressSet(most: mostSitemaps)
  /// The pages of the sitemap that is being handed out, and its name.
  private var entries: ArraySlice<SitemapEntry> = []
  private var source = ""
  private var read = 0
  private var failure: StageError?

  init(_ run: SourceRun, key: String, name: String) {
    self.run = run
    self.key = key
    self.name = name
    pages = ListedPages(run)
    oldest = run.options.since.map { run.context.started.advanced(by: .zero - $0.duration) }
  }

  func next() async throws -> [CompletionFlow.Item]? {
    if isDone { return nil }
    if !hasBegun {
      hasBegun = true
      let note = try run.context.place(of: key)
      if note == "done" {
        run.tally.succeed()
        isDone = true
        return nil
      }
      passed = try PassedNames(
        key, note == nil ? nil : run.context.memory, salt: run.context.memory?.tag)
      try await findSitemaps()
    }
    while !pages.isFull {
      if !entries.isEmpty, !pages.isSourceFull { return try piece() }
      entries = []
      guard let reference = waiting.popLast() else { break }
      try await read(reference)
    }
    isDone = true
    if read > 0 {
      run.tally.succeed()
    } else if let failure {
      run.tally.fail(failure)
    }
    return [.place(pages.takingSeen(.done(key)))]
  }

  private func piece() throws -> [CompletionFlow.Item] {
    var items: [CompletionFlow.Item] = []
    for _ in 0..<Self.pieceSize where !pages.isSourceFull {
      guard let entry = entries.popFirst() else { break }
      let document = Document(entry, source: source)
      let isPassed = passed?.contains(document.id) == true
      guard pages.admits(document, date: entry.date, isPassed: isPassed), !isPassed else {
        continue
      }
      let item = try pages.item(document) {
        SourcePlace(key: key, value: true, notes: passed?.insert(document.id) ?? [])
      }
      if let item { items.append(item) }
    }
    return items
  }

  /// Finds what the source stands for: itself, or where it is a site, what its robots.txt says, or else
  /// `/sitemap.xml`.
  private func findSitemaps() async throws {
    guard let address = PageAddress(name), address.path == "/", address.query == nil else {
      add([Reference(name: name, depth: 0)])
      return
    }
    let origin = address.origin
    var sitemaps: [String] = []
    do {
      let robots = try await run.fetcher.get("\(origin)/robots.txt", for: .robots)
      sitemaps = RobotsTxt(robots.bytes, for: "*").sitemaps.filter { PageAddress($0) != nil }
    } catch is StageError {
      // Then the usual name is tried, and says what is wrong.
    }
    if sitemaps.isEmpty { sitemaps = ["\(origin)/sitemap.xml"] }
    add(sitemaps.map { Reference(name: $0, depth: 0) })
  }

  /// Adds sitemaps to be read next, in their order.
  private func add(_ references: [Reference]) {
    var new: [Reference] = []
    for reference in references {
      if known.count >= Self.mostSitemaps {
        note("it has more than \(Self.mostSitemaps) sitemaps; the rest is not read")
        break
      }
      if known.insert(reference.name) { new.append(reference) }
    }
    waiting += new.reversed()
  }

  private func read(_ reference: Reference) async throws {
    source = run.fetcher.shown(reference.name)
    pages.beginSource()
    do {
      let resource = try await resource(reference.name)
      var (entries, children): ([SitemapEntry], [SitemapReference]) = ([], [])
      let sitemap: Sitemap
      do throws(SitemapError) {
        let reader = SitemapReader(url: resource.url, charset: resource.charset)
        sitemap = try reader.read(resource.bytes) { item in
          switch item {
          case .page(let entry): entries.append(entry)
          case .sitemap(let child): children.append(child)
          }
          return true
        }
      } catch {
        throw StageError(sitemap: error, source: source, SourceKind(resource.bytes))
      }
      read += 1
      for text in sitemap.notes { run.context.note("\(source): \(text)") }
      self.entries = entries[...]
      follow(children, from: reference)
    } catch let error as StageError {
      failure = failure ?? error
      // The source counts once, whichever of its sitemaps cannot be read.
      try run.context.fail(PageAddress(reference.name) == nil ? reference.name : source, error)
    }
  }

  private func resource(_ name: String) async throws -> Resource {
    guard PageAddress(name) != nil else { return try run.fetcher.read(name) }
    return try Unpacked.sitemap(
      try await run.fetcher.get(name, for: .sitemap), source: source,
      maxSize: run.options.maxSize.bytes)
  }

  private func follow(_ children: [SitemapReference], from parent: Reference) {
    if children.isEmpty { return }
    guard parent.depth < Self.maxDepth else {
      return note("indexes are nested deeper than \(Self.maxDepth); \(source) is not followed")
    }
    let recent = children.filter { child in
      guard let oldest, let modified = child.modified else { return true }
      return modified >= oldest
    }
    if recent.count < children.count, let since = run.options.since {
      let count = children.count - recent.count
      run.context.note(
        "\(source): \(count) of its sitemaps \(count == 1 ? "is" : "are") older than \(since), and not read"
      )
    }
    add(recent.map { Reference(name: $0.url, depth: parent.depth + 1) })
  }

  private func note(_ text: String) {
    run.context.note("\(run.fetcher.shown(name)): \(text)")
  }
}

extension Document {
  /// A page as a sitemap lists it.
  fileprivate init(_ entry: SitemapEntry, source: String) {
    self.init(
      id: Document.stableID(url: PageAddress.canonical(entry.url)),
      url: PageAddress.withoutUser(entry.url), source: source)
    updated = entry.modified
    image = entry.images.first.map { Image($0) }
    links = entry.alternates.map { Link($0.url, rel: "alternate") }
    guard let news = entry.news else { return }
    title = news.title
    published = news.published
    language = news.language.flatMap(FeedImport.language(ofTag:))
    keywords = news.keywords
    if let publication = news.publication {
      metadata["publication"] = .string(publication)
    }
  }
}

extension StageError {
  /// A document that is no sitemap.
  fileprivate init(sitemap error: SitemapError, source: String, _ kind: SourceKind?) {
    let hint: String =
      switch error.kind {
      case .webPage: "give the address of its sitemap, or of the site's front page (https://HOST/)"
      case .notASitemap where kind == .opml: "write it under opml:"
      case .empty, .notASitemap: "check that this is a sitemap's address"
      }
    self.init(
      .badFormat, "\(source) is no sitemap: \(error.message)", hint: hint, underlying: error)
  }
}
