/// Reads feeds of all usual formats: RSS 0.9x, 1.0 and 2.0, Atom 0.3 and 1.0, JSON Feed, CDF.
///
/// A document that is not well-formed is read as far as it makes sense, and says what was wrong in
/// its notes. Nothing but the document is ever read: no entity, no style sheet, no included file.
public struct FeedReader: Sendable {
  private let url: String?
  private let charset: String?

  /// Makes a reader.
  ///
  /// - Parameters:
  ///   - url: The document's address, which relative links are relative to.
  ///   - charset: The character encoding that the transport names, if any.
  public init(url: String? = nil, charset: String? = nil) {
    self.url = url
    self.charset = charset
  }

  /// Reads a whole feed.
  ///
  /// - Parameter bytes: The document.
  /// - Returns: The feed with its entries.
  /// - Throws: ``FeedError`` for a document that is no feed.
  public func read(_ bytes: [UInt8]) throws(FeedError) -> Feed {
    var entries: [FeedEntry] = []
    var feed = try read(bytes) { entry in
      entries.append(entry)
      return true
    }
    feed.entries = entries
    return feed
  }

  /// Reads a feed entry by entry, so that not all are in memory at once.
  ///
  /// - Parameters:
  ///   - bytes: The document.
  ///   - take: Takes the next entry, and says whether more are wanted. What the feed says of itself
  ///     after that is then not known.
  /// - Returns: The feed without its entries.
  /// - Throws: ``FeedError`` for a document that is no feed.
  public func read(
    _ bytes: [UInt8], take: (FeedEntry) -> Bool
  ) throws(FeedError) -> Feed {
    let document = FeedEncoding(bytes, charset: charset)
    guard let start = document.bytes.firstIndex(where: { $0 > 0x20 }) else {
      throw FeedError(.empty, "the document is empty")
    }
    if document.bytes[start] == UInt8(ascii: "{") {
      var reader = JSONFeedReader(url: url, length: document.bytes.count)
      return try reader.read(document, take)
    }
    return try withoutActuallyEscaping(take) { take throws(FeedError) in
      try readXML(document, take)
    }
  }

  private func readXML(
    _ document: FeedEncoding, _ take: @escaping (FeedEntry) -> Bool
  ) throws(FeedError) -> Feed {
    let bytes = CleanedText.of(document.bytes)
    var start = 0
    var (builder, notes) = XMLReader.read(
      bytes, FeedBuilder(url: url, length: bytes.count, take: take))
    if builder.error?.kind == .webPage, let place = FeedStart.behindMarkup(bytes) {
      let other = XMLReader.read(
        bytes, from: place, FeedBuilder(url: url, length: bytes.count, take: take))
      if other.handler.error == nil {
        (start, builder, notes) = (place, other.handler, other.notes)
      }
    }
    if let error = builder.error { throw error }
    guard var feed = builder.finish() else {
      throw FeedError(.notAFeed, "this is neither XML nor JSON")
    }
    feed.encoding = document.name
    feed.notes = document.notes
    if start > 0 {
      feed.notes.append(
        FeedNote("there is markup of a web page before the feed", line: 1, column: 1))
    }
    feed.notes += notes + builder.notes
    return feed
  }
}
