extension FeedRules {
  private static let atom = "http://www.w3.org/2005/Atom"

  /// What is wrong with a feed in Atom.
  static func violations(ofAtom text: String) -> [String] {
    var rules = FeedRules()
    guard let feed = XMLTree.root(of: text) else { return ["is not well-formed"] }
    rules.check(feed.name == "feed" && feed.namespace == atom, "is no feed in Atom's namespace")
    rules.checkMetadata(feed, of: "feed")
    rules.checkText(feed, "feed")
    let entries = feed.all("entry", atom)
    let hasAuthor = !feed.all("author", atom).isEmpty
    for (number, entry) in entries.enumerated() {
      let place = "entry \(number)"
      rules.checkMetadata(entry, of: place)
      for name in ["content", "published", "summary", "source"] {
        rules.check(entry.all(name, atom).count <= 1, "\(place) has \(name) twice")
      }
      for time in entry.all("published", atom) {
        rules.check(isTime(time.text), "\(place): published is no time")
      }
      let content = entry.all("content", atom)
      let alternates = entry.all("link", atom).filter {
        ["alternate", nil].contains($0.attributes["rel"])
      }
      rules.check(
        !content.isEmpty || !alternates.isEmpty, "\(place) has neither content nor a link (4.1.2)")
      let sources = entry.all("source", atom)
      rules.check(
        hasAuthor || !entry.all("author", atom).isEmpty
          || sources.contains { !$0.all("author", atom).isEmpty },
        "\(place) has no author (4.1.2)")
      for source in sources { rules.checkMetadata(source, of: "\(place), source") }
      for part in content + entry.all("summary", atom) + entry.all("title", atom) {
        let type = part.attributes["type"] ?? "text"
        rules.check(["text", "html", "xhtml"].contains(type), "\(place): type \(type)")
        rules.check(type == "xhtml" || part.children.isEmpty, "\(place): text with elements")
        rules.check(type != "html" || isPortable(part.text), "\(place): HTML that does harm")
      }
    }
    let names = entries.compactMap { $0.all("id", atom).first?.text }
    rules.check(Set(names).count == names.count, "entries have the same id")
    return rules.violations
  }

  /// Checks what feeds, entries and sources have.
  private mutating func checkMetadata(_ element: XMLTree.Element, of place: String) {
    for name in ["id", "title", "updated"] {
      check(element.all(name, Self.atom).count == 1, "\(place) has not one \(name)")
    }
    for name in ["generator", "icon", "logo", "rights", "subtitle"] {
      check(element.all(name, Self.atom).count <= 1, "\(place) has \(name) twice")
    }
    for id in element.all("id", Self.atom) {
      check(Self.isAddress(id.text), "\(place): id is no address")
    }
    for title in element.all("title", Self.atom) {
      check(title.text.contains { !$0.isWhitespace }, "\(place): title says nothing")
    }
    for time in element.all("updated", Self.atom) {
      check(Self.isTime(time.text), "\(place): updated is no time")
    }
    for person in element.all("author", Self.atom) + element.all("contributor", Self.atom) {
      let names = person.all("name", Self.atom)
      check(names.count == 1 && names.first?.text.isEmpty == false, "\(place): a person's name")
    }
    for category in element.all("category", Self.atom) {
      check(category.attributes["term"]?.isEmpty == false, "\(place): a category without a term")
    }
    if let language = element.attributes["xml:lang"] {
      check(Self.isLanguage(language), "\(place): language")
    }
    var alternates: Set<[String?]> = []
    for link in element.all("link", Self.atom) {
      check(link.attributes["href"].map(Self.isWebAddress) == true, "\(place): href of a link")
      if ["alternate", nil].contains(link.attributes["rel"]) {
        let kind = [link.attributes["type"], link.attributes["hreflang"]]
        check(alternates.insert(kind).inserted, "\(place) has two links of one kind (4.1.1)")
      }
    }
  }

  /// Checks that nothing is said outside of elements, and that all elements in Atom's namespace are known.
  private mutating func checkText(_ element: XMLTree.Element, _ place: String) {
    let known: Set<String> = [
      "author", "category", "content", "contributor", "email", "entry", "feed", "generator", "icon",
      "id", "link", "logo", "name", "published", "rights", "source", "subtitle", "summary", "title",
      "updated", "uri",
    ]
    check(
      element.namespace != Self.atom || known.contains(element.name), "unknown: \(element.name)")
    check(!element.namespace.isEmpty, "\(element.name) is in no namespace")
    if !element.children.isEmpty {
      check(element.text.allSatisfy(\.isWhitespace), "text in \(place)")
    }
    for child in element.children { checkText(child, "\(place)/\(child.name)") }
  }
}
