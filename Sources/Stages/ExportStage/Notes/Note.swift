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
  ///
  /// - Parameters:
  ///   - document: The document.
  ///   - template: What is filled in.
  init(_ document: Document, _ template: TextTemplate) {
    tag = String(DigestItem.name(of: document.id).prefix(Self.tagLength))
    let item = DigestItem(document)
    let slug = Self.slug(of: item.title)
    fileName = (slug.isEmpty ? tag : "\(slug)-\(tag)") + ".md"
    let text = template.render(NoteValues(document, item))
    // The mark stands on a line of its own, and once: what a person has written is below it.
    self.text = Self.unmarked(text) + (text.utf8.last == 0x0A ? "" : "\n")
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

  /// Text in which nothing is taken for the mark.
  private static func unmarked(_ text: String) -> String {
    text.replacing(mark.dropLast(), with: "&lt;\(mark.dropFirst().dropLast())")
  }
}

// MARK: A line of a file

extension Note {
  /// A line a document.
  static func lines(of batch: Batch, _ template: TextTemplate) -> [UInt8] {
    var bytes: [UInt8] = []
    for document in batch {
      let note = Note(document, template)
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
