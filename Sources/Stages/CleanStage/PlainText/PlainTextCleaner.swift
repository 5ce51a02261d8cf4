import PipeKit

/// Cleans text that has no markup: takes off what stands above it, joins wrapped lines, leaves out captions and what
/// was copied along with the article.
struct PlainTextCleaner {
  /// The headline, where the text begins with one.
  let headline: String?
  /// The topic above the headline.
  let kicker: String?
  /// Who is named in a byline above the text.
  private(set) var authors: [String]
  /// The date above the text.
  private(set) var published: Timestamp?
  /// All paragraphs, with the reasons for which those are left out that are.
  var parts: [PlainTextPart]

  /// The paragraphs, separated by a blank line.
  var text: String {
    parts.filter { $0.exclusion == nil }.map(\.text).joined(separator: "\n\n")
  }

  /// Cleans a text.
  ///
  /// - Parameters:
  ///   - text: The text.
  ///   - title: The title known so far: a first line that says the same is left out.
  ///   - known: The authors known so far.
  ///   - keepsComments: Whether what readers have written stays.
  init(_ text: String, title: String?, authors known: [String] = [], keepsComments: Bool = false) {
    let fields = PlainTextFields(PlainTextParagraphs.blocks(of: text), title: title)
    let head = PlainTextHead(fields.rest, title: title ?? fields.title)
    headline = head.headline ?? (title == nil ? fields.title : nil)
    kicker = head.kicker
    authors = fields.authors.isEmpty ? head.authors : fields.authors
    published = fields.published ?? head.published
    parts =
      fields.parts + head.parts
      + PlainTextParagraphs.of(head.rest).map { paragraph in
        let once = Repetition.withoutRepeatedSentences(paragraph.utf8Span.span)
        return PlainTextPart(once.map { String(decoding: $0, as: UTF8.self) } ?? paragraph)
      }
    guard parts.contains(where: { $0.exclusion == nil && PlainTextCleaner.isSentence($0.text) })
    else {
      dropRepetitions()
      return
    }
    dropBylines()
    dropCaptions()
    dropMenus()
    if !keepsComments { dropComments() }
    dropBiographies(of: known + authors)
    dropTags()
    dropLeftovers(keepsComments: keepsComments)
    dropClosing()
    dropRepetitions()
  }

  // MARK: Headlines

  /// Whether a paragraph is a headline: one short line that does not end a sentence.
  static func isHeadline(_ paragraph: String) -> Bool {
    guard paragraph.utf8.count <= 250, !paragraph.contains("\n"),
      !PlainTextParagraphs.beginsItem(paragraph),
      !isSalutation(paragraph),
      let last = paragraph.last,
      ![".", ":", ";", ",", "\u{3002}", "\u{2026}"].contains(last)
        || endsInAbbreviation(paragraph)
    else { return false }
    return Leftovers.shared.kind(paragraph) == nil || Leftovers.shared.isOpening(paragraph)
  }

  /// Whether the stop at the end of a line is that of an abbreviation, as in `Apple Inc.` or `the U.S.`, rather than of a sentence.
  static func endsInAbbreviation(_ line: String) -> Bool {
    guard line.last == ".", let word = line.split(separator: " ").last else { return false }
    let letters = word.dropLast().split(separator: ".", omittingEmptySubsequences: false)
    return abbreviations.contains(word.lowercased())
      || (letters.count > 1
        && letters.allSatisfy { $0.count == 1 && $0.first?.isUppercase == true })
  }

  private static let abbreviations: Set<String> = [
    "inc.", "corp.", "co.", "ltd.", "bros.", "jr.", "sr.",
  ]

  /// Whether a line greets the readers of a letter.
  static func isSalutation(_ line: String) -> Bool {
    guard line.split(separator: " ").count <= 6 else { return false }
    let line = line.lowercased()
    return salutations.contains { line.hasPrefix($0) }
  }

  private static let salutations = [
    "dear ", "to whom it may concern", "sehr geehrte", "liebe ", "lieber ", "cher ", "ch\u{E8}re ",
    "chers ", "madame, monsieur", "estimad", "querid", "gentile ", "gentili ", "egregio ", "beste ",
    "geachte ", "prezad", "k\u{E6}re ", "b\u{E4}sta ", "szanown",
  ]

  // MARK: What stands around the text

  /// Leaves out bylines that captions or leads part from the headline.
  private mutating func dropBylines() {
    let isHeaded = parts.contains { $0.exclusion == .title }
    var texts = 0
    var isBelow = false
    for index in parts.indices.prefix(8) where parts[index].exclusion == nil {
      let paragraph = parts[index].text
      let byline = PlainTextByline(paragraph)
      let isRole = isBelow && byline == nil && PlainTextByline.isRole(paragraph)
      guard byline != nil || isRole else {
        isBelow = false
        if PlainTextCleaner.isText(paragraph) { texts += 1 }
        // Below a standfirst of a sentence there may be a byline, if there is a headline above it.
        if texts > (isHeaded ? 1 : 0) { return }
        continue
      }
      if let byline {
        // A date alone may be that of an entry, but for one right below a byline.
        guard !byline.authors.isEmpty || (isHeaded && (texts == 0 || isBelow)) else { continue }
        if authors.isEmpty { authors = byline.authors }
        published = published ?? byline.date
      }
      parts[index].exclusion = .byline
      isBelow = true
    }
  }

  /// Leaves out captions, and the credits of pictures at the end of paragraphs.
  private mutating func dropCaptions() {
    var output: [PlainTextPart] = []
    for (index, part) in parts.enumerated() {
      guard part.exclusion == nil, !PlainTextCleaner.isList(part.text) else {
        output.append(part)
        continue
      }
      if PlainTextCleaner.isBeginning(part.text, of: parts[(index + 1)...]) {
        output.append(PlainTextPart(part.text, .caption))
        continue
      }
      switch CreditLine.ending(of: part.text) {
      case .none: output.append(part)
      case .whole: output.append(PlainTextPart(part.text, .credit))
      case .part(let text, let credit):
        output.append(PlainTextPart(text))
        output.append(PlainTextPart(credit, .credit))
      }
    }
    parts = output
  }

  /// Whether a paragraph is a caption whose words the next one begins with; what has few may be a heading.
  private static func isBeginning(_ paragraph: String, of others: ArraySlice<PlainTextPart>) -> Bool
  {
    guard 40..<160 ~= paragraph.utf8.count, !endsSentence(paragraph),
      let next = others.first(where: { $0.exclusion == nil })?.text,
      next.utf8.count > paragraph.utf8.count
    else { return false }
    return next.prefix(paragraph.count).lowercased() == paragraph.lowercased()
  }

  /// Whether a paragraph is a list, or an item of one: each line begins with a sign or a number.
  static func isList(_ paragraph: String) -> Bool {
    let lines = paragraph.split(separator: "\n").map(String.init)
    if lines.count == 1 { return PlainTextParagraphs.beginsItem(paragraph) }
    return lines.allSatisfy { line in
      PlainTextParagraphs.beginsItem(line)
        || (line.first.map { $0.isASCII && $0.isNumber } ?? false && !DateLine.isByline(line)
          && !DateLine.isDate(line))
    }
  }

  /// Leaves out what stands elsewhere in the text.
  private mutating func dropRepetitions() {
    var bytes: [UInt8] = []
    let kept = parts.indices.filter { parts[$0].exclusion == nil }
    var blocks: [TextBlock] = kept.map { index in
      let start = bytes.count
      bytes.append(contentsOf: parts[index].text.utf8)
      var block = TextBlock(
        kind: .paragraph, container: index, first: index, last: index, range: start..<bytes.count)
      for byte in bytes[start...] where !Space.isSpace(byte) { block.count(byte) }
      return block
    }
    var repetition = Repetition()
    repetition.drop(&blocks, bytes) { _, _ in true }
    for (index, block) in zip(kept, blocks) { parts[index].exclusion = block.exclusion }
  }

  /// Whether a paragraph is running text.
  static func isText(_ paragraph: String) -> Bool {
    paragraph.utf8.count >= 80 && endsSentence(paragraph)
  }

  /// Whether a paragraph is a sentence, rather than a line of a poem or of a list.
  static func isSentence(_ paragraph: String) -> Bool {
    paragraph.utf8.count >= 40 && endsSentence(paragraph) && paragraph.last != ":"
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
