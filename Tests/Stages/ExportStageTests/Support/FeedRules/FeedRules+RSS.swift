extension FeedRules {
  private static let once = [
    "title", "link", "description", "author", "comments", "enclosure", "guid", "pubDate", "source",
  ]
  private static let ofChannel: Set<String> = [
    "title", "link", "description", "language", "copyright", "managingEditor", "webMaster",
    "pubDate", "lastBuildDate", "category", "generator", "docs", "cloud", "ttl", "image", "rating",
    "textInput", "skipHours", "skipDays", "item",
  ]

  /// What is wrong with a feed in RSS 2.0.
  static func violations(ofRSS text: String) -> [String] {
    var rules = FeedRules()
    guard let root = XMLTree.root(of: text) else { return ["is not well-formed"] }
    rules.check(root.name == "rss" && root.attributes["version"] == "2.0", "is no RSS 2.0")
    let channels = root.all("channel", "")
    rules.check(channels.count == 1 && root.children.count == 1, "has not one channel")
    guard let channel = channels.first else { return rules.violations }
    for name in ["title", "link", "description"] {
      let found = channel.all(name, "")
      rules.check(
        found.count == 1 && found.first?.text.isEmpty == false, "the channel has not one \(name)")
    }
    for link in channel.all("link", "") {
      rules.check(isAddress(link.text), "the channel's link is no address")
    }
    for child in channel.children where child.namespace.isEmpty {
      rules.check(ofChannel.contains(child.name), "the channel has an unknown \(child.name)")
    }
    let times = channel.all("lastBuildDate", "") + channel.all("pubDate", "")
    rules.check(times.allSatisfy { isMailTime($0.text) }, "the channel has a time that is none")
    let own = channel.all("link", "http://www.w3.org/2005/Atom")
    rules.check(
      own.allSatisfy { $0.attributes["href"].map(isWebAddress) == true }, "the feed's own address")
    let items = channel.all("item", "")
    for (number, item) in items.enumerated() { rules.check(item, "item \(number)") }
    let names = items.compactMap { $0.all("guid", "").first?.text }
    rules.check(names.count == items.count && Set(names).count == names.count, "guids")
    return rules.violations
  }

  private mutating func check(_ item: XMLTree.Element, _ place: String) {
    for name in Self.once { check(item.all(name, "").count <= 1, "\(place) has \(name) twice") }
    for child in item.children where child.namespace.isEmpty {
      check(Self.once.contains(child.name) || child.name == "category", "\(place): \(child.name)")
      check(child.children.isEmpty, "\(place): elements in \(child.name)")
      check(child.text.contains { !$0.isWhitespace }, "\(place): an empty \(child.name)")
    }
    check(
      item.children.contains {
        ["title", "description"].contains($0.name) && $0.namespace.isEmpty
      },
      "\(place) has neither title nor description")
    for link in item.all("link", "") {
      check(Self.isWebAddress(link.text), "\(place): link is no address")
    }
    for guid in item.all("guid", "") where guid.attributes["isPermaLink"] != "false" {
      check(Self.isWebAddress(guid.text), "\(place): guid is no address")
    }
    for time in item.all("pubDate", "") {
      check(Self.isMailTime(time.text), "\(place): pubDate is no time")
    }
    for author in item.all("author", "") {
      check(author.text.contains("@"), "\(place): author is no mail address")
    }
    let content = "http://purl.org/rss/1.0/modules/content/"
    check(item.all("encoded", content).count <= 1, "\(place) has content:encoded twice")
    for markup in item.all("encoded", content) + item.all("description", "") {
      check(Self.isPortable(markup.text), "\(place): HTML that does harm")
    }
    for language in item.all("language", "http://purl.org/dc/elements/1.1/") {
      check(Self.isLanguage(language.text), "\(place): language")
    }
    for time in item.all("modified", "http://purl.org/dc/terms/") {
      check(Self.isTime(time.text), "\(place): dcterms:modified is no time")
    }
  }
}
