import PipeKit

/// The fields that a text may begin with: the head of a message, or front matter between two lines of `---`.
///
/// Other fields are of the text, such as those of a form, a book or an event.
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
      for line in lines { readFrontMatter(line, title) }
    } else if let lines = PlainTextFields.messageHead(first) {
      rest.removeFirst()
      for line in lines { readMessage(line, title) }
    }
  }

  private mutating func readFrontMatter(_ line: String, _ known: String?) {
    guard let field = FieldLine(line) else {
      parts.append(PlainTextPart(line, .leftover))
      return
    }
    switch PlainTextFieldName(field.name) {
    case .title where title == nil: take(title: field, line, known)
    case .author: take(author: field, line)
    case .date: take(date: field, line)
    default: parts.append(PlainTextPart(line, .leftover))
    }
  }

  private mutating func readMessage(_ line: String, _ known: String?) {
    guard let field = FieldLine(line) else { return }
    switch PlainTextFieldName(field.name) {
    case .subject where title == nil: take(title: field, line, known)
    case .sender: take(author: field, line)
    case .date: take(date: field, line)
    case .receiver, .other: parts.append(PlainTextPart(line, .leftover))
    default: parts.append(PlainTextPart(line))
    }
  }

  private mutating func take(title field: FieldLine, _ line: String, _ known: String?) {
    let value = PlainTextFields.unquoted(field.value)
    title = value
    let isSaid = known.map { Text.key($0) == Text.key(value) } ?? true
    parts.append(PlainTextPart(line, isSaid ? .title : nil))
  }

  private mutating func take(author field: FieldLine, _ line: String) {
    let name = PlainTextFields.name(PlainTextFields.unquoted(field.value))
    authors += AuthorNames.names(in: name, isStated: true).filter { !authors.contains($0) }
    parts.append(PlainTextPart(line, .byline))
  }

  private mutating func take(date field: FieldLine, _ line: String) {
    published = published ?? DateReader.read(PlainTextFields.unquoted(field.value))
    parts.append(PlainTextPart(line, .byline))
  }

  /// The name before an address: `Jane Doe <jane@example.org>`.
  private static func name(_ value: String) -> String {
    Text.squeezed(String(value.prefix { $0 != "<" }))
  }

  private static func unquoted(_ value: Substring) -> String {
    guard value.count > 2, let first = value.first, first == value.last, "\"'".contains(first)
    else { return String(value) }
    return String(value.dropFirst().dropLast())
  }

  // MARK: Front matter

  /// The lines between the marks of front matter, with those, and what stands below; one of them must be of a text.
  private static func frontMatter(
    _ blocks: [[PlainTextLine]]
  ) -> (lines: [String], rest: [[PlainTextLine]])? {
    guard blocks.first?.first?.text == "---" else { return nil }
    var lines: [String] = ["---"]
    var isOfText = false
    for (index, block) in blocks.prefix(6).enumerated() {
      for (place, line) in block.enumerated() where index > 0 || place > 0 {
        lines.append(line.text)
        if line.text == "---" {
          guard isOfText else { return nil }
          let below = Array(block[(place + 1)...])
          return (lines, (below.isEmpty ? [] : [below]) + blocks[(index + 1)...])
        }
        if let field = FieldLine(line.text) {
          isOfText = isOfText || tellsOfText(field)
        } else if line.indent == 0, !line.text.hasSuffix(":"), !line.text.hasPrefix("- ") {
          return nil
        }
        if lines.count > limit { return nil }
      }
    }
    return nil
  }

  /// Whether a field tells of a text, rather than being of a dialogue such as `Author: I am tired.`.
  private static func tellsOfText(_ field: FieldLine) -> Bool {
    let value = unquoted(field.value)
    return switch PlainTextFieldName(field.name) {
    case .title: true
    case .author: AuthorNames.isPerson(value)
    case .date: DateReader.read(value) != nil
    default: false
    }
  }

  // MARK: Messages

  /// The lines of a block that is the head of a message; what is indented goes on with the line above.
  ///
  /// It says what it is about and who has sent it; or when, from whom and to whom, with an address.
  private static func messageHead(_ block: [PlainTextLine]) -> [String]? {
    var lines: [String] = []
    for line in block {
      if FieldLine(line.text) != nil {
        lines.append(line.text)
      } else if line.indent > 0, let last = lines.indices.last {
        lines[last] += " " + line.text
      } else {
        return nil
      }
    }
    var (hasSubject, hasSender, hasReceiver, hasDate, hasAddress) = (
      false, false, false, false, false
    )
    for line in lines {
      guard let field = FieldLine(line) else { return nil }
      switch PlainTextFieldName(field.name) {
      case .subject where field.value.utf8.count <= 250: hasSubject = true
      case .sender:
        hasSender = isSomebody(field.value)
        hasAddress = hasAddress || field.value.contains("@")
      case .receiver:
        hasReceiver = true
        hasAddress = hasAddress || field.value.contains("@")
      case .date: hasDate = true
      default: break
      }
    }
    guard hasSender else { return nil }
    return hasSubject || (hasDate && hasReceiver && hasAddress) ? lines : nil
  }

  /// Whether a message may have come from somebody: from an address or a name, unlike a lesson (`From: 9 am`).
  private static func isSomebody(_ value: Substring) -> Bool {
    value.contains("@") || AuthorNames.isPerson(name(String(value)))
  }
}
