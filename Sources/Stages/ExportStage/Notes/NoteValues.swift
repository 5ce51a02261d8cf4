import Mustache
import PipeKit

/// What a template can say of a document that has a file of its own.
struct NoteValues: MustacheParent {
  private let document: Document
  private let shared: DocumentValues

  /// Takes what there is to say.
  init(_ document: Document, _ item: DigestItem) {
    self.document = document
    shared = DocumentValues(item, level: 0)
  }

  func child(named name: String) -> Any? {
    switch name {
    case "id": document.id
    case "updated": (document.updated?.description).orAbsent
    case "tags": tags
    case "has_tags": !tags.isEmpty
    case "description": description.orAbsent
    case "image": document.image.flatMap { WebLink($0.url)?.address }.orAbsent
    case "text": text.orAbsent
    default: shared.child(named: name)
    }
  }

  /// Labels and keywords as Obsidian takes them for tags.
  private var tags: [String] {
    var seen: Set<String> = []
    return (document.labels.map(\.name) + document.keywords).map(Self.tag)
      .filter { !$0.isEmpty && seen.insert($0).inserted }
  }

  /// The short form, on one line.
  private var description: String? {
    let line = DigestContent.summary(of: document).map { PlainText.line($0, limit: 1500) }
    return line?.isEmpty == false ? line : nil
  }

  /// The text in Markdown; without one, the short form.
  private var text: String? {
    if let content = DigestContent(document) {
      return MarkdownDay.unmarked(content.markdown(below: 0))
    }
    let text = document.text ?? document.summary ?? ""
    let paragraphs = PlainText.paragraphs(text, limit: .max).map { paragraph in
      let lines = String(paragraph).split(whereSeparator: \.isNewline)
        .map { PlainText.line($0, limit: .max) }.filter { !$0.isEmpty }
      return lines.map(MarkdownText.paragraph).joined(separator: "\\\n")
    }
    return paragraphs.isEmpty ? nil : paragraphs.joined(separator: "\n\n")
  }

  /// A label without spaces and punctuation.
  private static func tag(_ name: String) -> String {
    var tag = ""
    for scalar in PlainText.line(name, limit: 100).unicodeScalars {
      let isPart =
        scalar.properties.isAlphabetic || scalar.properties.numericType != nil || scalar == "_"
        || scalar.properties.generalCategory == .nonspacingMark
      if isPart {
        tag.unicodeScalars.append(scalar)
      } else if !tag.isEmpty, !tag.hasSuffix("-") {
        tag += "-"
      }
    }
    return tag.hasSuffix("-") ? String(tag.dropLast()) : tag
  }
}
