import PipeKit

extension FeedRules {
  private static let ofItem: Set<String> = [
    "id", "url", "external_url", "title", "content_html", "content_text", "summary", "image",
    "banner_image", "date_published", "date_modified", "authors", "tags", "language", "attachments",
  ]
  private static let ofFeed: Set<String> = [
    "version", "title", "home_page_url", "feed_url", "description", "user_comment", "next_url",
    "icon", "favicon", "authors", "language", "expired", "hubs", "items",
  ]

  /// What is wrong with a JSON Feed.
  static func violations(ofJSON text: String) -> [String] {
    var rules = FeedRules()
    guard let feed = try? JSON(parsing: text).object else { return ["is no object"] }
    rules.check(feed["version"] == "https://jsonfeed.org/version/1.1", "version")
    rules.check(feed["title"]?.string?.isEmpty == false, "the feed has no title")
    rules.check(feed["feed_url"].map(isWebAddress) ?? true, "feed_url is no address")
    rules.checkKeys(feed, ofFeed, "feed")
    guard let items = feed["items"]?.array else { return rules.violations + ["has no items"] }
    for (number, item) in items.enumerated() {
      guard let item = item.object else { return rules.violations + ["item \(number)"] }
      rules.check(item, "item \(number)")
    }
    let names = items.compactMap { $0.object?["id"]?.string }
    rules.check(names.count == items.count && Set(names).count == names.count, "ids")
    return rules.violations
  }

  private static func isWebAddress(_ value: JSON) -> Bool {
    value.string.map(isWebAddress) ?? false
  }

  private mutating func checkKeys(_ object: JSONObject, _ known: Set<String>, _ place: String) {
    for key in object.keys {
      check(known.contains(key) || key.contains(/^_[A-Za-z]/), "\(place): unknown key \(key)")
    }
  }

  private mutating func check(_ item: JSONObject, _ place: String) {
    checkKeys(item, Self.ofItem, place)
    check(
      item["content_html"]?.string != nil || item["content_text"]?.string != nil,
      "\(place) has no content")
    for key in ["url", "external_url", "image", "banner_image"] {
      check(item[key].map(Self.isWebAddress) ?? true, "\(place): \(key) is no address")
    }
    for key in ["date_published", "date_modified"] {
      check(item[key].map { $0.string.map(Self.isTime) ?? false } ?? true, "\(place): \(key)")
    }
    for key in ["title", "summary", "content_text", "content_html", "language"] {
      check(item[key].map { $0.string != nil } ?? true, "\(place): \(key) is no text")
    }
    check(item["content_html"]?.string.map(Self.isPortable) ?? true, "\(place): HTML")
    check(item["language"]?.string.map(Self.isLanguage) ?? true, "\(place): language")
    for author in item["authors"]?.array ?? [] {
      check(author.object?["name"]?.string?.isEmpty == false, "\(place): an author without a name")
    }
    for tag in item["tags"]?.array ?? [] {
      check(tag.string?.isEmpty == false, "\(place): an empty tag")
    }
  }
}
