import HTML
import PipeKit

/// A document as a file in Markdown with front matter.
struct Note: Sendable, Equatable {
  /// What stands at the end of what pipe has written.
  static let mark = "<!-- pipe writes what is above this line; what is below stays as it is. -->\n"
  /// How many digits of a document's name are in that of its file.
  private static let tagLength = 8
  /// How many characters of the title are in the file's name, at most.
  private static let longestSlug = 60

  /// What tells the document's file from others: the end of its name, before the ending.
  let tag: String
  /// The name of its file, where it has none yet.
  let fileName: String
  /// What stands in it, above the mark.
  let text: String

  /// Writes a document.
  init(_ document: Document) {
    tag = String(DigestItem.name(of: document.id).prefix(Self.tagLength))
    let item = DigestItem(document)
    let slug = Self.slug(of: item.title)
    fileName = (slug.isEmpty ? tag : "\(slug)-\(tag)") + ".md"
    text = FrontMatter.text(of: document, item) + "\n" + Self.body(of: document, item) + "\n"
  }

  /// What tells the document of a file that has a note's name; `nil` for any other file.
  static func tag(ofFile name: String) -> Substring? {
    guard name.hasSuffix(".md"), !name.hasPrefix(".") else { return nil }
    let tag = name.dropLast(3).suffix(tagLength)
    let isTag = tag.utf8.count == tagLength && tag.allSatisfy { "0"..."9" ~= $0 || "a"..."f" ~= $0 }
    let before = name.dropLast(3 + tagLength)
    return isTag && (before.isEmpty || before.hasSuffix("-")) ? tag : nil
  }

  private static func slug(of title: String) -> String {
    var slug = ""
    var count = 0
    for scalar in title.lowercased().unicodeScalars {
      let isPart =
        scalar.properties.isAlphabetic || scalar.properties.numericType != nil
        || scalar.properties.generalCategory == .nonspacingMark
      if !isPart {
        if !slug.isEmpty, !slug.hasSuffix("-") { slug += "-" }
        continue
      }
      // 255 bytes are the most that file systems take.
      if count >= longestSlug || slug.utf8.count > 200 { break }
      slug.unicodeScalars.append(scalar)
      count += 1
    }
    return slug.hasSuffix("-") ? String(slug.dropLast()) : slug
  }

  /// The text in Markdown; without one, the short form.
  private static func body(of document: Document, _ item: DigestItem) -> String {
    if let content = DigestContent(document) {
      return MarkdownDay.unmarked(content.markdown(below: 0)) + "\n"
    }
    let text = document.text ?? document.summary ?? ""
    let paragraphs = PlainText.paragraphs(text, limit: .max).map { paragraph in
      let lines = String(paragraph).split(whereSeparator: \.isNewline)
        .map { PlainText.line($0, limit: .max) }.filter { !$0.isEmpty }
      return lines.map(MarkdownText.paragraph).joined(separator: "\\\n")
    }
    return paragraphs.map { $0 + "\n" }.joined(separator: "\n")
  }
}

// MARK: A line of a file

extension Note {
  /// A line a document.
  static func lines(of batch: Batch) -> [UInt8] {
    var bytes: [UInt8] = []
    for document in batch {
      let note = Note(document)
      JSON.array([.string(note.tag), .string(note.fileName), .string(note.text)])
        .append(to: &bytes)
      bytes.append(0x0A)
    }
    return bytes
  }

  /// Reads a line; `nil` for any other value.
  init?(record: JSON) {
    guard let fields = record.array, fields.count == 3, let tag = fields[0].string,
      let fileName = fields[1].string, let text = fields[2].string
    else { return nil }
    (self.tag, self.fileName, self.text) = (tag, fileName, text)
  }
}
