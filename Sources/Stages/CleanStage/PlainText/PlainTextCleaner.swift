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
    var paragraphs = PlainTextParagraphs.of(text).map { paragraph in
      Repetition.withoutRepeatedSentences(paragraph.utf8Span.span)
        .map { String(decoding: $0, as: UTF8.self) } ?? paragraph
    }
    if PlainTextCleaner.beginsWithTitle(paragraphs, title) {
      let first = paragraphs.removeFirst()
      if title == nil { headline = Text.squeezed(PlainTextCleaner.withoutNumberSigns(first)) }
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

  /// A heading of Markdown without the signs that make it one.
  private static func withoutNumberSigns(_ line: String) -> String {
    let signs = line.prefix { $0 == "#" }.count
    let rest = line.dropFirst(signs)
    return 1...6 ~= signs && rest.first == " " ? String(rest) : line
  }

  // MARK: What stands around the text

  /// Whether a paragraph is a headline: one short line that does not end a sentence.
  static func isHeadline(_ paragraph: String) -> Bool {
    guard paragraph.utf8.count <= 250, !paragraph.contains("\n"),
      !PlainTextParagraphs.beginsItem(paragraph),
      !isSalutation(paragraph),
      let last = paragraph.last, ![".", ":", ";", ",", "\u{3002}", "\u{2026}"].contains(last)
    else { return false }
    return Leftovers.shared.kind(paragraph) == nil
  }

  /// Whether a line greets the readers of a letter.
  private static func isSalutation(_ line: String) -> Bool {
    guard line.split(separator: " ").count <= 6 else { return false }
    let line = line.lowercased()
    return salutations.contains { line.hasPrefix($0) }
  }

  private static let salutations = [
    "dear ", "to whom it may concern", "sehr geehrte", "liebe ", "lieber ", "cher ", "ch\u{E8}re ",
    "chers ", "madame, monsieur", "estimad", "querid", "gentile ", "gentili ", "egregio ", "beste ",
    "geachte ", "prezad", "k\u{E6}re ", "b\u{E4}sta ", "szanown",
  ]

  static func withoutCaptions(_ paragraphs: [String]) -> [String] {
    guard paragraphs.contains(where: isText) else { return paragraphs }
    return paragraphs.enumerated().filter { index, paragraph in
      guard paragraph.utf8.count < 160, !isList(paragraph) else { return true }
      if CreditLine.isCredit(paragraph.utf8Span.span) { return false }
      if endsSentence(paragraph) { return true }
      let next = index + 1 < paragraphs.count ? paragraphs[index + 1] : nil
      // What has few words may be a heading, whose words the text takes up.
      if let next, next.utf8.count > paragraph.utf8.count, paragraph.utf8.count >= 40,
        next.prefix(paragraph.count).lowercased() == paragraph.lowercased()
      {
        return false
      }
      // A list has a heading, and so has what follows it.
      if next.map(isList) ?? false { return true }
      let isAtTop =
        index < 3 && !paragraphs[..<index].contains(where: { isText($0) || isList($0) })
      let isAboveText = paragraphs[(index + 1)...].prefix(2).contains(where: isText)
      return !(isAtTop && (isAboveText || DateLine.isByline(paragraph)))
    }.map(\.element)
  }

  /// Whether a paragraph is a list, or an item of one.
  private static func isList(_ paragraph: String) -> Bool {
    paragraph.contains("\n") || PlainTextParagraphs.beginsItem(paragraph)
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

  static func endsSentence(_ paragraph: String) -> Bool {
    let closing: Set<Character> = [
      "\"", "'", ")", "\u{201D}", "\u{2019}", "\u{201C}", "\u{BB}", "]",
    ]
    let end: Set<Character> = [".", "!", "?", "\u{2026}", "\u{3002}", "\u{FF01}", "\u{FF1F}", ":"]
    guard let last = paragraph.last(where: { !closing.contains($0) }) else { return false }
    return end.contains(last)
  }
}
