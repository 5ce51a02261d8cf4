import FeedReader
import PipeKit

/// What each document of a feed has of the feed: little, or a small feed would become many large documents.
struct FeedHead: Sendable {
  /// The most bytes of a title, and of the names of authors together.
  private static let longest = 1000

  private(set) var title: String?
  private(set) var authors: [String] = []
  let language: String?
  /// What was cut.
  private(set) var notes: [FeedNote] = []

  /// Takes what a feed says of itself.
  init(_ feed: Feed) {
    language = feed.language.flatMap(FeedImport.language)
    if let text = feed.title?.plainText {
      title = Self.cut(text)
      if title != text {
        notes.append(FeedNote("the feed's title is cut to \(Self.longest) bytes"))
      }
    }
    var left = Self.longest
    for author in feed.authors {
      guard let name = author.name ?? author.email else { continue }
      left -= name.utf8.count
      guard left >= 0 else {
        notes.append(
          FeedNote(
            "the feed's authors are more than \(Self.longest) bytes: only the first are taken"))
        break
      }
      authors.append(name)
    }
  }

  /// The beginning of a text, whole characters of it.
  private static func cut(_ text: String) -> String {
    guard text.utf8.count > longest else { return text }
    var end = text.utf8.index(text.startIndex, offsetBy: longest)
    while end > text.startIndex, end.samePosition(in: text.unicodeScalars) == nil {
      end = text.utf8.index(before: end)
    }
    return String(text[..<end])
  }
}
