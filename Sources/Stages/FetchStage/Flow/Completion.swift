import FeedReader
import PipeKit

/// Fetches the pages, or reads the files, that documents name.
struct Completion: Sendable {
  /// A document, and what came of it.
  struct Outcome: Sendable {
    var original: Document
    var result: Result<Batch, any Error>
  }

  private let fullText: FullText
  private let local: Bool
  /// Whether a document with an address but without content is fetched.
  private let fetchesBare: Bool
  private let fetcher: Fetcher
  private let context: StageContext
  /// Reads the feeds whose addresses arrive.
  private let feeds: FeedImport

  init(
    _ options: Fetch.Options, _ fetcher: Fetcher, _ context: StageContext, fetchesBare: Bool
  ) {
    fullText = options.fullText
    local = options.local
    self.fetchesBare = fetchesBare
    self.fetcher = fetcher
    self.context = context
    feeds = FeedImport(options, now: context.started)
  }

  /// Whether no document would ever be completed.
  var isIdle: Bool { fullText == .never && !local && !fetchesBare }

  /// What is to be noted in the next checkpoint of what was learnt of sites.
  func takeNotes() -> [SourcePlace.Note] { fetcher.takeNotes() }

  /// Looks again at what waited for room.
  @Sendable func reconsider() { fetcher.reconsider() }

  /// Completes a document, or says why that failed.
  func attempt(_ document: Document) async -> Outcome {
    do {
      let completed = try await completed(document)
      // It is kept with what it was, with which it can be tried again.
      if completed.contains(where: context.refuses), !context.refuses(document) {
        throw StageError(tooLarge: context.maxDocument)
      }
      return Outcome(original: document, result: .success(completed))
    } catch {
      return Outcome(original: document, result: .failure(error))
    }
  }

  /// The documents that go on.
  ///
  /// - Throws: What ends the run.
  func settle(_ outcomes: [Outcome]) throws -> Batch {
    try outcomes.flatMap { outcome -> Batch in
      switch outcome.result {
      case .success(let documents): documents
      case .failure(let error): try context.fail(outcome.original, error).map { [$0] } ?? []
      }
    }
  }

  private func completed(_ document: Document) async throws -> Batch {
    var document = document
    if local, let path = Self.path(of: document) {
      document.take(try fetcher.read(path))
      return [document]
    }
    guard let url = document.url, !url.isEmpty else { return [document] }
    let isBare = document.body == nil && document.text == nil
    let isWanted =
      switch fullText {
      case .always: true
      case .auto: isBare || Excerpt.isLikely(document)
      case .never: isBare && fetchesBare
      }
    guard isWanted else { return [document] }
    let resource = try await fetcher.get(url, for: .page)
    if isBare, let kind = SourceKind.insteadOfPage(resource.bytes) {
      guard kind == .feed else { throw kind.misplaced(fetcher.shown(url)) }
      if fetchesBare { return try entries(of: resource, fetcher.shown(url)) }
    }
    if let final = resource.url { document.url = final }
    if resource.isRedirected { document.trail.append(fetcher.redirected(from: url, context.stage)) }
    document.take(resource)
    // The feed's language stands in the metadata; what the page says of its own is better.
    if document.language == document.metadata["feed_language"]?.string { document.language = nil }
    return [document]
  }

  /// The entries of a feed whose address came in place of a page's.
  private func entries(of resource: Resource, _ source: String) throws -> Batch {
    let outcome = try feeds.read(resource, source: source)
    for note in outcome.notes { context.note("\(source): \(note)") }
    var documents: Batch = []
    while let slice = outcome.documents.next() { documents += slice }
    return documents
  }

  private static func path(of document: Document) -> String? {
    let path = (document.extra["path"] ?? document.metadata["path"])?.string
    return path?.isEmpty == true ? nil : path
  }
}

extension Document {
  /// Takes content in place of what there was; plain text is text already.
  mutating func take(_ resource: Resource) {
    body = resource.body
    text = resource.plainText
  }
}

extension Resource {
  /// The content as text, if it is plain text.
  var plainText: String? {
    guard mediaType == "text/plain" || mediaType == "text/markdown" else { return nil }
    return PlainTextDecoder.decode(bytes, charset: charset)
  }
}
