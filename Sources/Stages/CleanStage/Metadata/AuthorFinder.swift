import HTML

/// Finds who wrote a page.
struct AuthorFinder {
  let meta: MetaTags
  let linked: LinkedData
  let markup: PageMarkup
  /// The short lines around the content.
  let lines: [String]
  let siteName: String?
  let address: String?
  /// Whether the page is a thread of a forum, where the first user is who began it.
  let isForum: Bool
  let tree: HTMLTree
  let elements: ElementTable

  /// The names and where they were found.
  ///
  /// What is stated comes first, unless it is the name of an account or of an organisation and the page names a person.
  func find() -> Found<[String]>? {
    var weak: Found<[String]>?
    var found: Found<[String]>?
    func offer(
      _ texts: [String], _ source: String, isStated: Bool = false, isCreator: Bool = false
    ) -> Bool {
      var names =
        isCreator
        ? AuthorNames.names(inCreators: texts)
        : AuthorNames.names(in: texts, isStated: isStated)
      guard !names.isEmpty else { return false }
      let isWeak = names.allSatisfy { isSite($0) || (isStated && isAccount($0)) }
      if isWeak && !isForum {
        weak = weak ?? Found(names, source)
        return false
      }
      names.removeAll { Text.key($0) == site }
      if let weak, !isStated {
        // Only what is a person's name by its looks is worth more than what is stated.
        guard !names.isEmpty, names.allSatisfy(AuthorNames.isFullName),
          !names.contains(where: { Text.key($0).has(Text.key(weak.value.joined())) })
        else { return false }
      }
      found = names.isEmpty ? nil : Found(names, source)
      return found != nil
    }
    if linked.isByOrganisation {
      let names = AuthorNames.names(in: linked.authors, isStated: true)
      if !names.isEmpty { weak = Found(names, "json-ld") }
    } else if offer(linked.authors, "json-ld", isStated: true) {
      return found
    }
    for (key, texts) in inMeta
    where offer(
      texts, meta.source(key), isStated: true,
      isCreator: AuthorFinder.creatorKeys.contains(key))
    {
      return found
    }
    if offer(markup.authors(at: 0), "microdata") { return found }
    for rank in 1...3 {
      for texts in markup.bylines(at: rank) where offer(texts, "byline") { return found }
    }
    for (index, line) in lines.enumerated() where AuthorNames.mayBeByline(line) {
      var names = AuthorNames.byline(line, isForum: isForum)
      // "Author:", and the name below.
      if names.isEmpty, line.utf8.last == 0x3A, index + 1 < lines.count {
        names = AuthorNames.byline(line + "\n" + lines[index + 1])
      }
      if offer(names, "byline") { return found }
    }
    if isForum {
      for text in markup.authors(at: 4) where offer([text], "byline") { return found }
    }
    if weak == nil { for text in inLinks() where offer([text], "link") { return found } }
    return weak
  }

  /// The site's name as ``Text/key(_:)`` writes it.
  private var site: String? { siteName.map(Text.key) }

  /// Whether a name is that of an organisation: the site's, that of its host, or by a word in it.
  private func isSite(_ name: String) -> Bool {
    let key = Text.key(name)
    if key == site { return true }
    if let host = address?.parts(at: 0x2F).dropFirst().first, key.utf8.count > 4,
      Text.key(String(host)).has(key)
    {
      return true
    }
    return AuthorFinder.companies.isIn((name + " ").utf8Span.span)
  }

  /// Whether a name is that of an account rather than a person: `ines.calder`, `icalder`.
  private func isAccount(_ name: String) -> Bool {
    guard !name.contains(" "), let first = name.first else { return false }
    return !first.isUppercase || name.contains(where: { ".-_".contains($0) || $0.isNumber })
      || name.allSatisfy(\.isUppercase)
  }

  /// What names of organisations have in them.
  private static let companies = PhraseSearch([
    " gmbh", " e.v.", " inc ", " inc.", " llc ", " ltd", " verlag", ".com ", ".de ", ".org ",
    ".net ",
    ".at ", ".ch ", ".co.uk ", " magazin ", " editorial team", " newsroom",
  ])

  private var inMeta: [(key: String, texts: [String])] {
    var found: [(key: String, texts: [String])] = []
    for key in AuthorFinder.keys {
      if key == "twitter:data1", !isAuthorLabel(meta.first(["twitter:label1"]) ?? "") { continue }
      let values = meta.all(key).filter { !$0.has("://") }
      if !values.isEmpty { found.append((key, values)) }
    }
    // What else is called an author: "shop:author_name", but not "author_url".
    let others = meta.firsts { key in
      guard key.has("author") else { return false }
      return key.hasSuffix("author") || key.hasSuffix("author_name") || key.hasSuffix("author-name")
        || key.hasSuffix("authors")
    }
    return found + others.filter { !$0.has("://") }.map { ("", [$0]) }
  }

  /// The names of those whose values are as libraries have them.
  private static let creatorKeys: Set<String> = [
    "dc.creator", "dcterms.creator", "dc.contributor", "citation_author",
  ]

  private static let keys = [
    "author", "article:author", "og:article:author", "itemprop:author", "byl", "dc.creator",
    "dcterms.creator", "parsely-author", "sailthru.author", "citation_author", "dc.contributor",
    "creator", "twitter:data1",
  ]

  /// Whether what follows is who wrote the page, as content management systems label it in Twitter's cards.
  private func isAuthorLabel(_ label: String) -> Bool {
    let label = label.lowercased()
    return [
      "writ", "auth", "auteur", "autor", "verfasst", "geschrieben", "escrito", "\u{E9}crit",
      "scritto", "geschreven", "skrevet", "skriven",
    ].contains { label.hasPrefix($0) }
  }

  /// The texts of links to the pages of authors.
  private func inLinks() -> [String] {
    let root = tree.body ?? .root
    var texts: [String] = []
    for node in tree.descendants(of: root) where tree.isElement(node, .a) {
      let marks = elements[node.index].marks
      guard marks.isDisjoint(with: [.nav, .footer, .aside]),
        let target = tree.attributeBytes(.href, of: node),
        AuthorFinder.paths.isIn(target.span), let text = tree.shortText(of: node, limit: 60)
      else { continue }
      // The page of one author, with a name: "/authors/ines-calder".
      let parts = target.split(separator: 0x2F)
      guard let last = parts.last, last.count > 3, text.parts(at: 0x20).count > 1 else {
        continue
      }
      texts.append(text)
      if texts.count == 3 { break }
    }
    return texts
  }

  /// What the addresses of authors' pages have in them.
  private static let paths = PhraseSearch([
    "/author/", "/authors/", "/autor", "/auteur", "/contributor", "/writer", "/columnist",
    "/journalist",
  ])
}
