import PipeKit

/// Chooses among the pages of a list, and makes items of those that are to be fetched.
struct ListedPages {
  /// How many addresses of a list are told apart; a page that is listed again behind so many is fetched again.
  static let mostAddresses = 1 << 20

  private let run: SourceRun
  private let filter: AddressFilter
  private let limit: Int
  private let perSource: Int
  private let oldest: Timestamp?
  private var known = AddressSet(most: mostAddresses)
  private var count = 0
  private var countOfSource = 0
  /// What was seen on the way and is not noted yet.
  private var seen: [SourcePlace.Seen] = []

  init(_ run: SourceRun) {
    self.run = run
    filter = AddressFilter(run.options)
    limit = run.options.limit ?? .max
    perSource = run.options.perSource ?? .max
    oldest = run.options.since.map { run.context.started.advanced(by: .zero - $0.duration) }
  }

  /// Whether no more pages are wanted.
  var isFull: Bool { count >= limit }
  /// Whether no more pages are wanted of the source that they come from now.
  var isSourceFull: Bool { isFull || countOfSource >= perSource }

  /// Other pages come from another source.
  mutating func beginSource() { countOfSource = 0 }

  /// Whether a page is one to fetch, or to have been fetched before the run was interrupted.
  ///
  /// - Parameters:
  ///   - document: The page as a document with an address.
  ///   - date: When it appeared or changed, where that is known.
  ///   - isPassed: Whether it was done before the run was interrupted, so that nothing is said of it.
  /// - Returns: Whether it is.
  mutating func admits(_ document: Document, date: Timestamp? = nil, isPassed: Bool) -> Bool {
    guard let url = document.url, known.insert(url) else { return false }
    let reason: String? =
      if let oldest, let date, date < oldest, let since = run.options.since {
        "older than \(since)"
      } else {
        filter.refusal(of: url)
      }
    if let reason {
      if !isPassed { run.context.drop(document, reason: reason) }
      return false
    }
    count += 1
    countOfSource += 1
    return true
  }

  /// A page's item; nil where an earlier run has brought it in, and only what is new is wanted.
  ///
  /// - Parameters:
  ///   - document: The page.
  ///   - place: Makes the place behind it; called only for a page that is an item, as what it notes would be
  ///     lost with any other.
  /// - Returns: The item.
  /// - Throws: ``StageError`` where what was noted cannot be read.
  mutating func item(
    _ document: Document, at place: () -> SourcePlace
  ) throws -> CompletionFlow.Item? {
    let (fresh, noted) = try run.unseen([document], areCompleted: true)
    seen += noted
    guard let fresh = fresh.first else { return nil }
    return .document(fresh, takingSeen(place()))
  }

  /// A place, with what was seen before it.
  mutating func takingSeen(_ place: SourcePlace) -> SourcePlace {
    var place = place
    place.seen += seen
    seen = []
    return place
  }
}
