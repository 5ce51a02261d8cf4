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
      documents.append([
        "comma": documents.isEmpty ? "" : ",", "title": title,
        "url": item.link.flatMap { $0.address.utf8.count <= 2000 ? $0.address : nil }.orAbsent,
        "about": (about.isEmpty ? nil : about).orAbsent,
        "summary": (summary.isEmpty ? nil : summary).orAbsent,
      ])
    }
    let rest = digest.count - documents.count
    return [
      "title": PlainText.line(digest.title, limit: 100), "day": digest.day,
      "count": digest.count, "count_text": digest.countText, "documents": documents,
      "rest": (rest > 0 ? ["count": rest] : nil).orAbsent, "address": (link?.address).orAbsent,
    ]
  }
}
