import PipeKit

/// A feed in JSON Feed 1.1.
enum JSONFeed: FeedStyle {
  static let separator = ",\n"
  static let end = "\n]\n}\n"

  private static let version = "https://jsonfeed.org/version/1.1"

  static func entries(of text: String, path: String) throws(StageError) -> [FeedEntryText] {
    guard let feed = try? JSON(parsing: Array(text.utf8)).object,
      feed["version"]?.string == version, let items = feed["items"]?.array
    else { throw notOurs(path, "JSON") }
    var entries: [FeedEntryText] = []
    for item in items {
      guard let object = item.object, let id = object["id"]?.string,
        let updated = object["date_modified"]?.string.flatMap({ Timestamp($0) })
      else { throw notOurs(path, "JSON") }
      let published = object["date_published"]?.string.flatMap { Timestamp($0) }
      entries.append(
        FeedEntryText(
          id: id, updated: updated, time: published ?? updated,
          text: String(decoding: item.serialized, as: UTF8.self)))
    }
    return entries
  }

  static func start(_ head: FeedHead, updated: Timestamp) -> String {
    var out = "{\n\"version\": \(quoted(version)),\n\"title\": \(quoted(head.title)),\n"
    if let address = head.address { out += "\"feed_url\": \(quoted(address)),\n" }
    return out + "\"items\": [\n"
  }

  static func text(of item: FeedItem, updated: Timestamp) -> String {
    func text(_ text: String?) -> JSON? { text.map { .string($0) } }
    var object: JSONObject = ["id": .string(item.id)]
    object["url"] = text(item.link)
    object["title"] = .string(item.title)
    if let content = item.content {
      object["content_html"] = .string(content)
    } else {
      object["content_text"] = .string(item.summary ?? item.title)
    }
    object["summary"] = text(item.summary)
    object["image"] = text(item.image)
    object["date_published"] = text(item.published?.instant.description)
    object["date_modified"] = .string(updated.description)
    if !item.authors.isEmpty {
      object["authors"] = .array(item.authors.map { ["name": .string($0)] })
    }
    if !item.categories.isEmpty {
      object["tags"] = .array(item.categories.map { .string($0) })
    }
    object["language"] = text(item.language)
    if item.isUnchanged(updated) { object["_pipe"] = ["unchanged": true] }
    return String(decoding: JSON.object(object).serialized, as: UTF8.self)
  }

  private static func quoted(_ text: String) -> String {
    String(decoding: JSON.string(text).serialized, as: UTF8.self)
  }
}
