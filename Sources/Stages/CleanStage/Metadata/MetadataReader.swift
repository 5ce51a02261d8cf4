import HTML
import PipeKit

/// Reads what a page says of itself: JSON-LD first, then meta elements, then its markup.
struct MetadataReader {
  private let tree: HTMLTree
  private let meta: MetaTags
  private let linked: LinkedData
  private let address: String?
  private let siteName: String?

  init(_ tree: HTMLTree, address: String?) {
    self.tree = tree
    self.address = address
    meta = MetaTags(tree)
    linked = LinkedData(tree)
    siteName =
      meta.first(["og:site_name", "application-name", "al:ios:app_name"]) ?? linked.publisher
  }

  /// What kind of page it says it is, in Open Graph's words.
  var type: String? { meta.first(["og:type"]) }

  /// The article's text as JSON-LD has it, where it does.
  var linkedText: String? { linked.body }

  /// Reads everything.
  ///
  /// - Parameters:
  ///   - title: The title, from ``title``.
  ///   - lines: The short lines around the beginning and the end of the content.
  ///   - elements: What the classes of the page's elements say.
  /// - Returns: What the page says of itself.
  func read(
    title: Found<String>?, lines: [String], elements: ElementTable
  ) -> PageMetadata {
    var metadata = PageMetadata()
    let base = meta.base.flatMap { WebAddress.absolute($0, on: address) } ?? address
    metadata.siteName = siteName
    metadata.title = title
    metadata.authors = authors(lines, elements)
    metadata.published = published(lines, elements)
    metadata.updated = updated()
    metadata.language = language()
    metadata.description = meta.first([
      "og:description", "description", "twitter:description", "dc.description",
    ])
    metadata.canonical =
      (meta.canonical ?? meta.first(["og:url"])).flatMap { WebAddress.absolute($0, on: base) }
    metadata.image =
      (meta.first(["og:image", "og:image:url", "twitter:image", "twitter:image:src"])
      ?? linked.image)
      .flatMap { WebAddress.absolute($0, on: base) }
    metadata.imageCaption = meta.first(["og:image:alt", "twitter:image:alt"])
    metadata.section =
      meta.first(["article:section", "og:article:section", "section"])
      ?? linked.section
    metadata.tags = tags()
    return metadata
  }

  // MARK: Title and authors

  /// The headline, without the name of the site.
  var title: Found<String>? {
    var headings: [String] = []
    for node in tree.subtree(of: .root) where tree.isElement(node, .h1) {
      if let text = tree.shortText(of: node, limit: 500) { headings.append(text) }
      if headings.count == 8 { break }
    }
    return PageTitle.find(
      headline: linked.headline, shared: meta.first(["og:title", "twitter:title", "dc.title"]),
      element: meta.titleElement, headings: headings, siteName: siteName)
  }

  private func authors(_ lines: [String], _ elements: ElementTable) -> Found<[String]>? {
    let site = siteName.map(Text.key)
    func usable(_ texts: [String]) -> [String]? {
      let names = AuthorNames.names(in: texts).filter { Text.key($0) != site }
      return names.isEmpty ? nil : names
    }
    if let names = usable(linked.authors) { return Found(names, "json-ld") }
    for key in [
      "author", "article:author", "og:article:author", "byl", "dc.creator", "dcterms.creator",
      "parsely-author", "sailthru.author", "citation_author", "dc.contributor", "twitter:data1",
    ] {
      if key == "twitter:data1",
        !MetadataReader.isAuthorLabel(meta.first(["twitter:label1"]) ?? "")
      {
        continue
      }
      if let names = usable(meta.all(key).filter { !$0.has("://") }) {
        return Found(names, "meta")
      }
    }
    if let names = visibleAuthors(elements).flatMap(usable) { return Found(names, "byline") }
    for line in lines {
      if let names = AuthorNames.byline(line).flatMap({ usable([$0]) }) {
        return Found(names, "byline")
      }
    }
    return nil
  }

  /// Whether nothing in an element is said of the article: forms, comments, navigation.
  private func isAside(_ node: HTMLNode, _ elements: ElementTable) -> Bool {
    guard let name = tree.name(of: node) else { return false }
    switch name {
    case .form, .footer, .nav, .aside, .script, .style: return true
    default: break
    }
    // The table has the words of both attributes, and of others; few elements are worth a closer look.
    if elements[node.index].ownWords.isDisjoint(with: [.comments, .related]) { return false }
    for attribute: HTMLName in [.class, .id] {
      guard let value = tree.attributeBytes(attribute, of: node) else { continue }
      let words = ClassWords(in: value.span)
      if words.contains(.post) { continue }
      if !words.isDisjoint(with: [.comments, .related]) { return true }
    }
    return false
  }

  /// Visits the elements of the body that may say something of the article.
  private func visit(_ elements: ElementTable, _ body: (HTMLNode) -> Bool) {
    let root = tree.body ?? .root
    let end = tree.skip(root)
    var node = HTMLNode(index: root.index + 1)
    while node < end {
      if tree.kind(of: node) == .element {
        if isAside(node, elements) {
          node = tree.skip(node)
          continue
        }
        if !body(node) { return }
      }
      node = HTMLNode(index: node.index + 1)
    }
  }

  /// The names in the markup for authors: `rel=author`, microdata, class names.
  private func visibleAuthors(_ elements: ElementTable) -> [String]? {
    var byRank: [Int: [String]] = [:]
    var visited = 0
    visit(elements) { node in
      guard elements[node.index].mayBeAuthor, let rank = authorRank(node) else { return true }
      visited += 1
      if let text = tree.shortText(of: node, limit: 280), text.count > 2, text.count < 70 {
        byRank[rank, default: []].append(text)
      }
      return visited < 60
    }
    for rank in 0...3 {
      guard let found = byRank[rank], let first = found.first else { continue }
      return rank == 0 ? Array(found.prefix(3)) : [first]
    }
    return nil
  }

  /// Whether what follows is who wrote the page, as content management systems label it in Twitter's cards.
  private static func isAuthorLabel(_ label: String) -> Bool {
    let label = label.lowercased()
    return [
      "writ", "auth", "auteur", "autor", "verfasst", "geschrieben", "escrito", "\u{E9}crit",
      "scritto",
      "geschreven", "skrevet", "skriven",
    ].contains { label.hasPrefix($0) }
  }

  private func authorRank(_ node: HTMLNode) -> Int? {
    var rank: Int?
    tree.forEachAttribute(of: node) { name, value in
      switch name {
      case .itemprop: if value.equals("author") || value.equals("creator") { rank = 0 }
      case .rel: if rank == nil, value.equals("author") { rank = 1 }
      default: break
      }
    }
    return rank ?? tree.attributeBytes(.class, of: node).flatMap(authorRank(of:))
  }

  /// The rank that classes give.
  private func authorRank(of value: ArraySlice<UInt8>) -> Int? {
    guard MetadataReader.authorClasses.isIn(value.span) else { return nil }
    if MetadataReader.nameClasses.isIn(value.span) { return 1 }
    let classes = String(decoding: value, as: UTF8.self).lowercased()
    let names = classes.split(separator: " ")
    if names.contains(where: { $0 == "author" || $0 == "byline" || $0 == "by" || $0 == "autor" }) {
      return 2
    }
    return names.contains {
      $0.hasSuffix("__author") || $0.hasSuffix("-author") || $0.hasSuffix("byline")
    }
      ? 3 : nil
  }

  // MARK: Dates

  private func date(_ text: String?, _ source: String) -> Found<Timestamp>? {
    text.flatMap(DateReader.read).map { Found($0, source) }
  }

  private func published(_ lines: [String], _ elements: ElementTable) -> Found<Timestamp>? {
    date(linked.published, "json-ld")
      ?? date(
        meta.first([
          "article:published_time", "og:article:published_time", "article:published",
          "itemprop:datepublished", "datepublished", "publish_date", "publish-date", "pubdate",
          "publishdate", "published", "parsely-pub-date", "sailthru.date", "dc.date.issued",
          "dcterms.issued", "dcterms.created", "dc.date.created", "dcterms.date", "dc.date", "date",
          "citation_publication_date", "citation_date", "article.published",
          "cxenseparse:recs:publishtime",
          "analyticsattributes.articledate", "last-modified-date", "og:published_time",
          "article_date_original",
        ]), "meta")
      ?? visible(lines, elements)
      ?? address.flatMap { DateReader.find(inAddress: $0) }.map { Found($0, "address") }
      ?? meta.canonical.flatMap { DateReader.find(inAddress: $0) }.map { Found($0, "address") }
  }

  private func updated() -> Found<Timestamp>? {
    date(linked.modified, "json-ld")
      ?? date(
        meta.first([
          "article:modified_time", "og:article:modified_time", "og:updated_time",
          "itemprop:datemodified", "datemodified", "dcterms.modified", "last-modified", "lastmod",
        ]), "meta")
  }

  /// The first date in the page's markup: `itemprop`, then `time`, then class names.
  private func visible(_ lines: [String], _ elements: ElementTable) -> Found<Timestamp>? {
    var byRank: [Int: Timestamp] = [:]
    var visited = 0
    visit(elements) { node in
      guard elements[node.index].mayBeDate, let rank = dateRank(node), byRank[rank] == nil else {
        return true
      }
      visited += 1
      let stated = tree.attribute(.datetime, of: node) ?? tree.attribute(.content, of: node)
      if let date = stated.flatMap(DateReader.read) {
        byRank[rank] = date
      } else if let text = tree.shortText(of: node, limit: 200),
        let date = DateReader.find(in: text)
      {
        byRank[rank] = date
      }
      return byRank[0] == nil && visited < 400
    }
    for rank in 0...3 {
      if let date = byRank[rank] { return Found(date, rank == 1 ? "time element" : "markup") }
    }
    for line in lines { if let date = DateReader.find(in: line) { return Found(date, "text") } }
    return nil
  }

  private func dateRank(_ node: HTMLNode) -> Int? {
    if let itemprop = tree.attributeBytes(.itemprop, of: node) {
      return itemprop.elementsEqual("datePublished".utf8) ? 0 : nil
    }
    if tree.isElement(node, .time) { return tree.hasAttribute(.pubdate, node) ? 0 : 1 }
    let rank = tree.attributeBytes(.class, of: node).flatMap(dateRank(of:))
    return rank == 2 ? rank : tree.attributeBytes(.id, of: node).flatMap(dateRank(of:)) ?? rank
  }

  /// The rank that a class or an identifier gives.
  private func dateRank(of value: ArraySlice<UInt8>) -> Int? {
    guard MetadataReader.anyDateClasses.isIn(value.span) else { return nil }
    return MetadataReader.dateClasses.isIn(value.span) ? 2 : 3
  }

  private static let authorWords = ["author", "by", "autor"]
  /// What classes of authors have in them, and many others.
  static let authorClasses = PhraseSearch(authorWords)
  private static let nameClasses = PhraseSearch([
    "author-name", "author_name", "authorname", "byline__name", "byline-name",
  ])
  private static let dateWords = [
    "publish", "pubdate", "post-date", "postdate", "entry-date", "article-date", "posted-on",
    "datum",
    "fecha",
  ]
  private static let dateClasses = PhraseSearch(dateWords)
  private static let anyDateWords =
    dateWords + ["date", "time", "meta", "byline", "info", "submitted"]
  /// What classes of dates have in them, and many others.
  static let anyDateClasses = PhraseSearch(anyDateWords)
  /// What classes of dates or of authors have in them.
  static let classes = PhraseSearch(anyDateWords + authorWords)

  // MARK: The rest

  private func language() -> String? {
    let html = tree.children(of: .root).first { tree.isElement($0, .html) }
    let stated =
      html.flatMap { tree.attribute(.lang, of: $0) ?? tree.attribute(.xmlLang, of: $0) }
      ?? meta.first(["og:locale", "content-language", "language", "dc.language"]) ?? linked.language
    return stated.flatMap(MetadataReader.language(in:))
  }

  /// The language in a tag such as `de-AT`, without the region: `de`.
  static func language(in tag: String) -> String? {
    let language = tag.trimmed().prefix { $0.isASCII && $0.isLetter }.lowercased()
    return (2...3).contains(language.utf8.count) ? language : nil
  }

  private func tags() -> [String] {
    var tags = meta.all("article:tag")
    if tags.isEmpty { tags = linked.keywords }
    if tags.isEmpty {
      let listed = meta.first(["news_keywords", "parsely-tags", "keywords"]) ?? ""
      tags = listed.split { $0 == "," || $0 == ";" }.map { Text.squeezed(String($0)) }
    }
    var seen: Set<String> = []
    return Array(
      tags.filter { !$0.isEmpty && $0.utf8.count < 100 && seen.insert($0.lowercased()).inserted }
        .prefix(50))
  }
}
