/// What was copied along with an article.
extension PlainTextCleaner {
  /// Leaves out lines that were copied along, and the parts that they head.
  mutating func dropLeftovers(keepsComments: Bool) {
    let end = endOfText()
    let details = placesOfDetails()
    var inSection = false
    var isListed = false
    for index in parts.indices where parts[index].exclusion == nil {
      let paragraph = parts[index].text
      switch leftover(at: index) {
      case .section:
        // What is headed by a word, or tells of an author, may as well be a chapter of the text.
        if index < end, PlainTextCleaner.isWord(paragraph) || PlainTextCleaner.isOnAuthor(paragraph)
        {
          inSection = false
          continue
        }
        parts[index].exclusion = .leftover
        inSection = !(keepsComments && PlainTextComments.heading(paragraph) != nil)
        dropTeasers(below: index, textEnd: end)
      case .line:
        if inSection || !details.contains(index) { parts[index].exclusion = .leftover }
      case nil:
        // A text may list such things: "The banner has two buttons:"
        if !isListed, PlainTextHead.isAsked(paragraph) {
          parts[index].exclusion = .leftover
          continue
        }
        isListed = paragraph.last == ":" || (isListed && !PlainTextCleaner.endsSentence(paragraph))
        if inSection, endsSection(at: index) { inSection = false }
        if inSection { parts[index].exclusion = .leftover }
      }
    }
  }

  /// The places of fields that stand together and tell of an event, an offer, a form: `Date:`, `Place:`, `Price:`.
  ///
  /// Alone, some of them would be what pages write around texts; half of three or more must be others.
  private func placesOfDetails() -> Set<Int> {
    var details: Set<Int> = []
    var run: [Int] = []
    func endRun() {
      if run.count > 2, run.count(where: { leftover(at: $0) == nil }) * 2 >= run.count {
        details.formUnion(run)
      }
      run = []
    }
    for index in parts.indices where parts[index].exclusion == nil {
      if parts[index].text.utf8.count < 160, FieldLine(parts[index].text) != nil {
        run.append(index)
      } else {
        endRun()
      }
    }
    endRun()
    return details
  }

  /// What a paragraph is that was copied along.
  func leftover(at index: Int) -> Leftovers.Kind? {
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

  /// The place behind the last paragraph of the text: nothing but short lines without the end of a sentence, and what
  /// was copied along, follows.
  func endOfText() -> Int { parts.indices.last(where: isText(at:)).map { $0 + 1 } ?? 0 }

  /// Whether nothing but that follows behind a place.
  func isEnd(_ place: Int) -> Bool { !(place..<parts.count).contains(where: isText(at:)) }

  private func isText(at index: Int) -> Bool {
    let part = parts[index]
    return part.exclusion == nil && leftover(at: index) == nil
      && (part.text.utf8.count >= 160 || PlainTextCleaner.endsSentence(part.text))
      && !PlainTextHead.isAsked(part.text)
  }

  static func isNumbered(_ paragraph: String) -> Bool {
    paragraph.first?.isNumber == true && PlainTextParagraphs.beginsItem(paragraph)
  }

  private static func isOnAuthor(_ heading: String) -> Bool {
    authorHeadings.contains(Leftovers.plain(heading))
  }

  static func isWord(_ paragraph: String) -> Bool {
    Leftovers.plain(paragraph).parts(at: 0x20).filter { Int($0) == nil }.count == 1
  }
}
