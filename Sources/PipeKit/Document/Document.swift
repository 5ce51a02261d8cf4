/// One item travelling down a pipeline: an article, a page, a feed entry.
///
/// A plain value. The typed fields are what the built-in stages produce; everything else goes into
/// ``metadata``. The JSON form is specified in `docs/document.md`.
public struct Document: Sendable, Hashable, Identifiable {
  /// What names the document: stable from run to run.
  public var id: String
  /// The address of the page, absolute.
  public var url: String?
  /// The feed or file the document came from.
  public var source: String?
  /// The headline, as plain text.
  public var title: String?
  /// The authors' names, in the order given.
  public var authors: [String]
  /// When the document was published.
  public var published: Timestamp?
  /// When the document was last changed by its publisher.
  public var updated: Timestamp?
  /// The language of the text: a BCP 47 tag, usually an ISO 639-1 code.
  public var language: String?
  /// What was fetched, until a stage has made ``text`` of it.
  public var body: Body?
  /// The readable text; paragraphs are separated by a blank line. `nil` until some stage has set it.
  public var text: String?
  /// The short form of ``text``.
  public var summary: String?
  /// What the document is about, best first.
  public var labels: [Label]
  /// Words and phrases the document is about.
  public var keywords: [String]
  /// The lead image.
  public var image: Image?
  /// The links found in the document.
  public var links: [Link]
  /// Everything that has no field of its own.
  public var metadata: JSONObject
  /// Which stage did what, oldest first.
  public var trail: [TrailEntry]
  /// The keys of the JSON form that this version does not know, kept as they were.
  public var extra: JSONObject

  /// Creates a document.
  public init(
    id: String, url: String? = nil, source: String? = nil, title: String? = nil,
    authors: [String] = [], published: Timestamp? = nil, updated: Timestamp? = nil,
    language: String? = nil, body: Body? = nil, text: String? = nil, summary: String? = nil,
    labels: [Label] = [], keywords: [String] = [], image: Image? = nil, links: [Link] = [],
    metadata: JSONObject = [:], trail: [TrailEntry] = [], extra: JSONObject = [:]
  ) {
    self.id = id
    self.url = url
    self.source = source
    self.title = title
    self.authors = authors
    self.published = published
    self.updated = updated
    self.language = language
    self.body = body
    self.text = text
    self.summary = summary
    self.labels = labels
    self.keywords = keywords
    self.image = image
    self.links = links
    self.metadata = metadata
    self.trail = trail
    self.extra = extra
  }
}

extension Document {
  /// An identifier for a document that has none: of its address, else its publisher's identifier,
  /// else its content.
  ///
  /// The identifier is the 64-bit FNV-1a hash in hexadecimal, after a letter for what was hashed:
  /// `u` the address, `g` the publisher's identifier, `c` the content.
  public static func stableID(url: String?, guid: String? = nil, content: String? = nil) -> String {
    if let url, !url.isEmpty { return "u" + fnv1a(url) }
    if let guid, !guid.isEmpty { return "g" + fnv1a(guid) }
    return "c" + fnv1a(content ?? "")
  }

  /// The approximate number of bytes the document's content takes in memory.
  package var weight: Int {
    (body?.bytes.count ?? 0) + (text?.utf8.count ?? 0) + 256
  }

  private static func fnv1a(_ text: String) -> String {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in text.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
    let digits = String(hash, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}

/// Documents that travel together.
public typealias Batch = [Document]
