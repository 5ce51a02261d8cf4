import HTML
import PipeKit

/// Reads pages: parses them and finds their text and metadata.
///
/// A reader keeps its buffers from page to page.
struct PageReader: Sendable {
  private(set) var parser: HTMLParser = {
    var options = HTMLParser.Options()
    // What is known of an element takes some 150 bytes; longer pages are cut, as the trail says.
    options.maximumNodes = 1 << 21
    return HTMLParser(options: options)
  }()
  private(set) var tree = HTMLTree()
  private(set) var collector = BlockCollector()
  private(set) var finder = ContentFinder()

  init() {}

  /// Creates a reader that reads no more than so many blocks of a page.
  init(blockLimit: Int) { collector.limit = blockLimit }

  /// Reads a page.
  ///
  /// - Parameters:
  ///   - bytes: The page.
  ///   - charset: The label of the encoding it came with.
  ///   - isXHTML: Whether it came as XHTML.
  ///   - address: Where it was fetched.
  ///   - title: The title known so far.
  ///   - now: What time it is; what is dated later was not published then.
  ///   - options: What of the page is wanted.
  /// - Returns: The text, and what the page says of itself.
  mutating func read(
    _ bytes: [UInt8], charset: String?, isXHTML: Bool = false, address: String?, title: String?,
    now: Timestamp? = nil,
    _ options: ExtractionOptions
  ) -> (PageText, PageMetadata) {
    parser.parse(bytes, charset: charset, isXHTML: isXHTML, into: &tree)
    prune(options.prune)
    finder.read(tree)
    if let mended = TreeRepair.mended(tree, finder.shape) {
      tree = mended
      finder.read(tree)
    }
    collectSentencesOnce()
    let reader = MetadataReader(tree, address: address, now: now)
    let pageTitle = reader.title
    let about = ContentFinder.About(
      titles: Set([title, pageTitle?.value].compactMap { $0 }.map(Text.key)), address: address,
      type: reader.type)
    let kept = elements(matching: options.keep)
    if !kept.isEmpty {
      // What is wanted may stand within a line.
      collector.collect(tree, finder.elements, apart: Set(kept.map(\.lowerBound)))
      let page = finder.take(kept, of: tree, collector, options)
      if page.units > 0 { return taken(page, kept, reader, pageTitle, address, options) }
      collector.collect(tree, finder.elements)
    }
    var page = finder.find(in: tree, collector, about, options)
    let metadata = metadata(reader, pageTitle)
    let place = address ?? metadata.canonical?.value
    write(&page, [], place, options.output)
    if page.units < PageReader.thin, options.usesModel {
      lookFurther(&page, about, reader, place, options)
      if page.units == 0 { favorOtherwise(&page, about, reader, place, options) }
    }
    page.isCut = tree.isTruncated || collector.isCut
    return (page, metadata)
  }

  /// Finishes a page of which the content was stated rather than found.
  private func taken(
    _ page: PageText, _ kept: [Range<Int>], _ reader: MetadataReader, _ title: Found<String>?,
    _ address: String?, _ options: ExtractionOptions
  ) -> (PageText, PageMetadata) {
    var page = page
    let metadata = metadata(reader, title)
    write(&page, kept, address ?? metadata.canonical?.value, options.output)
    page.isCut = tree.isTruncated || collector.isCut
    return (page, metadata)
  }

  /// What the page says of itself, now that its content is known.
  private func metadata(_ reader: MetadataReader, _ title: Found<String>?) -> PageMetadata {
    reader.read(
      title: title, lines: finder.pageLines(collector.text), elements: finder.features.elements,
      text: collector.text)
  }

  /// Takes elements out of the page.
  private mutating func prune(_ selectors: [CSSSelector]) {
    guard !selectors.isEmpty else { return }
    let pruned = elements(matching: selectors)
    guard !pruned.isEmpty else { return }
    tree = PrunedTree(tree, without: pruned).excerpt()
  }

  /// The elements that one of the selectors matches, in document order, none within another.
  private func elements(matching selectors: [CSSSelector]) -> [Range<Int>] {
    var starts: Set<Int> = []
    for selector in selectors { for node in tree.select(selector) { starts.insert(node.index) } }
    var elements: [Range<Int>] = []
    for start in starts.sorted() where start >= elements.last?.upperBound ?? 0 {
      elements.append(start..<tree.skip(HTMLNode(index: start)).index)
    }
    return elements
  }

  /// Writes the content as it is wanted, if that is more than its text.
  private func write(
    _ page: inout PageText, _ whole: [Range<Int>], _ address: String?, _ options: OutputOptions
  ) {
    guard options.format != .text else { return }
    let content = ContentExcerpt.Page(
      tree: tree, blocks: finder.blocks, silent: collector.silent, marks: finder.marks,
      elements: finder.features.elements, shape: finder.shape,
      root: finder.root.index..<tree.skip(finder.root).index, whole: whole)
    let addresses = ContentAddresses(tree, address: address)
    page.markup = MarkupWriter.write(
      ContentExcerpt.tree(of: content, addresses, options), options.format)
  }

  /// Lets go of the page last read.
  mutating func forgetPage() { tree.removeAll() }

  /// Roughly how many bytes the buffers take.
  var capacity: Int { tree.capacity + collector.text.capacity + finder.capacity }

  /// Reads the elements and the blocks of the tree.
  private mutating func survey() {
    finder.read(tree)
    collectSentencesOnce()
  }

  /// Reads the blocks of the tree, and takes sentences out of it that stand right behind themselves.
  private mutating func collectSentencesOnce() {
    collector.collect(tree, finder.elements)
    guard let mended = SentenceRepair.mended(tree, collector) else { return }
    tree = mended
    finder.read(tree)
    collector.collect(tree, finder.elements)
  }

  /// Looks for the text in templates, from which scripts would make the page.
  private mutating func openTemplates(
    _ page: inout PageText, _ about: ContentFinder.About, _ address: String?,
    _ options: ExtractionOptions
  ) {
    guard !finder.shape.templates.isEmpty,
      let opened = TreeRepair.mended(tree, finder.shape, opensTemplates: true)
    else { return }
    let (closed, found) = (tree, page)
    tree = opened
    survey()
    page = finder.find(in: tree, collector, about, options)
    write(&page, [], address, options.output)
    if page.units < PageReader.thin { retry(&page, about, address, options) }
    page.isSecondLook = true
    page.isFromTemplates = true
    let isMore = found.isNothing(about.titles) || page.units > 2 * found.units
    if isMore, !page.isNothing(about.titles) { return }
    tree = closed
    page = found
    survey()
    if options.givesReasons { _ = finder.find(in: tree, collector, about, options) }
  }

  /// The text that a page states in JSON-LD, read as a page of its own.
  private static func linked(
    _ text: String, _ address: String?, _ options: OutputOptions
  ) -> PageText {
    var reader = PageReader()
    reader.tree = reader.parser.parse(LinkedText.html(text))
    reader.survey()
    let body = reader.tree.body ?? .root
    let whole = [body.index..<reader.tree.skip(body).index]
    var page = reader.finder.take(
      whole, of: reader.tree, reader.collector, ExtractionOptions())
    page.source = "json-ld"
    reader.write(&page, whole, address, options)
    return page
  }

  /// With less text than this there may be more to find.
  private static let thin = 250

  /// Looks for more where little was found: with fewer demands, in templates, in JSON-LD.
  private mutating func lookFurther(
    _ page: inout PageText, _ about: ContentFinder.About, _ reader: MetadataReader,
    _ address: String?, _ options: ExtractionOptions
  ) {
    retry(&page, about, address, options)
    if page.isNothing(about.titles) || (options.favor == .recall && page.units < PageReader.thin) {
      openTemplates(&page, about, address, options)
    }
    if let text = reader.linkedText {
      page.replaceIfThin(by: PageReader.linked(text, address, options.output), about.titles)
    }
  }

  /// Takes what another preference finds where there is nothing: what the model would rather take in is more than
  /// nothing, and what more demands leave out may lead to what is wanted.
  private mutating func favorOtherwise(
    _ page: inout PageText, _ about: ContentFinder.About, _ reader: MetadataReader,
    _ address: String?, _ wanted: ExtractionOptions
  ) {
    var options = wanted
    for favor in [Favor.recall, .balanced, .precision] where favor != wanted.favor {
      options.favor = favor
      var other = look(about, options)
      write(&other, [], address, options.output)
      if other.units < PageReader.thin { lookFurther(&other, about, reader, address, options) }
      guard other.units == 0 else {
        page = other
        page.isSecondLook = true
        return
      }
    }
    if wanted.givesReasons { _ = look(about, wanted) }
  }

  /// Looks again with fewer demands: what was taken for comments or boxes may be all there is.
  private mutating func retry(
    _ page: inout PageText, _ about: ContentFinder.About, _ address: String?,
    _ wanted: ExtractionOptions
  ) {
    var options = wanted
    var balanced = 0
    if wanted.favor == .recall {
      options.favor = .balanced
      balanced = look(about, options).units
    }
    options.favor = .recall
    options.isDesperate = true
    var second = finder.find(in: tree, collector, about, options)
    if balanced > max(page.units, second.units) {
      // Of the little that fewer demands let in, the model made all there is; where they let in nothing,
      // it takes what is likely.
      options = wanted
      options.favor = .balanced
      second = look(about, options)
    }
    guard second.units > 2 * page.units else {
      // The blocks are to be those of the text.
      if wanted.givesReasons { _ = look(about, wanted) }
      return
    }
    page = second
    page.isSecondLook = true
    write(&page, [], address, options.output)
  }

  /// Looks for the content of the page anew.
  private mutating func look(
    _ about: ContentFinder.About, _ options: ExtractionOptions
  ) -> PageText {
    finder.read(tree)
    return finder.find(in: tree, collector, about, options)
  }
}
