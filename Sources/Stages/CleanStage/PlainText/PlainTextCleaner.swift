/// Cleans text that has no markup: finds its headline, joins wrapped lines, leaves out captions and
/// what was copied along with the article.
struct PlainTextCleaner {
  /// The headline, where the text begins with one.
  private(set) var headline: String?
  /// The paragraphs, separated by a blank line.
  private(set) var text = ""

  /// Cleans a text.
  ///
  /// - Parameters:
  ///   - text: The text.
  ///   - title: The title known so far: a first line that says the same is left out.
  init(_ text: String, title: String?) {
    var paragraphs = PlainTextCleaner.paragraphs(text).map { paragraph in
      Repetition.withoutRepeatedSentences(paragraph.utf8Span.span)
        .map { String(decoding: $0, as: UTF8.self) } ?? paragraph
    }
    if PlainTextCleaner.beginsWithTitle(paragraphs, title) {
      let first = paragraphs.removeFirst()
      if title == nil { headline = Text.squeezed(first) }
    }
    for (_, filter) in PlainTextCleaner.filters { paragraphs = filter(paragraphs) }
    self.text = paragraphs.joined(separator: "\n\n")
  }

  /// What is left out of the paragraphs behind the title, in this order, and why.
  static let filters: [(reason: TextBlock.Exclusion, filter: @Sendable ([String]) -> [String])] = [
    (.caption, { withoutCaptions($0) }), (.leftover, { withoutLeftovers($0) }),
    (.repeated, { withoutRepetitions($0) }),
  ]

  /// Whether the first of some paragraphs is their title: the one that is known, or else a headline.
  static func beginsWithTitle(_ paragraphs: [String], _ title: String?) -> Bool {
    guard let first = paragraphs.first, paragraphs.count > 1 else { return false }
    return title.map { Text.key($0) == Text.key(first) } ?? isHeadline(first)
  }

  // MARK: Paragraphs

  /// The paragraphs of a text, wrapped lines joined.
  static func paragraphs(_ text: String) -> [String] {
    var groups: [[String]] = [[]]
    for line in lines(text) {
      if line.isEmpty {
        if groups[groups.count - 1].isEmpty == false { groups.append([]) }
      } else {
        groups[groups.count - 1].append(line)
      }
    }
    groups.removeAll(where: \.isEmpty)
    // Without any blank line, long lines are the paragraphs.
    if groups.count == 1, let only = groups.first, only.count > 1,
      only.contains(where: { $0.utf8.count > 200 })
    {
      return only
    }
    return groups.map(joined)
  }

  /// The lines of a text, trimmed, white space squeezed.
  private static func lines(_ text: String) -> [String] {
    text.split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" || $0 == "\r" }
      .map { Text.folded($0) }
  }

  /// Joins the lines of a paragraph that were only wrapped; verses and lists stay as they are.
  private static func joined(_ lines: [String]) -> String {
    let longest = lines.map(\.utf8.count).max() ?? 0
    guard longest >= 45 else { return lines.joined(separator: "\n") }
    var output = ""
    for line in lines {
      if !output.isEmpty { output += beginsItem(line) ? "\n" : " " }
      output += line
    }
    return output
  }

  private static func beginsItem(_ line: String) -> Bool {
    if ["- ", "* ", "\u{2022} ", "\u{2013} ", "\u{2014} "].contains(where: { line.hasPrefix($0) }) {
      return true
    }
    let number = line.prefix { $0.isASCII && $0.isNumber }
    return !number.isEmpty && number.count < 3
      && [". ", ") "].contains { line.dropFirst(number.count).hasPrefix($0) }
  }

  // MARK: What stands around the text

  /// Whether a paragraph is a headline: one short line that does not end a sentence.
  static func isHeadline(_ paragraph: String) -> Bool {
    guard paragraph.utf8.count <= 250, !paragraph.contains("\n"), !beginsItem(paragraph),
      let last = paragraph.last, ![".", ":", ";", ",", "\u{3002}", "\u{2026}"].contains(last)
    else { return false }
    return Leftovers.shared.kind(paragraph) == nil
  }

  static func withoutCaptions(_ paragraphs: [String]) -> [String] {
    guard paragraphs.contains(where: isText) else { return paragraphs }
    return paragraphs.enumerated().filter { index, paragraph in
      guard paragraph.utf8.count < 160, !endsSentence(paragraph) else { return true }
      let next = index + 1 < paragraphs.count ? paragraphs[index + 1] : nil
      if let next, next.utf8.count > paragraph.utf8.count,
        next.prefix(paragraph.count).lowercased() == paragraph.lowercased()
      {
        return false
      }
      let isAtTop = index < 3 && !paragraphs[..<index].contains(where: isText)
      let isAboveText = paragraphs[(index + 1)...].prefix(2).contains(where: isText)
      return !(isAtTop && (isAboveText || DateLine.isByline(paragraph)))
    }.map(\.element)
  }

  static func withoutLeftovers(_ paragraphs: [String]) -> [String] {
    guard paragraphs.contains(where: isText) else { return paragraphs }
    var inSection = false
    return paragraphs.filter { paragraph in
      if paragraph.utf8.count < 160, let kind = Leftovers.shared.kind(paragraph) {
        if kind == .section { inSection = true }
        return false
      }
      if inSection, isText(paragraph) { inSection = false }
      return !inSection
    }
  }

  static func withoutRepetitions(_ paragraphs: [String]) -> [String] {
    var bytes: [UInt8] = []
    var blocks: [TextBlock] = paragraphs.enumerated().map { index, paragraph in
      let start = bytes.count
      bytes.append(contentsOf: paragraph.utf8)
      var block = TextBlock(
        kind: .paragraph, container: index, first: index, last: index, range: start..<bytes.count)
      for byte in bytes[start...] where !Space.isSpace(byte) { block.count(byte) }
      return block
    }
    var repetition = Repetition()
    repetition.drop(&blocks, bytes) { _, _ in true }
    return zip(paragraphs, blocks).compactMap { $1.isKept ? $0 : nil }
  }

  /// Whether a paragraph is running text.
  private static func isText(_ paragraph: String) -> Bool {
    paragraph.utf8.count >= 80 && endsSentence(paragraph)
  }

  private static func endsSentence(_ paragraph: String) -> Bool {
    let closing: Set<Character> = [
      "\"", "'", ")", "\u{201D}", "\u{2019}", "\u{201C}", "\u{BB}", "]",
    ]
    let end: Set<Character> = [".", "!", "?", "\u{2026}", "\u{3002}", "\u{FF01}", "\u{FF1F}", ":"]
    guard let last = paragraph.last(where: { !closing.contains($0) }) else { return false }
    return end.contains(last)
  }
}
