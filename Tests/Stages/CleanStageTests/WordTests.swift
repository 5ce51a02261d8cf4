import Testing

@testable import CleanStage

@Suite struct WordTests {
  @Test(arguments: [
    ("site-nav", ClassWords.navigation), ("SocialShare", .social), ("jp-relatedposts", .related),
    ("commentList", .comments), ("article__caption", .caption), ("you-might-like", .related),
    ("hidden", .hidden),
    ("entry-content clear", .body), ("box adv", .advert), ("td-post-content", .body),
  ])
  func classNamesAreReadByWords(value: String, word: ClassWords) {
    #expect(ClassWords(in: Array(value.utf8).span).contains(word))
  }

  @Test(arguments: [
    "field--label-hidden", "elementor-widget-wrap", "navy", "shadow", "loaded", "update", "",
  ])
  func partsOfOtherWordsMeanNothing(value: String) {
    #expect(ClassWords(in: Array(value.utf8).span).isEmpty)
  }

  @Test(arguments: [
    "Related Posts", "RELATED POSTS:", "3 Comments", "Das k\u{F6}nnte Sie auch interessieren!",
    "Art\u{ED}culos relacionados",
  ])
  func headingsOfOtherPartsAreKnown(line: String) {
    #expect(Leftovers.shared.kind(line) == .section)
  }

  @Test(arguments: [
    "Advertisement", "- Anzeige -", "Read more: What the captain said", "Foto: A. Ember", "***",
  ])
  func otherLinesAreKnown(line: String) {
    #expect(Leftovers.shared.kind(line) == .line)
  }

  @Test(arguments: [
    "The related posts were sold.", "More rain is expected.", "Comments by the mayor were few.",
  ])
  func sentencesAreNoSuchLines(line: String) {
    #expect(Leftovers.shared.kind(line) == nil)
  }

  @Test func tellsDatesFromSentences() {
    #expect(DateLine.isDate("Sunday, 22 November 2026, 10:05 a.m."))
    #expect(DateLine.isDate("22.11.2026 um 10:05 Uhr"))
    #expect(!DateLine.isDate("It rained on 22 November 2026"))
    #expect(!DateLine.isDate("May"))
    #expect(DateLine.isByline("By Ines Calder"))
    #expect(DateLine.isByline("Ines Calder | Nov 22, 2026"))
    #expect(
      !DateLine.isByline("By and large the harbour office has done all that could be asked of it"))
  }

  @Test func whatIsRepeatedGoes() {
    let lines = [
      "\u{201C}If you look ill, you are ill.\u{201D}",
      "\"And to trust the mirror more than both. If you look ill, you are ill,\" she said.",
      "If you look ill, you are illustrious", "If you look ill, you are illustrious",
    ]
    #expect(Repetition.kept(lines) == [lines[1], lines[2]])
  }

  @Test func repetitionsAreFoundInAnyAmountOfText() {
    let lines = (0..<3000).map { _ in "The same words again and again and again." }
    #expect(Repetition.kept(lines).count == 1)
    let others = (0..<3000).map { "The same words again, but for number \($0)." }
    #expect(Repetition.kept(others) == others)
  }
}

extension Repetition {
  /// The lines that are left.
  fileprivate static func kept(_ lines: [String]) -> [String] {
    var text: [UInt8] = []
    var blocks: [TextBlock] = lines.enumerated().map { index, line in
      let start = text.count
      text.append(contentsOf: line.utf8)
      var block = TextBlock(
        kind: .paragraph, container: index, first: index, last: index, range: start..<text.count)
      for byte in line.utf8 where !Space.isSpace(byte) { block.count(byte) }
      return block
    }
    var repetition = Repetition()
    repetition.drop(&blocks, text) { _, _ in true }
    return zip(lines, blocks).compactMap { $1.isKept ? $0 : nil }
  }
}
