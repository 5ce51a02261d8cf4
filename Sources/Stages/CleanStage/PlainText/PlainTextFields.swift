import PipeKit

/// The fields that a text may begin with: the head of a message, front matter between two lines of `---`, or one that
/// says the title.
struct PlainTextFields {
  private(set) var title: String?
  private(set) var authors: [String] = []
  private(set) var published: Timestamp?
  /// The lines of the fields; those that say what is not known anywhere else stay in the text.
  private(set) var parts: [PlainTextPart] = []
  /// The lines of the text below them, in blocks.
  private(set) var rest: [[PlainTextLine]]

  /// No head is longer.
  private static let limit = 40

  /// Reads the fields above a text.
  ///
  /// - Parameters:
  ///   - blocks: The lines, in blocks that blank lines part.
  ///   - title: The title known so far.
  init(_ blocks: [[PlainTextLine]], title: String?) {
    rest = blocks
    guard blocks.count > 1, let first = blocks.first, first.count <= PlainTextFields.limit else {
      return
    }
    if let (lines, below) = PlainTextFields.frontMatter(blocks) {
      rest = below
      for line in lines { read(line, title, isMarked: true) }
    } else if let lines = PlainTextFields.messageHead(first) {
      rest.removeFirst()
      for line in lines { read(line, title, isMarked: false) }
    }
  }

  private mutating func read(_ line: String, _ known: String?, isMarked: Bool) {
    guard let field = FieldLine(line) else {
      parts.append(PlainTextPart(line, .leftover))
      return
    }
    var value = String(field.value)
    if value.count > 2, let first = value.first, first == value.last, "\"'".contains(first) {
      value = String(value.dropFirst().dropLast())
    }
    switch PlainTextFieldName(field.name) {
    case .title where title == nil:
      title = value
      let isSaid = known.map { Text.key($0) == Text.key(value) } ?? true
      parts.append(PlainTextPart(line, isSaid ? .title : nil))
    case .author:
      // "Jane Doe <jane@example.org>"
      let name = Text.squeezed(String(value.prefix { $0 != "<" }))
      authors += AuthorNames.names(in: name, isStated: true).filter { !authors.contains($0) }
      parts.append(PlainTextPart(line, .byline))
    case .date:
      published = published ?? DateReader.read(value)
      parts.append(PlainTextPart(line, .byline))
    case .title, .other: parts.append(PlainTextPart(line, .leftover))
    case nil: parts.append(PlainTextPart(line, isMarked ? .leftover : nil))
    }
  }

  /// The lines between the marks of front matter, with those, and what stands below.
  private static func frontMatter(
    _ blocks: [[PlainTextLine]]
  ) -> (lines: [String], rest: [[PlainTextLine]])? {
    guard blocks.first?.first?.text == "---" else { return nil }
    var lines: [String] = ["---"]
    var fields = 0
    for (index, block) in blocks.prefix(6).enumerated() {
      for (place, line) in block.enumerated() where index > 0 || place > 0 {
        lines.append(line.text)
        if line.text == "---" {
          guard fields > 0 else { return nil }
          let below = Array(block[(place + 1)...])
          return (lines, (below.isEmpty ? [] : [below]) + blocks[(index + 1)...])
        }
        if FieldLine(line.text) != nil {
          fields += 1
        } else if line.indent == 0, !line.text.hasSuffix(":"), !line.text.hasPrefix("- ") {
          return nil
        }
        if lines.count > limit { return nil }
      }
    }
    return nil
  }

  /// The lines of a block that is all fields, one of them the title; what is indented goes on with the line above.
  private static func messageHead(_ block: [PlainTextLine]) -> [String]? {
    var lines: [String] = []
    for line in block {
      if FieldLine(line.text) != nil {
        lines.append(line.text)
      } else if line.indent > 0, !lines.isEmpty {
        lines[lines.count - 1] += " " + line.text
      } else {
        return nil
      }
    }
    let isTitled = lines.contains { line in
      guard let field = FieldLine(line), case .title = PlainTextFieldName(field.name) else {
        return false
      }
      return field.value.utf8.count <= 250
    }
    return isTitled ? lines : nil
  }
}
