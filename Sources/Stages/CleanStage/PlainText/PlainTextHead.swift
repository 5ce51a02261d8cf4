import PipeKit
import TextKit

/// What stands above the text of an article: topic, headline, standfirst, byline, date.
struct PlainTextHead {
  private(set) var headline: String?
  /// The topic above the headline.
  private(set) var kicker: String?
  private(set) var authors: [String] = []
  private(set) var published: Timestamp?
  /// All that stands above the text, in order.
  private(set) var parts: [PlainTextPart] = []
  /// The lines of the text, in blocks.
  private(set) var rest: [[PlainTextLine]]

  /// Lines that belong together.
  private struct Segment {
    enum Kind {
      case words, leftover, menu
      case byline(PlainTextByline)
      case role, name
    }
    var lines: [String]
    var kind = Kind.words
    /// The block it is of.
    var block: Int

    var text: String { lines.joined(separator: " ") }
    var isWords: Bool { if case .words = kind { true } else { false } }
    var isByline: Bool { if case .byline = kind { true } else { false } }
  }

  /// Takes the head off a text.
  ///
  /// - Parameters:
  ///   - blocks: The lines, in blocks that blank lines part.
  ///   - title: The title known so far.
  init(_ blocks: [[PlainTextLine]], title: String?) {
    rest = blocks
    let longest = blocks.joined().map(\.text.utf8.count).max() ?? 0
    guard let body = PlainTextHead.split(blocks, longest) else {
      takeFirstLine(title)
      return
    }
    let isParted = body.head.first?.contains(where: \.isByline) ?? false
    guard isParted || PlainTextHead.isProse(body.rest) else {
      takeFirstLine(title)
      return
    }
    let isSmall = PlainTextHead.smallWords(in: body.rest)
    var head = body.head
    let menu = PlainTextMenu.length(in: head.joined().map(\.text))
    var segments: [Segment] = []
    if menu > 0 {
      let lines = head.joined().prefix(menu).map(\.text)
      segments.append(Segment(lines: lines, kind: .menu, block: -1))
      PlainTextHead.drop(menu, from: &head)
    }
    let isOnly = head.joined().count { !$0.isByline } == 1
    for (index, lines) in head.enumerated() {
      segments += PlainTextHead.segments(lines, block: index, isOnly: isOnly, longest, isSmall)
    }
    if PlainTextHead.isLetter(segments, body.rest) { return }
    rest = body.rest
    read(segments, title)
  }

  /// Where there is no running text, the first line is the headline, or none is.
  private mutating func takeFirstLine(_ title: String?) {
    guard rest.count > 1, let first = rest.first, let line = first.first, first.count <= 2,
      first.count == 1 || PlainTextHead.isUnderline(first[1].text),
      PlainTextHead.isTitle(line.text, title)
    else { return }
    rest.removeFirst()
    parts = [PlainTextPart(line.text, .title)]
    if title == nil { headline = PlainTextHead.unmarked(line.text) }
  }

  /// Takes the first lines out of blocks.
  private static func drop(_ count: Int, from blocks: inout [[PlainTextHeadLine]]) {
    var count = count
    while count > 0, let first = blocks.first {
      let taken = min(count, first.count)
      count -= taken
      if taken == first.count { blocks.removeFirst() } else { blocks[0].removeFirst(taken) }
    }
  }

  // MARK: Segments

  /// Parts the lines of a block where they do not go on with each other.
  private static func segments(
    _ block: [PlainTextHeadLine], block place: Int, isOnly: Bool, _ longest: Int,
    _ isSmall: (String) -> Bool
  ) -> [Segment] {
    let lines = block.map(\.text)
    // "News", "World", "Sport", or "Flour", "Sugar", "Salt", each in a line.
    if lines.count > 1, lines.allSatisfy({ !$0.contains(" ") && !isUnderline($0) }) {
      return [Segment(lines: lines, kind: .menu, block: place)]
    }
    var segments: [Segment] = []
    let width = block.filter { !$0.isByline }.map(\.text.utf8.count).max() ?? 0
    for (index, line) in lines.enumerated() {
      var segment = Segment(lines: [line], block: place)
      if let byline = block[index].byline {
        segment.kind = .byline(byline)
      } else if isCopiedAlong(line),
        !(place == 0 && index == 0 && Leftovers.shared.isOpening(line)
          && (isOnly || LeftoverSentence.isHeadline(line)))
      {
        segment.kind = .leftover
      } else if PlainTextMenu.isNavigation(line: line) || PlainTextMenu.isTrail(line) {
        segment.kind = .menu
      } else if let last = segments.last, case .byline = last.kind, PlainTextByline.isRole(line) {
        segment.kind = .role
      } else if let last = segments.last, last.isWords,
        isName(line, below: last.lines, above: block[(index + 1)...], longest)
      {
        segment.kind = .name
      } else if let last = segments.last, last.isWords, let above = last.lines.last {
        let isLast = index + 1 == lines.count || block[index + 1].isByline
        if PlainTextLayout.continues(
          above, line, isLast: isLast, longest: width, isSmall: isSmall)
          || endsInName(above, line)
        {
          segments[segments.count - 1].lines.append(line)
          continue
        }
      }
      segments.append(segment)
    }
    return segments
  }

  /// Whether a line is the name of an author below a headline, and not what the headline goes on with.
  ///
  /// Nothing says so but what stands around it: a role or a date below it, or a headline that has all its words.
  private static func isName(
    _ line: String, below headline: [String], above others: ArraySlice<PlainTextHeadLine>,
    _ longest: Int
  ) -> Bool {
    guard AuthorNames.isPerson(line), let above = headline.last,
      PlainTextLayout.isSentenceCase(above),
      PlainTextLayout.endsEarly(above, before: line, longest),
      let word = above.split(separator: " ").last, !PlainTextLayout.isFunctionWord(word)
    else { return false }
    if let next = others.first {
      return next.isByline || PlainTextByline.isRole(next.text)
    }
    // Lines that a headline is broken into are short.
    return above.utf8.count >= 40 && above.split(separator: " ").count >= 6
  }

  /// Whether a headline ends in a name that has a line of its own, and is told from one that stands below a headline
  /// by its length.
  private static func endsInName(_ above: String, _ line: String) -> Bool {
    AuthorNames.isPerson(line) && PlainTextLayout.isSentenceCase(above) && above.utf8.count < 40
  }

  /// Tells which words the beginning of a text has without a capital.
  private static func smallWords(in blocks: [[PlainTextLine]]) -> (String) -> Bool {
    var words: Set<String> = []
    for line in blocks.joined().prefix(40) {
      for word in line.text.prefix(4000).split(whereSeparator: { !$0.isLetter })
      where word.first?.isLowercase == true {
        words.insert(String(word))
      }
    }
    return { words.contains($0) }
  }

  /// Whether what stands above a salutation is the head of a letter: who writes, where and when.
  private static func isLetter(_ head: [Segment], _ rest: [[PlainTextLine]]) -> Bool {
    guard let line = rest.first?.first?.text, PlainTextCleaner.isSalutation(line) else {
      return false
    }
    return head.count != 1 || head.contains { $0.text.contains(where: \.isNumber) }
  }

  // MARK: What the segments are

  private mutating func read(_ segments: [Segment], _ title: String?) {
    let words = segments.indices.filter { index in
      segments[index].isWords && (title != nil || !isText(segments[index].text, segments))
    }
    var titleIndex: Int?
    var kickerIndex: Int?
    if let title {
      titleIndex = words.first { PlainTextHead.isTitle(segments[$0].text, title) }
      if let titleIndex, let first = words.first, first < titleIndex,
        PlainTextHead.isKicker(segments[first], above: segments[titleIndex])
      {
        kickerIndex = first
      }
    } else if let first = words.first {
      if words.count > 1, PlainTextHead.isKicker(segments[first], above: segments[words[1]]) {
        kickerIndex = first
        titleIndex = words[1]
      } else {
        titleIndex = first
      }
      if let index = titleIndex, PlainTextHead.isTitle(segments[index].text, nil) {
        headline = PlainTextHead.unmarked(segments[index].text)
      } else {
        titleIndex = nil
        kickerIndex = nil
      }
    }
    kicker = kickerIndex.map { segments[$0].text }
    let hasTitle = titleIndex != nil
    let isMarkdown = titleIndex.map { segments[$0].text.hasPrefix("#") } ?? false
    for (index, segment) in segments.enumerated() {
      if index == titleIndex || index == kickerIndex {
        parts.append(PlainTextPart(segment.text, index == titleIndex ? .title : .aboveText))
        continue
      }
      let next = index + 1 < segments.count ? segments[index + 1].text : nil
      let isBelow = !isMarkdown && index > titleIndex ?? segments.count
      if case .menu = segment.kind, index < titleIndex ?? 0, isMenu(segment) {
        parts.append(PlainTextPart(segment.lines.joined(separator: "\n"), .links))
        continue
      }
      add(segment, hasTitle: hasTitle, mayBeCaption: isBelow, next: next)
    }
  }

  /// Whether a line above the text is of it, so that it is no headline: the first question of an interview, which has
  /// no byline below it, or a date that has a label.
  private func isText(_ line: String, _ segments: [Segment]) -> Bool {
    if let field = FieldLine(line), case .date = PlainTextFieldName(field.name) {
      return DateLine.isDate(String(field.value))
    }
    return !segments.contains { $0.isByline } && PlainTextInterview.isOpening(line, above: rest)
  }

  /// Whether lines above the headline are those of a menu, or one that says where in a site the text stands.
  private func isMenu(_ segment: Segment) -> Bool {
    if segment.lines.count > 1 { return PlainTextMenu.isNavigation(segment.lines) }
    return PlainTextMenu.isNavigation(line: segment.text) || PlainTextMenu.isTrail(segment.text)
  }

  private mutating func add(_ segment: Segment, hasTitle: Bool, mayBeCaption: Bool, next: String?) {
    let text = segment.lines.joined(separator: segment.isWords ? " " : "\n")
    switch segment.kind {
    case .byline(let byline):
      // A date alone may be the beginning of a diary.
      guard hasTitle || !byline.authors.isEmpty else { break }
      authors += byline.authors.filter { !authors.contains($0) }
      published = published ?? byline.date
      parts.append(PlainTextPart(text, .byline))
      return
    case .role:
      parts.append(PlainTextPart(text, .byline))
      return
    case .name:
      guard hasTitle else { break }
      // Who is named in the text may be in the picture.
      let isNamed = rest.joined().contains { $0.text.contains(text) }
      if !isNamed { authors.append(text) }
      parts.append(PlainTextPart(text, isNamed ? .caption : .byline))
      return
    case .menu:
      parts.append(
        PlainTextPart(text, mayBeCaption && PlainTextMenu.isMenu(segment.lines) ? .links : nil))
      return
    case .leftover, .words: break
    }
    let isCaption = mayBeCaption && segment.isWords && isCaption(segment, next: next)
    parts.append(PlainTextPart(text, isCaption ? .caption : nil))
  }

  /// Whether a line between headline and text is a caption: words with which the text begins, or a few that
  /// name what headline or text tell of.
  private func isCaption(_ segment: Segment, next: String?) -> Bool {
    let text = segment.text
    let words = text.split(separator: " ")
    let below = next ?? rest.first?.map(\.text).joined(separator: " ") ?? ""
    if words.count > 2, below.utf8.count > text.utf8.count,
      below.prefix(text.count).lowercased() == text.lowercased()
    {
      return true
    }
    guard (2...6).contains(words.count), let first = words.first?.lowercased(),
      PlainTextLayout.isArticle(first), !hasHeadings
    else { return false }
    let things = Leftovers.plain(text).parts(at: 0x20).filter { $0.count > 3 }
    let known = Leftovers.plain(
      (headline ?? "") + " " + rest.joined().prefix(40).map(\.text).joined(separator: " "))
    let told = Set(known.parts(at: 0x20))
    return !things.isEmpty && things.count { told.contains($0) } * 2 >= things.count
  }

  /// Whether the text has lines above its paragraphs that are headings, so that one above the first is another.
  private var hasHeadings: Bool {
    zip(rest, rest.dropFirst()).prefix(200).contains { block, next in
      guard block.count == 1, let line = block.first?.text, line.utf8.count <= 60,
        PlainTextCleaner.isHeadline(line), !PlainTextHead.isCopiedAlong(line),
        line.contains(where: \.isLetter)
      else { return false }
      return next.last.map { PlainTextCleaner.endsSentence($0.text) } ?? false
    }
  }

  /// Whether a line is the topic of the headline below it: a word or two, or a few in capitals.
  private static func isKicker(_ segment: Segment, above next: Segment) -> Bool {
    let text = segment.text
    let words = text.split(separator: " ")
    guard segment.lines.count == 1, text.utf8.count <= 36, !text.hasPrefix("#"),
      let last = text.last, last.isLetter || last.isNumber, !text.contains("|"),
      words.count <= 4, text.contains(where: \.isLetter)
    else { return false }
    let others = next.text.split(separator: " ")
    guard others.count >= 4, next.text.utf8.count > text.utf8.count, !next.text.hasPrefix("#")
    else { return false }
    let style = PlainTextLayout.style(text)
    if style == .capitals {
      return words.count <= 3 && PlainTextLayout.style(next.text) != .capitals
    }
    if words.count > 2 {
      // "Return of the Wolf", and a sentence below it.
      if segment.block != next.block, next.lines.count == 1, others.count >= 14 { return false }
      return style == .title
        && words.dropFirst().dropLast().contains { $0.first?.isLowercase == true }
    }
    // "Ferrylog", and "A log of ferries" below it.
    return segment.block == next.block
      || !PlainTextLayout.isIndefinite(others.first?.lowercased() ?? "")
  }

  // MARK: The headline

  /// Whether a line is the title: the one that is known, or else a headline.
  private static func isTitle(_ line: String, _ title: String?) -> Bool {
    guard let title else { return PlainTextCleaner.isHeadline(unmarked(line)) }
    let (key, known) = (Text.key(line), Text.key(title))
    // "Ferry runs again | The Port Post"
    return key == known || (key.utf8.count >= 16 && known.hasPrefix(key))
  }

  /// A heading of Markdown without the signs that make it one.
  private static func unmarked(_ line: String) -> String {
    let signs = line.prefix { $0 == "#" }.count
    let rest = line.dropFirst(signs)
    return Text.squeezed(1...6 ~= signs && rest.first == " " ? String(rest) : line)
  }
}
