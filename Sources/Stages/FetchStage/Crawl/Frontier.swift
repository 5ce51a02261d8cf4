import PipeKit

/// The order in which a crawl comes to pages: breadth first, and links in the order of their pages; every address
/// once.
struct Frontier {
  /// Why links were not followed, and how many.
  struct Passed {
    /// To other hosts.
    var elsewhere = 0
    /// For want of room.
    var beyond = 0
    /// As their pages say.
    var forbidden = 0
    /// As they have in them what came from the environment.
    var secret = 0
    /// As they are longer than what is asked for.
    var long = 0
  }

  /// What has come of the pages that one start has led to.
  private struct Start {
    /// How many documents.
    var documents = 0
    /// How many pages are being fetched.
    var running = 0
  }

  private let filter: AddressFilter
  private let follow: FollowOptions
  private let limit: Int
  private let perStart: Int
  private var waiting: ArraySlice<CrawlPage> = []
  private var known: AddressSet
  /// The hosts to which links are followed, where no domains are named.
  private var hosts: Set<String> = []
  private var starts: [Start] = []
  private var documents = 0
  private var running = 0
  /// How many pages there were, fetched or not.
  private var count = 0
  /// Where links were not followed to.
  private(set) var passed = Passed()

  init(_ options: Fetch.Options, _ follow: FollowOptions) {
    filter = AddressFilter(options)
    self.follow = follow
    limit = options.limit ?? .max
    perStart = options.perSource ?? .max
    known = AddressSet(most: follow.maxUrls)
  }

  /// Whether nothing is left to fetch, and nothing is being fetched.
  var isAtEnd: Bool { running == 0 && (waiting.isEmpty || documents >= limit) }

  /// Whether there may be pages to be fetched next.
  var hasNext: Bool {
    guard let page = waiting.first, documents + running < limit else { return false }
    guard page.start < starts.count else { return true }
    let start = starts[page.start]
    return start.documents >= perStart || start.documents + start.running < perStart
  }

  /// Begins at a page.
  mutating func start(at url: String) {
    // The pages that the pipeline names are there, however many.
    let start = starts.count
    starts.append(Start())
    if !known.insert(url) { return }
    if let host = PageAddress(url)?.host { hosts.insert(host) }
    append(url, depth: 0, start: start)
  }

  /// Whether a page may be one to bring in; one that is not is only looked through for links.
  func isWanted(_ page: CrawlPage) -> Bool {
    PageAddress(page.url).map { filter.isIncluded($0) } ?? true
  }

  /// The pages to be fetched next; none as long as it depends on those being fetched whether any are.
  mutating func next() -> [CrawlPage] {
    var pages: [CrawlPage] = []
    while let page = waiting.first, documents < limit, documents + running < limit {
      if page.start < starts.count {
        if starts[page.start].documents >= perStart {
          waiting.removeFirst()
          continue
        }
        if starts[page.start].documents + starts[page.start].running >= perStart { break }
        starts[page.start].running += 1
      }
      running += 1
      pages.append(page)
      waiting.removeFirst()
      if pages.count == 64 { break }
    }
    return pages
  }

  /// What comes of a page that was fetched: which of its links the crawl goes on to.
  ///
  /// - Parameters:
  ///   - page: The page.
  ///   - target: The address that answered, if it is another.
  ///   - links: Its links.
  ///   - isSecret: Whether an address is not to be stored.
  /// - Returns: What is to be noted; and whether the page is another one of the crawl.
  mutating func step(
    from page: CrawlPage, to target: String?, _ links: PageLinks, isSecret: (String) -> Bool
  ) -> (step: CrawlStep, isTwice: Bool) {
    var step = CrawlStep()
    if let target, isElsewhere(target, page) {
      if isSecret(target) { return (step, false) }
      step.target = target
      if !take(target: target, of: page) { return (step, true) }
    }
    passed.forbidden += links.forbidden
    for link in links.urls {
      guard let address = PageAddress(link), !filter.isExcluded(address) else { continue }
      guard isInScope(address) else {
        passed.elsewhere += 1
        continue
      }
      if !follow.match.values.isEmpty, !follow.match.values.contains(where: { $0.matches(address) })
      {
        continue
      }
      // Behind the last links nothing comes but documents.
      if page.depth + 1 == follow.depth, !filter.isIncluded(address) { continue }
      if link.utf8.count > PoliteClient.longestAddress {
        passed.long += 1
        continue
      }
      if isSecret(link) {
        passed.secret += 1
        continue
      }
      if known.count >= follow.maxUrls {
        if !known.contains(link) { passed.beyond += 1 }
        continue
      }
      guard known.insert(link) else { continue }
      step.links.append(link)
      append(link, depth: page.depth + 1, start: page.start)
    }
    return (step, false)
  }

  /// A page has been brought in, or not.
  mutating func settle(_ page: CrawlPage, isDocument: Bool) {
    running -= 1
    if page.start < starts.count { starts[page.start].running -= 1 }
    if isDocument { count(page) }
  }

  /// Goes the way of an interrupted run again.
  ///
  /// - Parameters:
  ///   - done: How many pages it had come through.
  ///   - step: What was noted of the page with a number.
  mutating func replay(through done: Int, _ step: (Int) throws -> CrawlStep?) rethrows {
    while let page = waiting.first, page.number < done {
      waiting.removeFirst()
      guard let step = try step(page.number) else { continue }
      if let target = step.target { _ = take(target: target, of: page) }
      for link in step.links where known.insert(link) {
        append(link, depth: page.depth + 1, start: page.start)
      }
      if step.isDocument { count(page) }
    }
  }

  private mutating func count(_ page: CrawlPage) {
    documents += 1
    if page.start < starts.count { starts[page.start].documents += 1 }
  }

  private mutating func append(_ url: String, depth: Int, start: Int) {
    waiting.append(CrawlPage(number: count, url: url, depth: depth, start: start))
    count += 1
  }

  private func isElsewhere(_ target: String, _ page: CrawlPage) -> Bool {
    PageAddress.canonical(target) != PageAddress.canonical(page.url)
  }

  /// Takes note of where a page was redirected to; false where the crawl comes there by itself.
  private mutating func take(target: String, of page: CrawlPage) -> Bool {
    if page.isStart, let host = PageAddress(target)?.host { hosts.insert(host) }
    return known.insert(target)
  }

  /// Whether links to an address are followed: in the domains that are named, or else on the hosts that the
  /// crawl began with.
  func isInScope(_ address: PageAddress) -> Bool {
    filter.isInDomains(address) ?? hosts.contains(address.host)
  }
}
