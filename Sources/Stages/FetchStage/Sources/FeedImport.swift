import FeedReader
import PipeKit

/// Makes documents of a feed.
struct FeedImport: Sendable {
  /// The documents, and what else is to be said of the feed.
  struct Outcome: Sendable {
    var documents: FeedDocuments
    /// How many bytes the feed has.
    var size = 0
    /// The identifiers of entries that were older than asked for.
    var tooOld: [String] = []
    /// The identifiers of entries whose addresses are not wanted, and why.
    var refused: [(id: String, reason: String)] = []
    /// What is wrong with the feed, though it could be read.
    var notes: [FeedNote] = []
  }

  /// Entries before this are too old.
  let oldest: Timestamp?
  /// The most documents made.
  let limit: Int
  /// Which addresses entries may have.
  let filter: AddressFilter

  init(_ options: Fetch.Options, now: Timestamp) {
    oldest = options.since.map { now.advanced(by: .zero - $0.duration) }
    limit = min(options.limit ?? .max, options.perSource ?? .max)
    filter = AddressFilter(options)
  }

  /// Reads a feed.
  ///
  /// - Parameters:
  ///   - resource: The feed as it came.
  ///   - source: What the documents' source is: the address or path of the feed as it was given.
  ///   - request: What else is said of the feed.
  /// - Returns: Its documents, in the feed's order.
  /// - Throws: ``StageError`` for what is no feed.
  func read(
    _ resource: Resource, source: String, _ request: FeedRequest? = nil
  ) throws -> Outcome {
    var tooOld: [String] = []
    var refused: [(id: String, reason: String)] = []
    var slices: [[FeedEntry]] = []
    var count = 0
    let reader = FeedReader(url: resource.url, charset: resource.charset)
    let feed: Feed
    do throws(FeedError) {
      feed = try reader.read(resource.bytes) { entry in
        if let oldest, let date = entry.published ?? entry.updated ?? entry.created, date < oldest {
          tooOld.append(Self.id(entry, isShared: false))
          return true
        }
        if let reason = filter.refusal(of: entry.link) {
          refused.append((Self.id(entry, isShared: false), reason))
          return true
        }
        if count % FeedDocuments.sliceSize == 0 { slices.append([]) }
        slices[slices.count - 1].append(entry)
        count += 1
        return count < limit
      }
    } catch {
      throw StageError(feed: error, source: source, SourceKind(resource.bytes))
    }
    let shared = Self.sharedLinks(slices, feed)
    let documents = FeedDocuments(slices) { entry in
      let link = entry.originalLink ?? entry.link
      var document = document(
        entry, feed, source: source, isShared: link.map(shared.contains) ?? false)
      request?.describe(&document)
      return document
    }
    return Outcome(
      documents: documents, size: resource.bytes.count, tooOld: tooOld, refused: refused,
      notes: feed.notes)
  }

  private func document(
    _ entry: FeedEntry, _ feed: Feed, source: String, isShared: Bool
  ) -> Document {
    var document = Document(
      id: Self.id(entry, isShared: isShared), url: entry.originalLink ?? entry.link, source: source)
    document.title = entry.title?.plainText
    document.authors = (entry.authors.isEmpty ? feed.authors : entry.authors)
      .compactMap { $0.name ?? $0.email }
    document.published = entry.published ?? entry.created ?? entry.updated
    document.updated = entry.updated
    document.language = entry.language.flatMap(Self.language)
    let summary = entry.summary?.plainText ?? ""
    document.summary = summary.isEmpty ? nil : summary
    for category in entry.categories {
      let keyword = category.label ?? category.term
      if !document.keywords.contains(keyword) { document.keywords.append(keyword) }
    }
    document.image = entry.image.map { Image($0) }
    document.links = entry.enclosures.map { Link($0.url, rel: "enclosure") }
    if let comments = entry.comments { document.links.append(Link(comments, rel: "comments")) }
    if let guid = entry.id { document.metadata["guid"] = .string(guid) }
    if entry.isZoneAssumed { document.metadata["zone_assumed"] = true }
    if let title = feed.title?.plainText { document.metadata["feed_title"] = .string(title) }
    if let language = feed.language.flatMap(Self.language) {
      document.metadata["feed_language"] = .string(language)
    }
    if let content = entry.content ?? entry.summary {
      let type = content.kind == .html ? "text/html" : "text/plain"
      document.take(
        Resource(bytes: Array(content.value.utf8), mediaType: type, charset: "utf-8"))
    }
    return document
  }

  /// The language of a tag, without region and script: `en` of `en-GB`.
  static func language(ofTag tag: String) -> String? {
    let language = tag.prefix { $0 != "-" && $0 != "_" }.lowercased()
    let isCode = (2...3).contains(language.utf8.count)
    return isCode && language.utf8.allSatisfy { (0x61...0x7A).contains($0) } ? language : nil
  }

  private static func id(_ entry: FeedEntry, isShared: Bool) -> String {
    let url = isShared ? nil : (entry.originalLink ?? entry.link).map(PageAddress.canonical)
    let text = (entry.content ?? entry.summary)?.value ?? ""
    let content = "\(entry.title?.plainText ?? "")\n\(text)"
    return Document.stableID(url: url, guid: entry.id, content: content)
  }

  /// Links that do not tell entries apart: that of the feed itself, and those of several entries.
  private static func sharedLinks(_ slices: [[FeedEntry]], _ feed: Feed) -> Set<String> {
    // Where they stand: the entries themselves would be held twice.
    var owners: [String: (slice: Int, entry: Int)] = [:]
    var shared = Set([feed.link].compactMap(\.self))
    for slice in slices.indices {
      for index in slices[slice].indices {
        let candidate = slices[slice][index]
        guard let link = candidate.originalLink ?? candidate.link else { continue }
        if let place = owners.updateValue((slice, index), forKey: link) {
          let isSame =
            slices[place.slice][place.entry].id == slices[slice][index].id
            && slices[place.slice][place.entry].title == slices[slice][index].title
          if !isSame { shared.insert(link) }
        }
      }
    }
    return shared
  }
}

extension StageError {
  /// A document that is no feed.
  fileprivate init(feed error: FeedError, source: String, _ kind: SourceKind?) {
    let hint: String? =
      switch error.kind {
      case .webPage: "give the address of its feed, or write it under pages:"
      case .notAFeed where kind == .opml || kind == .sitemap:
        kind.map { "write it under \($0.option):" }
      case .empty, .notAFeed: "check that this is the feed's address"
      case .tooLarge: nil
      }
    self.init(.badFormat, "\(source) is no feed: \(error.message)", hint: hint, underlying: error)
  }
}
