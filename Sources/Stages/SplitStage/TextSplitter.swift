import PipeKit

/// Parts a text into sections.
struct TextSplitter: Sendable {
  /// A part of a text.
  struct Section: Sendable, Hashable {
    /// Its paragraphs, parted by blank lines; the heading is the first.
    var text: String
    /// What its heading says.
    var heading: String?
    /// How many words it has.
    var words: Int

    /// Counts the words.
    init(_ text: String, heading: String? = nil) {
      self.text = text
      self.heading = heading
      words = TextSplitter.words(text)
    }

    /// Adds another section at the end.
    mutating func append(_ other: Section) {
      text += "\n\n" + other.text
      words += other.words
    }
  }

  /// A heading is cut at so many characters.
  private static let longestHeading = 200

  private let options: Split.Options

  /// Creates a splitter.
  init(_ options: Split.Options) { self.options = options }

  /// The sections of a text; one for a text that is not parted.
  ///
  /// - Throws: ``PipeKit/StageError`` where the expression takes too long.
  func sections(of text: String) throws(StageError) -> [Section] {
    var sections: [Section] = []
    for section in try startedSections(of: text) {
      for part in parted(section) {
        guard let last = sections.last else {
          sections.append(part)
          continue
        }
        let fits = options.maxWords.map { last.words + part.words <= $0 } ?? true
        let isWanted =
          part.words < options.minWords || part.heading == nil && last.words < options.minWords
        if fits, isWanted {
          sections[sections.count - 1].append(part)
        } else {
          sections.append(part)
        }
      }
    }
    return sections
  }

  /// The sections as they begin at headings, lines or paragraphs.
  private func startedSections(of text: String) throws(StageError) -> [Section] {
    if options.pattern == nil, options.at == .paragraphs {
      return paragraphs(of: text).map { Section($0) }
    }
    var sections: [Section] = []
    var lines: [Substring] = []
    var heading: String?
    func finish() {
      let text = Self.trimmed(lines.joined(separator: "\n"))
      if !text.isEmpty { sections.append(Section(text, heading: heading)) }
      lines = []
    }
    var isCode = false
    for line in Self.lines(text) {
      if line.hasPrefix("```") || line.hasPrefix("~~~") { isCode.toggle() }
      if !isCode, let found = try self.heading(line) {
        finish()
        heading = found
      }
      lines.append(line)
    }
    finish()
    return sections
  }

  /// What a line that a section begins with says; `nil` for any other line.
  private func heading(_ line: Substring) throws(StageError) -> String? {
    if let pattern = options.pattern {
      guard try pattern.matches(String(line)) else { return nil }
      return Self.cut(Self.trimmed(String(line)))
    }
    let marks = line.prefix { $0 == "#" }
    guard (1...6).contains(marks.count), line.dropFirst(marks.count).first == " " else {
      return nil
    }
    var text = Self.trimmed(String(line.dropFirst(marks.count)))
    while text.hasSuffix("#") { text.removeLast() }
    return Self.cut(Self.trimmed(text))
  }

  /// A section in parts that are not too long.
  private func parted(_ section: Section) -> [Section] {
    guard let most = options.maxWords, section.words > most else { return [section] }
    var parts: [Section] = []
    var current: [String] = []
    var count = 0
    func finish() {
      if current.isEmpty { return }
      parts.append(
        Section(current.joined(separator: "\n\n"), heading: parts.isEmpty ? section.heading : nil))
      (current, count) = ([], 0)
    }
    for paragraph in paragraphs(of: section.text).flatMap({ pieces(of: $0, most: most) }) {
      let length = Self.words(paragraph)
      if count + length > most { finish() }
      current.append(paragraph)
      count += length
    }
    finish()
    return parts
  }

  /// A paragraph in pieces of so many words; nearly always in one.
  private func pieces(of paragraph: String, most: Int) -> [String] {
    guard Self.words(paragraph) > most else { return [paragraph] }
    var pieces: [String] = []
    var counter = WordCounter()
    var start = paragraph.startIndex
    for index in paragraph.unicodeScalars.indices {
      if counter.take(paragraph.unicodeScalars[index]), counter.count > most {
        pieces.append(Self.trimmed(String(paragraph[start..<index])))
        counter = WordCounter()
        counter.take(paragraph.unicodeScalars[index])
        start = index
      }
    }
    pieces.append(Self.trimmed(String(paragraph[start...])))
    return pieces
  }

  /// The lines, whichever way they end.
  private static func lines(_ text: String) -> [Substring] {
    text.split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" || $0 == "\r" }
  }

  private func paragraphs(of text: String) -> [String] {
    var paragraphs: [String] = []
    var lines: [Substring] = []
    func finish() {
      if !lines.isEmpty { paragraphs.append(lines.joined(separator: "\n")) }
      lines = []
    }
    for line in Self.lines(text) {
      if line.allSatisfy(\.isWhitespace) { finish() } else { lines.append(line) }
    }
    finish()
    return paragraphs
  }

  private static func words(_ text: String) -> Int { Document(id: "", text: text).wordCount }

  private static func cut(_ text: String) -> String { String(text.prefix(longestHeading)) }

  private static func trimmed(_ text: String) -> String {
    var text = Substring(text)
    while text.first?.isWhitespace == true { text.removeFirst() }
    while text.last?.isWhitespace == true { text.removeLast() }
    return String(text)
  }
}
