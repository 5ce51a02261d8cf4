import PipeKit

/// What a digest shows of a document: plain text, a line each.
struct DigestItem: Sendable {
  /// What stands for the document's identifier: one that comes again takes the place of the first.
  var name: String
  /// The headline.
  var title: String
  /// Where the headline leads.
  var link: WebLink?
  /// The site or file the document comes from.
  var source: String?
  /// The authors' names.
  var authors: [String]
  /// When the document was published.
  var published: Timestamp?
  /// How long it takes to read the text, in minutes.
  var minutes: Int?
  /// The short form, by paragraph.
  var summary: [String]
  /// What is shown in place of a short form: the text, where it is Markdown or HTML.
  var content: DigestContent?
  /// The names of the labels, best first.
  var labels: [String]
  /// The language of headline and short form: a language tag.
  var language: String?
  /// The event that the document tells of.
  var story: DigestStory?

  /// Takes from a document what a digest shows.
  init(_ document: Document) {
    name = Self.name(of: document.id)
    link = document.url.flatMap { WebLink($0) }
    title = PlainText.line(document.title ?? "", limit: 300)
    if title.isEmpty { title = link?.host ?? "Untitled" }
    source = Self.source(of: document)
    authors = document.authors.prefix(20).map { PlainText.line($0, limit: 100) }
      .filter { !$0.isEmpty }
    published = document.published
    content = DigestContent(document)
    minutes = (content?.plain ?? document.text).flatMap { ReadingTime.minutes($0) }
    summary = []
    if content == nil || document.summary.map({ !PlainText.trimmed($0).isEmpty }) == true {
      summary = Excerpt.paragraphs(of: document, title: title)
      if !summary.isEmpty { content = nil }
    }
    var seen: Set<String> = []
    labels = document.labels.prefix(20).map { PlainText.line($0.name, limit: 100) }
      .filter { !$0.isEmpty && seen.insert($0).inserted }
    language = document.language.flatMap(Self.languageTag)
    story = DigestStory(document)
  }

  /// What stands for an identifier, which may be long and of any characters: 16 hexadecimal digits.
  static func name(of id: String) -> String { ContentHash(id.utf8.span).text }

  /// When the document was published, as people read it: `2026-11-23 09:30 UTC`.
  var publishedText: String? {
    guard let published else { return nil }
    if case .day = published.precision { return published.description }
    // Those of one page can be compared only in one zone.
    let text = Timestamp(seconds: published.seconds).description
    return text.prefix(10) + " " + text.dropFirst(11).prefix(5) + " UTC"
  }

  /// The short form, or the beginning of the text that is shown in its place.
  var lead: [String] {
    guard let content else { return summary }
    return PlainText.paragraphs(content.plain, limit: 1)
      .map { PlainText.line(String($0), limit: 400) }.filter { !$0.isEmpty }
  }

  /// How long it takes to read, as people read it: `3 min read`.
  var minutesText: String? { minutes.map { "\($0) min read" } }

  /// The name people know the source by: the site's host, or the file's name.
  private static func source(of document: Document) -> String? {
    if let host = document.source.flatMap({ WebLink($0) })?.host { return host }
    if let path = document.source {
      let name = PlainText.line(path.lastPathPart, limit: 100)
      if !name.isEmpty { return name }
    }
    return document.url.flatMap { WebLink($0) }?.host
  }

  /// A language tag, where it has the form of one (RFC 5646, 2.1, without its order): `de-AT`.
  static func languageTag(_ text: String) -> String? {
    let parts = text.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
    let isTag = parts.allSatisfy { part in
      (1...8).contains(part.count)
        && part.allSatisfy {
          0x30...0x39 ~= $0 || 0x41...0x5A ~= $0 || 0x61...0x7A ~= $0
        }
    }
    guard isTag, let first = parts.first, first.count >= 2, first.allSatisfy({ $0 >= 0x41 }),
      text.utf8.count <= 35
    else { return nil }
    return text
  }
}
