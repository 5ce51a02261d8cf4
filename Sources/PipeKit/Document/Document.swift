/// One item travelling down a pipeline: an article, a page, a feed entry.
///
/// A value. The typed fields are what the built-in stages produce; everything else goes into
/// ``metadata``. The JSON form is specified in `docs/document.md`.
///
/// The fields lie behind one reference and are copied when a shared document is changed: the engine
/// keeps every document as it was before a stage, for the case that it fails there, and a copy of
/// twenty fields would cost more than a cheap stage.
public struct Document: Identifiable, @unchecked Sendable {
  private var storage: DocumentStorage

  /// What names the document: stable from run to run.
  public var id: String {
    get { storage.fields.id }
    _modify {
      makeUnique()
      yield &storage.fields.id
    }
  }
  /// The address of the page, absolute.
  public var url: String? {
    get { storage.fields.url }
    _modify {
      makeUnique()
      yield &storage.fields.url
    }
  }
  /// The feed or file the document came from.
  public var source: String? {
    get { storage.fields.source }
    _modify {
      makeUnique()
      yield &storage.fields.source
    }
  }
  /// The headline, as plain text.
  public var title: String? {
    get { storage.fields.title }
    _modify {
      makeUnique()
      yield &storage.fields.title
    }
  }
  /// The authors' names, in the order given.
  public var authors: [String] {
    get { storage.fields.authors }
    _modify {
      makeUnique()
      yield &storage.fields.authors
    }
  }
  /// When the document was published.
  public var published: Timestamp? {
    get { storage.fields.published }
    _modify {
      makeUnique()
      yield &storage.fields.published
    }
  }
  /// When the document was last changed by its publisher.
  public var updated: Timestamp? {
    get { storage.fields.updated }
    _modify {
      makeUnique()
      yield &storage.fields.updated
    }
  }
  /// The language of the text: a BCP 47 tag, usually an ISO 639-1 code.
  public var language: String? {
    get { storage.fields.language }
    _modify {
      makeUnique()
      yield &storage.fields.language
    }
  }
  /// What was fetched, until a stage has made ``text`` of it.
  public var body: Body? {
    get { storage.fields.body }
    _modify {
      makeUnique()
      yield &storage.fields.body
    }
  }
  /// The readable text; `nil` until some stage has set it.
  ///
  /// Paragraphs are separated by a blank line.
  public var text: String? {
    get { storage.fields.text }
    _modify {
      makeUnique()
      yield &storage.fields.text
    }
  }
  /// The short form of ``text``.
  public var summary: String? {
    get { storage.fields.summary }
    _modify {
      makeUnique()
      yield &storage.fields.summary
    }
  }
  /// What the document is about, best first.
  public var labels: [Label] {
    get { storage.fields.labels }
    _modify {
      makeUnique()
      yield &storage.fields.labels
    }
  }
  /// Words and phrases the document is about.
  public var keywords: [String] {
    get { storage.fields.keywords }
    _modify {
      makeUnique()
      yield &storage.fields.keywords
    }
  }
  /// The lead image.
  public var image: Image? {
    get { storage.fields.image }
    _modify {
      makeUnique()
      yield &storage.fields.image
    }
  }
  /// The links found in the document.
  public var links: [Link] {
    get { storage.fields.links }
    _modify {
      makeUnique()
      yield &storage.fields.links
    }
  }
  /// Everything that has no field of its own.
  public var metadata: JSONObject {
    get { storage.fields.metadata }
    _modify {
      makeUnique()
      yield &storage.fields.metadata
    }
  }
  /// Which stage did what, oldest first.
  public var trail: [TrailEntry] {
    get { storage.fields.trail }
    _modify {
      makeUnique()
      yield &storage.fields.trail
    }
  }
  /// The keys of the JSON form that this version does not know, kept as they were.
  public var extra: JSONObject {
    get { storage.fields.extra }
    _modify {
      makeUnique()
      yield &storage.fields.extra
    }
  }

  /// Creates a document.
  public init(
    id: String, url: String? = nil, source: String? = nil, title: String? = nil,
    authors: [String] = [], published: Timestamp? = nil, updated: Timestamp? = nil,
    language: String? = nil, body: Body? = nil, text: String? = nil, summary: String? = nil,
    labels: [Label] = [], keywords: [String] = [], image: Image? = nil, links: [Link] = [],
    metadata: JSONObject = [:], trail: [TrailEntry] = [], extra: JSONObject = [:]
  ) {
    storage = DocumentStorage(
      DocumentFields(
        id: id,
        url: url,
        source: source,
        title: title,
        authors: authors,
        published: published,
        updated: updated,
        language: language,
        body: body,
        text: text,
        summary: summary,
        labels: labels,
        keywords: keywords,
        image: image,
        links: links,
        metadata: metadata,
        trail: trail,
        extra: extra))
  }

  /// Creates a document of its fields.
  init(_ fields: consuming DocumentFields) { storage = DocumentStorage(fields) }

  /// Lends all fields at once, which must not be changed.
  ///
  /// A field that is read by itself is retained. The compiler would also copy all of them before it
  /// hands them over, in case they change meanwhile, unless they are handed over `inout`.
  @inline(__always)
  func lendFields(_ body: (inout DocumentFields) -> Void) { body(&storage.fields) }

  /// Gives the document fields of its own before they are changed.
  private mutating func makeUnique() {
    if !isKnownUniquelyReferenced(&storage) { storage = DocumentStorage(storage.fields) }
  }
}

extension Document: Hashable {
  /// Whether all fields are equal.
  public static func == (a: Document, b: Document) -> Bool {
    a.storage === b.storage || a.storage.fields == b.storage.fields
  }

  /// Hashes all fields.
  public func hash(into hasher: inout Hasher) { hasher.combine(storage.fields) }
}

extension Document {
  /// An identifier for a document that has none: of its address, else its publisher's identifier,
  /// else its content.
  ///
  /// The identifier is the 64-bit FNV-1a hash in hexadecimal, after a letter for what was hashed:
  /// `u` the address, `g` the publisher's identifier, `c` the content.
  public static func stableID(url: String?, guid: String? = nil, content: String? = nil) -> String {
    if let url, !url.isEmpty { return "u" + FNV1a(url.utf8.span).text }
    if let guid, !guid.isEmpty { return "g" + FNV1a(guid.utf8.span).text }
    return "c" + FNV1a((content ?? "").utf8.span).text
  }

  /// An identifier of all that the document has but its trail.
  ///
  /// Where that is no more than a text or a title, it is that of ``stableID(url:guid:content:)``.
  package var contentID: String {
    var whole = storage.fields
    whole.id = ""
    whole.trail = []
    if whole.url?.isEmpty ?? false { whole.url = nil }
    for key in [\DocumentFields.text, \.title] {
      guard let content = whole[keyPath: key] else { continue }
      var rest = whole
      rest[keyPath: key] = nil
      if content.isEmpty {
        whole = rest
      } else if rest == DocumentFields(id: "") {
        return Document.stableID(url: nil, content: content)
      }
    }
    if whole == DocumentFields(id: "") { return Document.stableID(url: nil) }
    return "c" + FNV1a(Document(whole).json.span).text
  }

  /// The approximate number of bytes the document's content takes in memory.
  package var weight: Int {
    (body?.bytes.count ?? 0) + (text?.utf8.count ?? 0) + 256
  }

  /// The number of bytes of everything in the document that has no bounds, about.
  package var size: Int {
    var size = weight + (summary?.utf8.count ?? 0) + (title?.utf8.count ?? 0)
    if !metadata.isEmpty { size += JSON.object(metadata).size }
    if !extra.isEmpty { size += JSON.object(extra).size }
    for link in links { size += link.url.utf8.count + (link.text?.utf8.count ?? 0) }
    return size
  }
}

/// Documents that travel together.
public typealias Batch = [Document]
