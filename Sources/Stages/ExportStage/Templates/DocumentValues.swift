import Mustache
import PipeKit

/// What a template can say of a document; each value is made when it is asked for.
struct DocumentValues: MustacheParent {
  private let item: DigestItem
  private let level: Int

  /// Takes what there is to say.
  ///
  /// - Parameters:
  ///   - item: What a digest shows of the document.
  ///   - level: The level of its heading.
  init(_ item: DigestItem, level: Int) {
    self.item = item
    self.level = level
  }

  func child(named name: String) -> Any? {
    switch name {
    case "title": item.title
    case "url": (item.link?.address).orAbsent
    case "destination": item.link.map(MarkdownText.destination).orAbsent
    case "source": item.source.orAbsent
    case "authors": (item.authors.isEmpty ? nil : item.authors.joined(separator: ", ")).orAbsent
    case "author_names": item.authors
    case "published": (item.published?.description).orAbsent
    case "published_text": item.publishedText.orAbsent
    case "reading_time": item.minutesText.orAbsent
    case "about": about.orAbsent
    case "summary": item.summary
    case "lead": item.lead
    case "content": item.content.map { ContentValues(content: $0, level: level) }.orAbsent
    case "labels": item.labels
    case "has_labels": !item.labels.isEmpty
    case "labels_text": item.labels.joined(separator: ", ")
    case "language": item.language.orAbsent
    case "level": level
    case "marks": String(repeating: "#", count: level)
    // They belong to what is around the document.
    case "story", "name": AbsentValue()
    default: nil
    }
  }

  /// Source, authors, time and reading time, as markup and as text.
  private var about: [String: String]? {
    let text = MarkdownDigest.about(item)
    return text.isEmpty ? nil : ["html": HTMLArticle.about(item), "text": text]
  }
}
