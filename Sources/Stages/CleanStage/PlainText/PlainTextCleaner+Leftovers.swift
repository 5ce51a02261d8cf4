/// What was copied along with an article.
extension PlainTextCleaner {
  /// Leaves out lines that were copied along, and the parts that they head.
  mutating func dropLeftovers() {
    dropMenus()
    dropComments()
    dropBiographies()
    let end = endOfText()
    var inSection = false
    var teasers = 0
    for index in parts.indices where parts[index].exclusion == nil {
      if index < teasers {
        parts[index].exclusion = .leftover
        continue
      }
      let paragraph = parts[index].text
      switch leftover(at: index) {
      case .section:
        // The count of what readers have written: "3 comments".
        let isCount = PlainTextComments.heading(paragraph)?.count != nil
        // What is headed by a word may as well be a chapter of the text.
        if PlainTextCleaner.isWord(paragraph), index < end, !isCount {
          inSection = false
          continue
        }
        inSection = !isCount || index >= end
        parts[index].exclusion = .leftover
        teasers = endOfTeasers(below: index)
      case .line:
        parts[index].exclusion = .leftover
        if index >= end, PlainTextCleaner.tags.contains(Leftovers.plain(paragraph)) {
          inSection = true
        }
      case nil:
        if inSection, endsSection(at: index) { inSection = false }
        if inSection { parts[index].exclusion = .leftover }
      }
    }
  }

  /// What a paragraph is that was copied along.
  func leftover(at index: Int) -> Leftovers.Kind? {
    let paragraph = parts[index].text
    if ReaderPlea.isPlea(paragraph) { return .line }
    guard paragraph.utf8.count < 160, !CreditLine.isLabelledSentence(paragraph) else { return nil }
    return PlainTextParagraphs.leftover(paragraph)
  }

  /// Whether a paragraph is no longer of a part that was copied along: a sentence, an item with a number, or a heading
  /// of text.
  private func endsSection(at index: Int) -> Bool {
    let paragraph = parts[index].text
    if paragraph.hasPrefix("#") || PlainTextCleaner.isNumbered(paragraph) { return true }
    if PlainTextCleaner.endsSentence(paragraph) { return true }
    // The title of another article has no text below it.
    guard PlainTextCleaner.isHeadline(paragraph),
      let next = parts[(index + 1)...].indices.first(where: { parts[$0].exclusion == nil })
    else { return false }
    return leftover(at: next) == nil && PlainTextCleaner.endsSentence(parts[next].text)
  }

  /// The place behind the last paragraph of the text: nothing but short lines without the end of a sentence, and what
  /// was copied along, follows.
  private func endOfText() -> Int {
    let last = parts.indices.last { index in
      let part = parts[index]
      return part.exclusion == nil && leftover(at: index) == nil
        && (part.text.utf8.count >= 160 || PlainTextCleaner.endsSentence(part.text))
    }
    return last.map { $0 + 1 } ?? 0
  }

  private static func isNumbered(_ paragraph: String) -> Bool {
    paragraph.first?.isNumber == true && PlainTextParagraphs.beginsItem(paragraph)
  }

  static func isWord(_ paragraph: String) -> Bool {
    Leftovers.plain(paragraph).parts(at: 0x20).filter { Int($0) == nil }.count == 1
  }

  /// What stands above words that say what the text is about.
  private static let tags: Set<String> = [
    "tags", "topics", "schlagworte", "schlagw\u{F6}rter", "stichworte", "themen", "mots cl\u{E9}s",
    "etiquetas", "temas", "tagi", "\u{442}\u{435}\u{433}\u{438}",
  ]

  // MARK: Teasers

  /// The place behind the titles of other articles that stand below a heading, one, two and more, each with its number.
  ///
  /// Numbers below a heading of references, or of contents, are of the text.
  private func endOfTeasers(below heading: Int) -> Int {
    guard !PlainTextCleaner.references.contains(Leftovers.plain(parts[heading].text)) else {
      return heading
    }
    var count = 0
    var end = heading
    for index in parts.indices[(heading + 1)...] where parts[index].exclusion == nil {
      let lines = parts[index].text.split(separator: "\n")
      for line in lines {
        let number = line.prefix { $0.isASCII && $0.isNumber }
        guard Int(number) == count + 1, PlainTextParagraphs.beginsItem(String(line)),
          line.utf8.count < 160, let last = line.last, last != ".", last != ":"
        else { return count > 1 ? end : heading }
        count += 1
      }
      end = index + 1
    }
    return count > 1 ? end : heading
  }

  private static let references: Set<String> = [
    "further reading", "recommended reading", "see also", "related reading", "table of contents",
    "in this article", "on this page", "your choices", "zum weiterlesen", "inhaltsverzeichnis",
    "in diesem artikel", "auf dieser seite", "sommaire",
  ]

  // MARK: Menus

  /// Leaves out menus.
  private mutating func dropMenus() {
    for index in parts.indices where parts[index].exclusion == nil {
      let text = parts[index].text
      guard text.utf8.count < 500 else { continue }
      let lines = text.split(separator: "\n").map(String.init)
      if PlainTextMenu.isNavigation(lines)
        || (lines.count == 1 && PlainTextMenu.isNavigation(line: text))
      {
        parts[index].exclusion = .links
      }
    }
  }

  // MARK: Authors

  /// Leaves out what is told of the authors below the text.
  private mutating func dropBiographies() {
    let headings = parts.indices.filter { index in
      parts[index].exclusion == nil && parts[index].text.utf8.count < 60
        && !parts[index].text.hasPrefix("#")
        && PlainTextCleaner.authorHeadings.contains(Leftovers.plain(parts[index].text))
    }
    guard let heading = headings.last, let end = endOfBiography(below: heading) else { return }
    // What follows is known, or no text.
    guard
      (end..<parts.count).allSatisfy({ index in
        let part = parts[index]
        return part.exclusion != nil || leftover(at: index) != nil
          || (part.text.utf8.count < 160 && !PlainTextCleaner.endsSentence(part.text))
      })
    else { return }
    for index in heading..<end where parts[index].exclusion == nil {
      parts[index].exclusion = .leftover
    }
  }

  /// The place behind the paragraphs below a heading that may tell of the authors; `nil` where there are more.
  private func endOfBiography(below heading: Int) -> Int? {
    var count = 0
    var hasLine = false
    for index in parts.indices[(heading + 1)...] where parts[index].exclusion == nil {
      if leftover(at: index) != nil { return index }
      let paragraph = parts[index].text
      let isSentence = PlainTextCleaner.endsSentence(paragraph)
      count += 1
      // A line with a sentence below it is the heading of a chapter.
      if count > 3 || paragraph.utf8.count > 800 || paragraph.hasPrefix("#")
        || (isSentence && hasLine)
      {
        return nil
      }
      hasLine = hasLine || !isSentence
    }
    return parts.count
  }

  private static let authorHeadings = Set(LeftoverTables.authors.parts(at: 0x0A).map(String.init))
}
