import PipeKit

/// Makes a feed of the events of an XML document, and hands out entries as they end.
struct FeedBuilder: XMLHandler {
  /// What an open element is to the builder, which decides what its children are.
  enum Role {
    /// The document itself, around the root.
    case document
    /// The feed, or what holds the feed and its entries.
    case feed
    case entry
    case person
    case image
    case source
    /// Its text, or its markup, is being put together.
    case captured
    /// It means nothing, nor does anything in it.
    case skipped
  }

  struct Frame {
    var role: Role
    var term: FeedTerm?
    /// How many bases there are in it; the last is what references in it are relative to, and where there
    /// is none, only the feed's page tells.
    var baseCount = 0
    /// How many languages there are in it; the last is that of its text.
    var languageCount = 0
    /// Whether a capture began with this element.
    var hasCapture = false
  }

  /// The feed, once its root has been seen.
  private(set) var feed: Feed?
  /// Why the document is no feed, if it is none.
  private(set) var error: FeedError?
  /// How many entries have been handed out.
  private(set) var entryCount = 0
  private(set) var isDone = false
  /// Whether the document has ended though elements are open.
  private(set) var isTruncated = false
  var faults = FeedFaults()
  let ration: LinkRation

  /// The document.
  var text: XMLText
  var frames = [Frame(role: .document)]
  /// What the open elements say references are relative to, innermost last.
  private var bases: [FeedBase] = []
  /// The languages of the open elements, innermost last.
  private var languages: [String] = []
  var captures: [TextCapture] = []
  /// What the last text came together in.
  private var captureMemory: [UInt8] = []
  var draft = FeedDraft()
  /// The entry being read, if ``isInEntry``.
  var entry = FeedDraft()
  var isInEntry = false
  var sanitizer = FeedSanitizer()
  /// The feed's page, as far as it is known.
  var feedPage: FeedBase
  /// How good the feed's own link was that ``feedPage`` is made of.
  var draftLinkRank = 0
  var person = FeedPerson()
  var isAtom03 = false
  /// Whether the identifier being read is an address too.
  var guidIsLink = false
  /// The scheme of the category being read.
  var pendingScheme: String?

  private let take: (FeedEntry) -> Bool

  /// Makes a builder.
  ///
  /// - Parameters:
  ///   - url: The document's address, for relative links.
  ///   - length: The document's length in bytes.
  ///   - take: Takes an entry, and says whether more are wanted.
  init(url: String?, length: Int, take: @escaping (FeedEntry) -> Bool) {
    self.take = take
    ration = LinkRation(length: length)
    text = XMLText([])
    feedPage = FeedBase(nil, ration)
    let base = FeedBase(url, ration)
    if !base.isNone {
      bases = [base]
      frames = [Frame(role: .document, baseCount: 1)]
    }
  }

  var isAtom: Bool { feed?.format == .atom }

  /// What the innermost open element is.
  var role: Role { frames.last?.role ?? .document }

  /// What relative addresses are relative to: `xml:base`, the document, the feed's page.
  var base: FeedBase { base(of: frames.last) }

  /// What relative addresses in an element are relative to.
  func base(of frame: Frame?) -> FeedBase {
    guard let frame, bases.indices.contains(frame.baseCount - 1) else { return feedPage }
    return bases[frame.baseCount - 1]
  }

  /// The language of an element.
  func language(of frame: Frame) -> String? {
    let index = frame.languageCount - 1
    return languages.indices.contains(index) ? languages[index] : nil
  }

  /// The feed with what has come together, once all events have come.
  mutating func finish() -> Feed? {
    if isInEntry { endEntry() }
    guard var feed else { return nil }
    draft.fill(&feed)
    return feed
  }

  /// What is wrong with what the document says, once all events have come.
  var notes: [FeedNote] {
    var faults = faults
    faults.refusedAddresses += draft.refusedAddresses
    faults.badDates.add(draft.badDates)
    return faults.notes(ration)
  }

  mutating func documentEndsEarly() { isTruncated = true }

  mutating func start(_ name: XMLName, _ attributes: [XMLAttribute], _ text: XMLText) {
    if isDone { return }
    let parent = frames.last ?? Frame(role: .document)
    var child = Frame(
      role: .skipped, term: name.term, baseCount: parent.baseCount,
      languageCount: parent.languageCount)
    for index in attributes.indices where attributes[index].name.isXML {
      let attribute = attributes[index]
      if attribute.name.local == "base" {
        guard let base = base(of: child).base(text.string(attribute.value)) else {
          faults.hasLongBase = true
          continue
        }
        bases.append(base)
        child.baseCount = bases.count
      } else if attribute.name.local == "lang" {
        languages.append(text.string(attribute.value))
        child.languageCount = languages.count
      }
    }
    if self.text !== text { self.text = text }
    defer { frames.append(child) }
    switch parent.role {
    case .document: child.role = startRoot(name, Attributes(attributes, text), child)
    case .captured:
      child.role = .captured
      let index = captures.count - 1
      if index >= 0 { captures[index].start(name, attributes, base: base(of: child), text) }
    case .skipped: break
    default: startChild(name, Attributes(attributes, text), &child)
    }
  }

  mutating func end(_ name: XMLName) {
    guard !isDone, frames.count > 1, let frame = frames.popLast() else { return }
    if frame.hasCapture {
      if var capture = captures.popLast() {
        take(capture, frame)
        captureMemory = capture.takeMemory()
      }
    } else if frame.role == .captured, !captures.isEmpty {
      captures[captures.count - 1].end(name)
    }
    switch frame.role {
    case .entry where frame.term == .entry: endEntry()
    case .person: endPerson(frame)
    default: break
    }
    let parent = frames[frames.count - 1]
    if bases.count > parent.baseCount { bases.removeLast(bases.count - parent.baseCount) }
    if languages.count > parent.languageCount {
      languages.removeLast(languages.count - parent.languageCount)
    }
  }

  var wantsText: Bool { !captures.isEmpty }

  var wantsMarkup: Bool {
    guard let frame = frames.last, frame.hasCapture else { return false }
    return captures.last?.mode == .xhtml
  }

  mutating func markup(_ markup: XMLMarkup) {
    if !captures.isEmpty { captures[captures.count - 1].take(markup) }
  }

  mutating func text(_ range: Range<Int>, hasReferences: Bool, _ text: XMLText) {
    guard !isDone, !captures.isEmpty else { return }
    captures[captures.count - 1].append(range, hasReferences: hasReferences, text)
  }

  mutating func takeMemory() -> [UInt8] {
    var memory: [UInt8] = []
    swap(&memory, &captureMemory)
    return memory
  }

  private mutating func endEntry() {
    guard isInEntry else { return }
    isInEntry = false
    entryCount += 1
    if entry.isZoneAssumed { faults.unzonedCount += 1 }
    faults.refusedAddresses += entry.refusedAddresses
    faults.badDates.add(entry.badDates)
    if !take(entry.entry(feedLanguage: draft.language.value)) { isDone = true }
  }
}

// MARK: The root

extension FeedBuilder {
  private mutating func startRoot(_ name: XMLName, _ attributes: Attributes, _ child: Frame) -> Role
  {
    if feed != nil { return .skipped }
    draft.offerLanguage(language(of: child), rank: 1)
    switch name.text {
    case "rss":
      feed = Feed(format: .rss, version: attributes["version"].map(Self.normalized(version:)))
    case "rdf:rdf": feed = Feed(format: .rdf)
    case "feed", "entry":
      let version = name.uri.flatMap(XMLNamespaces.atomVersion(uri:)) ?? attributes["version"]
      feed = Feed(format: .atom, version: version)
      isAtom03 = version == "0.3" || version == "0.2" || version == "0.1"
      if name.text == "entry" {
        beginEntry(attributes)
        return .entry
      }
    case "channel": feed = Feed(format: name.uri?.contains("rss") == true ? .rss : .cdf)
    default:
      error = Self.error(for: name)
      isDone = true
      return .skipped
    }
    return .feed
  }

  /// Versions such as `2.01` and `2.1` never were.
  private static func normalized(version: String) -> String {
    let text = PlainText.collapsed(version)
    return text.hasPrefix("2") ? "2.0" : text
  }

  private static func error(for name: XMLName) -> FeedError {
    switch name.local {
    case "html", "head", "body", "title", "meta", "link", "script":
      FeedError(.webPage, "this is a web page, not a feed")
    case _ where name.prefix.isEmpty && FeedPolicy.elements.contains(name.local):
      FeedError(.webPage, "this is a piece of a web page, not a feed")
    case "opml": FeedError(.notAFeed, "this is a list of feeds (OPML), not a feed")
    case "urlset", "sitemapindex": FeedError(.notAFeed, "this is a sitemap, not a feed")
    default:
      FeedError(
        .notAFeed, "the root element is '\(name.text.prefix(40))', which no feed begins with")
    }
  }

  /// Tells RSS 0.90, 1.0 and 1.1 apart by the namespace of their elements.
  mutating func noteVersion(uri: String?) {
    guard feed?.format == .rdf, feed?.version == nil, let uri = uri?.lowercased() else { return }
    if uri.contains("purl.org/rss/1.0") {
      feed?.version = "1.0"
    } else if uri.contains("/0.9") {
      feed?.version = "0.90"
    } else if uri.contains("rss1.1") {
      feed?.version = "1.1"
    }
  }
}
