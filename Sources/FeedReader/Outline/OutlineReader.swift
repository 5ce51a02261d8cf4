/// Reads lists of feeds in OPML 1.0 and 2.0 (<http://opml.org/spec2.opml>): outlines with an `xmlUrl`,
/// nested or not.
///
/// What is not well-formed is read as far as it makes sense. Time is linear in the length of the list.
public struct OutlineReader: Sendable {
  /// The most feeds that are read of a list.
  public static let mostEntries = 100_000

  private let charset: String?

  /// Makes a reader.
  ///
  /// - Parameter charset: The character encoding that the transport names, if any.
  public init(charset: String? = nil) {
    self.charset = charset
  }

  /// Reads a list.
  ///
  /// - Parameter bytes: The document.
  /// - Returns: The feeds that it lists, in order.
  /// - Throws: ``FeedError`` for a document that is no OPML.
  public func read(_ bytes: [UInt8]) throws(FeedError) -> Outline {
    guard bytes.contains(where: { $0 > 0x20 }) else {
      throw FeedError(.empty, "the document is empty")
    }
    let builder = OutlineBuilder()
    let notes = XMLLeaves.read(bytes, charset: charset, builder)
    guard builder.isOutline else {
      throw builder.isWebPage
        ? FeedError(.webPage, "this is a web page")
        : FeedError(.notAFeed, "the root element is not opml")
    }
    var outline = builder.outline
    outline.notes = notes + outline.notes
    return outline
  }
}
