import TextKit

/// Where the text begins, and what stands above it ends.
extension PlainTextHead {
  /// No more stands above a text, in lines and in blocks.
  private static let limit = (lines: 12, blocks: 7)

  /// The lines above the text and those of it; `nil` where no text is found below the first lines.
  static func split(
    _ blocks: [[PlainTextLine]], _ longest: Int
  ) -> (head: [[PlainTextHeadLine]], rest: [[PlainTextLine]])? {
    var head: [[PlainTextHeadLine]] = []
    var count = 0
    for (index, block) in blocks.prefix(limit.blocks).enumerated() {
      let lines = block.enumerated().map { place, line in
        PlainTextHeadLine(line.text, mayBeByline: place <= limit.lines)
      }
      let start = start(in: lines, isFirst: index == 0)
      let above = lines.prefix(start ?? lines.count)
      if !above.isEmpty { head.append(Array(above)) }
      count += above.count
      if count > limit.lines { return nil }
      if let start {
        let rest = [Array(block[start...])] + blocks[(index + 1)...]
        return (head, rest)
      }
    }
    return nil
  }

  /// The line of a block at which the text begins; `nil` where all of it stands above.
  private static func start(in block: [PlainTextHeadLine], isFirst: Bool) -> Int? {
    let lines = block.map(\.text)
    if lines.count < 4, lines.allSatisfy(isCopiedAlong) { return nil }
    if isFirst, PlainTextMenu.isNavigation(lines) { return nil }
    if block.count(where: \.isField) > 1 { return 0 }
    if lines.count > 1, PlainTextCleaner.isList(lines.joined(separator: "\n")) { return 0 }
    var index = 0
    // A byline or a date has lines above it that are a headline, and the text below it.
    if let first = block.prefix(6).firstIndex(where: \.isByline),
      lines[..<first].allSatisfy(isHeadline), isDone(lines, first)
    {
      index = first + 1
      while index < lines.count, block[index].isByline || PlainTextByline.isRole(lines[index]) {
        index += 1
      }
      guard index < lines.count else { return nil }
      return index + (start(of: Array(lines[index...])) ?? lines.count - index) == lines.count
        ? nil : index
    }
    return start(of: lines)
  }

  /// Whether a line is known to stand around texts, or asks readers for something.
  static func isCopiedAlong(_ line: String) -> Bool {
    (line.utf8.count < 160 && PlainTextParagraphs.leftover(line) != nil) || isAsked(line)
  }

  /// Whether a line is a row of buttons, or asks readers for something.
  static func isAsked(_ line: String) -> Bool {
    PlainTextButtons.isRow(line) || ReaderPlea.isPlea(line)
  }

  /// Whether a byline is a line of its own, not the beginning of a wrapped sentence.
  private static func isDone(_ lines: [String], _ index: Int) -> Bool {
    guard index + 1 < lines.count else { return true }
    return lines[index + 1].first(where: \.isLetter)?.isUppercase ?? true
  }

  /// The same for lines without a byline.
  private static func start(of lines: [String]) -> Int? {
    if let index = lines.firstIndex(where: beginsText) {
      return lines[..<index].allSatisfy(isHeadline) ? index : 0
    }
    guard lines.count > 1 else { return lines.first.map(isHeadline) == true ? nil : 0 }
    if let mark = lines.firstIndex(where: isUnderline), mark == 1 {
      return lines.count == 2 ? nil : 2
    }
    let ends = lines.last.map { endsInStop($0) } ?? true
    guard ends || lines.count > 4 else {
      return lines.allSatisfy { isHeadline($0) || $0.hasSuffix(",") } ? nil : 0
    }
    // The text is as wide as it goes: what is shorter, and above it, was not wrapped with it.
    let longest = lines.map(\.utf8.count).max() ?? 0
    var index = 0
    while index < min(4, lines.count - 1), isHeadline(lines[index]),
      PlainTextLayout.endsEarly(lines[index], before: lines[index + 1], longest)
    {
      index += 1
    }
    guard longest >= 45, index > 0, lines[index].first?.isLowercase != true else { return 0 }
    let sentence = lines[index...].prefix { !PlainTextCleaner.endsSentence($0) }
    let isFull = zip(sentence, lines[(index + 1)...]).allSatisfy { line, next in
      !PlainTextLayout.endsEarly(line, before: next, longest)
    }
    return isFull ? index : 0
  }

  /// Whether there is a paragraph of running text rather than verses.
  static func isProse(_ blocks: [[PlainTextLine]]) -> Bool {
    blocks.contains { block in
      let lengths = block.map(\.text.utf8.count)
      return lengths.reduce(0, +) >= 80 && lengths.max() ?? 0 >= 45
    }
  }

  /// Whether a line can only be of a text: it is long, an item, or has a dateline.
  private static func beginsText(_ line: String) -> Bool {
    line.utf8.count > 200 || PlainTextParagraphs.beginsItem(line)
      || hasDateline(line)
      || (line.utf8.count >= 80 && PlainTextCleaner.endsSentence(line))
  }

  private static func hasDateline(_ line: String) -> Bool {
    line.utf8.count > 30 && Dateline.length(in: line.utf8Span.span) > 0
      && PlainTextLayout.style(line) != .capitals && !isAnnounced(line)
  }

  /// Whether a headline has a word in capitals before it that says what it is: `EXCLUSIVE: Minister took bribes`.
  private static func isAnnounced(_ line: String) -> Bool {
    let word = line.prefix { $0.isLetter }
    let rest = line.dropFirst(word.count).drop { $0 == " " }
    guard let mark = rest.first, [":", "-", "\u{2013}", "\u{2014}", "|"].contains(mark) else {
      return false
    }
    return isForm(word.lowercased())
  }

  /// Whether a word in lower case says what kind of text stands below it.
  static func isForm(_ word: some StringProtocol) -> Bool { announcements.contains(String(word)) }

  private static let announcements: Set<String> = [
    "exclusive", "breaking", "live", "watch", "video", "update", "updated", "analysis", "opinion",
    "explainer", "factbox", "interview", "comment", "review", "obituary", "revealed", "alert",
    "exklusiv", "eilmeldung", "analyse", "kommentar", "meinung", "exclusif", "direct", "entretien",
    "exclusivo", "exclusiva", "directo", "urgente", "urgent", "an\u{E1}lisis", "entrevista",
    "esclusiva", "intervista", "exclusief",
  ]

  /// Whether a line may be of a head.
  private static func isHeadline(_ line: String) -> Bool {
    line.utf8.count <= 250 && !PlainTextParagraphs.beginsItem(line)
      && !PlainTextCleaner.isSalutation(line) && !endsInStop(line) && !line.hasPrefix("##")
      && !line.hasPrefix("```") && !line.hasPrefix(">") && !line.hasPrefix("|")
  }

  private static func endsInStop(_ line: String) -> Bool {
    !PlainTextCleaner.endsInAbbreviation(line)
      && line.last.map { [".", ":", ";", ",", "\u{3002}", "\u{2026}"].contains($0) } ?? true
  }

  /// Whether a line underlines a heading of Markdown.
  static func isUnderline(_ line: String) -> Bool {
    line.utf8.count >= 3 && (line.allSatisfy { $0 == "=" } || line.allSatisfy { $0 == "-" })
  }
}
