import PipeKit

/// A feed in JSON Feed 1.1.
enum JSONFeed: FeedStyle {
  static let name = "JSON"
  static let separator = ",\n"
  static let end = "\n"
  static let rule = """
    an entry is an object with "id": "{{id}}" and "date_modified": "{{updated}}", in the list "items" of one with \
    "version": "\(version)"
    """

  private static let version = "https://jsonfeed.org/version/1.1"

  static func entry(_ text: String) -> FeedEntryText? {
    (try? JSON(parsing: Array(text.utf8))).flatMap(entry)
  }

  static func entries(of text: String) -> [FeedEntryText]? {
    guard let feed = try? JSON(parsing: Array(text.utf8)).object,
      feed["version"]?.string == version, let items = feed["items"]?.array
    else { return nil }
    let entries = items.compactMap(entry)
    return entries.count == items.count ? entries : nil
  }

  private static func entry(_ item: JSON) -> FeedEntryText? {
    guard let object = item.object, let id = object["id"]?.string,
      let updated = object["date_modified"]?.string.flatMap({ Timestamp($0) })
    else { return nil }
    let published = object["date_published"]?.string.flatMap { Timestamp($0) }
    return FeedEntryText(
      id: id, updated: updated, time: published ?? updated,
      text: String(decoding: item.serialized, as: UTF8.self))
  }
}
