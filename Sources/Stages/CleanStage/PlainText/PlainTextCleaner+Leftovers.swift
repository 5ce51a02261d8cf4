/// What was copied along with an article.
extension PlainTextCleaner {
  /// Leaves out lines that were copied along, and the parts that they head.
  mutating func dropLeftovers() {
    var inSection = false
    for index in parts.indices where parts[index].exclusion == nil {
      let paragraph = parts[index].text
      switch leftover(at: index) {
      case .section:
        // What is headed by a word may as well be a chapter of the text.
        if PlainTextCleaner.isWord(paragraph), !headsOnlyLines(index) {
          inSection = false
          continue
        }
        inSection = true
        parts[index].exclusion = .leftover
      case .line: parts[index].exclusion = .leftover
      case nil:
        if inSection, endsSection(at: index) { inSection = false }
        if inSection { parts[index].exclusion = .leftover }
      }
    }
  }

  /// What a paragraph is that was copied along.
  private func leftover(at index: Int) -> Leftovers.Kind? {
    let paragraph = parts[index].text
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

  /// Whether nothing but short lines without the end of a sentence follow, up to the end of the text.
  private func headsOnlyLines(_ index: Int) -> Bool {
    parts[(index + 1)...].allSatisfy { part in
      part.exclusion != nil || Leftovers.shared.kind(part.text) != nil
        || (part.text.utf8.count < 160 && !PlainTextCleaner.endsSentence(part.text))
    }
  }

  private static func isNumbered(_ paragraph: String) -> Bool {
    paragraph.first?.isNumber == true && PlainTextParagraphs.beginsItem(paragraph)
  }

  static func isWord(_ paragraph: String) -> Bool {
    Leftovers.plain(paragraph).parts(at: 0x20).filter { Int($0) == nil }.count == 1
  }
}
