import HTML

/// Reads pages: parses them and finds their text and metadata.
///
/// A reader keeps its buffers from page to page.
struct PageReader: Sendable {
  private var parser = HTMLParser()
  private(set) var tree = HTMLTree()
  private(set) var collector = BlockCollector()
  private(set) var finder = ContentFinder()

  /// Reads a page.
  ///
  /// - Parameters:
  ///   - bytes: The page.
  ///   - charset: The label of the encoding it came with.
  ///   - address: Where it was fetched.
  ///   - title: The title known so far.
  ///   - options: What of the page is wanted.
  /// - Returns: The text, and what the page says of itself.
  mutating func read(
    _ bytes: [UInt8], charset: String?, address: String?, title: String?,
    _ options: ExtractionOptions
  ) -> (PageText, PageMetadata) {
    parser.parse(bytes, charset: charset, into: &tree)
    collector.collect(tree)
    let reader = MetadataReader(tree, address: address)
    let pageTitle = reader.title
    let about = ContentFinder.About(
      titles: Set([title, pageTitle?.value].compactMap { $0 }.map(Text.key)), address: address,
      type: reader.type)
    var page = finder.find(in: tree, collector, about, options)
    let metadata = reader.read(
      title: pageTitle, lines: finder.bylines(collector.text), elements: finder.features.elements,
      text: collector.text)
    if page.units < PageReader.thin, options.usesModel {
      retry(&page, about, options)
      if let text = reader.linkedText { page.replaceIfThin(by: text) }
    }
    page.isCut = tree.isTruncated
    return (page, metadata)
  }

  /// Lets go of the page last read.
  mutating func forgetPage() { tree.removeAll() }

  /// Roughly how many bytes the buffers take.
  var capacity: Int { tree.capacity + collector.text.capacity + finder.capacity }

  /// With less text than this there may be more to find.
  private static let thin = 250

  /// Looks again with fewer demands: what was taken for comments or boxes may be all there is.
  private mutating func retry(
    _ page: inout PageText, _ about: ContentFinder.About, _ options: ExtractionOptions
  ) {
    var options = options
    options.favor = .recall
    options.isDesperate = true
    let second = finder.find(in: tree, collector, about, options)
    if second.units > 2 * page.units { page = second }
  }
}
