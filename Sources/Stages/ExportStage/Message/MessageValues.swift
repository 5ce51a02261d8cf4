import PipeKit

/// What a template can say in a message.
enum MessageValues {
  /// The values of a digest, with as many documents as there is room for.
  ///
  /// - Throws: What reading the documents throws.
  static func values(
    of digest: inout Digest, link: WebLink?, _ limits: MessageLimits
  ) throws -> [String: Any] {
    var documents: [[String: Any]] = []
    var left = limits.characters
    for place in digest.groups.joined() {
      if documents.count >= limits.documents { break }
      let item = try digest.item(at: place)
      let title = PlainText.line(item.title, limit: 120)
      let about = PlainText.line(MarkdownDigest.about(item), limit: 200)
      let plain = item.content.map { $0.plain } ?? item.summary.joined(separator: " ")
      let summary = PlainText.line(plain, limit: 280)
      // Marks of escaped signs count, too: at most as many as there are signs.
      left -= title.unicodeScalars.count + about.unicodeScalars.count + summary.unicodeScalars.count
      if left < 0, !documents.isEmpty { break }
      var values: [String: Any] = [
        "comma": documents.isEmpty ? "" : ",", "title": title, "url": false, "about": false,
        "summary": false, "address": false,
      ]
      if let link = item.link, link.address.utf8.count <= 2000 { values["url"] = link.address }
      if !about.isEmpty { values["about"] = about }
      if !summary.isEmpty { values["summary"] = summary }
      documents.append(values)
    }
    var values: [String: Any] = [
      "title": PlainText.line(digest.title, limit: 100), "day": digest.day,
      "count": digest.count, "count_text": digest.countText, "documents": documents,
      "rest": false, "address": false,
    ]
    let rest = digest.count - documents.count
    if rest > 0 { values["rest"] = ["count": rest] }
    if let link { values["address"] = link.address }
    return values
  }
}
