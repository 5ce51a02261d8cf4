import FeedReader
import PipeKit

/// Makes items of the elements of a sitemap in XML.
final class SitemapBuilder: XMLLeafHandler {
  /// What is kept of the images and languages of one page.
  private static let mostOfAPage = 1000

  private let outlet: SitemapOutlet
  /// Which format it is, once its root element or an entry was seen.
  private(set) var format: Sitemap.Format?
  private var entry = SitemapEntry(url: "")
  /// Whether an entry has begun that is not handed on.
  private var isOpen = false
  /// Whether it is that of a sitemap.
  private var isReference = false

  init(_ outlet: SitemapOutlet) {
    self.outlet = outlet
  }

  var isDone: Bool { outlet.isDone }

  func start(_ name: String, _ attributes: [(name: String, value: String)], line: () -> Int) {
    switch name {
    case "urlset": format = format ?? .pages
    case "sitemapindex": format = format ?? .index
    case "url":
      format = format ?? .pages
      begin(isReference: false)
    case "sitemap":
      format = format ?? .index
      begin(isReference: true)
    case "news:news", "news:publication": entry.news = entry.news ?? SitemapEntry.News()
    case "link", "xhtml:link": addAlternate(attributes)
    default: break
    }
  }

  func end(_ name: String, text: String) {
    guard format != nil else { return }
    switch name {
    case "loc": if entry.url.isEmpty { entry.url = text }
    case "lastmod": entry.modified = entry.modified ?? FeedDate.parse(text)
    case "image:loc", "image":
      guard !text.isEmpty, entry.images.count < Self.mostOfAPage, let url = outlet.absolute(text)
      else { return }
      entry.images.append(url)
    case "news:title": news { $0.title = $0.title ?? text }
    case "news:publication_date": news { $0.published = $0.published ?? FeedDate.parse(text) }
    case "news:name": news { $0.publication = $0.publication ?? text }
    case "news:language": news { $0.language = $0.language ?? text }
    case "news:keywords": news { $0.keywords += Self.keywords(text) }
    case "url", "sitemap":
      // The end of one that was handed on when the next began in it says nothing.
      if isOpen { handOn() }
    default: break
    }
  }

  func interrupt(_ name: String, text: String) {
    if name == "loc" { end(name, text: text) }
  }

  /// Begins an entry; one that lacks its end tag is handed on first.
  private func begin(isReference: Bool) {
    if isOpen, !entry.url.isEmpty { handOn() }
    entry = SitemapEntry(url: "")
    self.isReference = isReference
    isOpen = true
  }

  private func handOn() {
    let (entry, isReference) = (entry, isReference)
    _ = outlet.add(entry.url) { url in
      if isReference { return .sitemap(SitemapReference(url: url, modified: entry.modified)) }
      var entry = entry
      entry.url = url
      return .page(entry)
    }
    self.entry = SitemapEntry(url: "")
    isOpen = false
  }

  private func news(_ change: (inout SitemapEntry.News) -> Void) {
    var news = entry.news ?? SitemapEntry.News()
    change(&news)
    entry.news = news
  }

  /// Takes `<xhtml:link rel="alternate" hreflang="de" href="…"/>`.
  private func addAlternate(_ attributes: [(name: String, value: String)]) {
    func value(_ name: String) -> String? { attributes.first { $0.name == name }?.value }
    guard value("rel")?.lowercased() == "alternate", entry.alternates.count < Self.mostOfAPage,
      let url = value("href").flatMap(outlet.absolute)
    else { return }
    entry.alternates.append(SitemapEntry.Alternate(url: url, language: value("hreflang")))
  }

  private static func keywords(_ text: String) -> [String] {
    text.split(separator: ",").prefix(mostOfAPage).compactMap { part in
      let word = part.trimmed
      return word.isEmpty ? nil : word
    }
  }
}

extension Substring {
  /// The text without white space around it.
  fileprivate var trimmed: String {
    let start = drop { $0.isWhitespace }
    guard let last = start.lastIndex(where: { !$0.isWhitespace }) else { return "" }
    return String(start[...last])
  }
}
