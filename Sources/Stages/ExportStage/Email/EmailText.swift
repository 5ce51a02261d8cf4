import PipeKit

/// The text of a message, with as many documents as there is room for.
struct EmailText {
  /// How many bytes it has at most, as it is sent.
  private static let limit = 27_000

  private let head: String
  /// The documents, each with the headings that come before it.
  private var parts: [String] = []
  private let total: Int
  private let link: WebLink?

  /// Writes the documents of a digest.
  ///
  /// - Parameters:
  ///   - digest: The digest.
  ///   - link: Where all documents are.
  /// - Throws: What reading the documents throws.
  init(_ digest: inout Digest, _ link: WebLink?) throws {
    head = "\(digest.title)\n\(digest.day) · \(digest.countText)\n"
    total = digest.count
    self.link = link
    var cost = TransferEncoding.Cost(head)
    for group in digest.groups {
      var headings = try digest.name(of: group).map { "\n\n\($0.uppercased())\n" } ?? ""
      for places in digest.stories(of: group) {
        if let story = try digest.story(at: places) {
          headings += "\n\(story.headline) (\(places.count) documents)\n"
          if let summary = story.summary { headings += "\(summary)\n" }
        }
        for place in places {
          let part = headings + Self.text(of: try digest.item(at: place))
          cost = cost + .init(part)
          if cost.bytes > Self.limit { return }
          parts.append(part)
          headings = ""
        }
      }
    }
  }

  /// How many documents it has.
  var count: Int { parts.count }

  /// Leaves out all documents but the first.
  mutating func keepOnly(_ count: Int) { parts.removeLast(max(0, parts.count - count)) }

  /// The text.
  var text: String {
    var text = head + parts.joined()
    if count < total { text += "\n\(EmailPage.words(of: total - count))\n" }
    if let link { text += "\nAll documents: \(link.address)\n" }
    return text
  }

  private static func text(of item: DigestItem) -> String {
    var out = "\n* \(item.title)\n"
    let about = MarkdownDigest.about(item)
    if !about.isEmpty { out += "  \(about)\n" }
    for paragraph in item.lead { out += "  \(paragraph)\n" }
    if let link = item.link { out += "  \(link.address)\n" }
    return out
  }
}
