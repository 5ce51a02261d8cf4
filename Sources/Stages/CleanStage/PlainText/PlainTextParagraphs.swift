/// Finds the paragraphs of a text without markup: by blank lines, indented lines, or lines that end early.
struct PlainTextParagraphs {
  private typealias Line = PlainTextLine

  /// The paragraphs of a text, wrapped lines joined.
  static func of(_ text: String) -> [String] { of(blocks(of: text)) }

  /// The lines of a text, in blocks that blank lines part.
  static func blocks(of text: String) -> [[PlainTextLine]] {
    var groups: [[Line]] = [[]]
    for line in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
      let line = Line(line)
      if !line.text.isEmpty {
        groups[groups.count - 1].append(line)
      } else if groups[groups.count - 1].isEmpty == false {
        groups.append([])
      }
    }
    groups.removeAll(where: \.isEmpty)
    return groups
  }

  /// The paragraphs of blocks of lines, wrapped lines joined.
  static func of(_ groups: [[PlainTextLine]]) -> [String] {
    let least = groups.joined().map(\.indent).min() ?? 0
    if groups.count == 1, let only = groups.first { return withoutBlankLines(only) }
    return groups.flatMap { group in
      if isCode(group, least) { return [code(group, least)] }
      return areParagraphs(group) ? group.map(\.text) : parted(group).flatMap(paragraphs)
    }
  }

  /// Whether lines are paragraphs: some are longer than any that was wrapped, or than nearly any, and all end sentences.
  private static func areParagraphs(_ lines: [Line]) -> Bool {
    guard lines.count > 1, let longest = lines.map(\.text.utf8.count).max() else { return false }
    return longest > 200
      || (longest > 120
        && lines.dropFirst().allSatisfy { PlainTextCleaner.endsSentence($0.text) })
  }

  // MARK: Where paragraphs begin

  /// The paragraphs of lines none of which is blank.
  private static func withoutBlankLines(_ lines: [Line]) -> [String] {
    let longest = lines.map(\.text.utf8.count).max() ?? 0
    if areParagraphs(lines) { return lines.map(\.text) }
    let groups = parted(lines)
    if groups.count > 1 || longest < shortestWrapped {
      return groups.flatMap(paragraphs)
    }
    var paragraphs: [[String]] = [[]]
    for (index, line) in lines.enumerated() {
      let isKnown = isLeftover(line, before: index + 1 < lines.count ? lines[index + 1] : nil)
      if isKnown, paragraphs.last?.isEmpty == false { paragraphs.append([]) }
      paragraphs[paragraphs.count - 1].append(line.text)
      guard index + 1 < lines.count else { break }
      let isHeadline = index == 0 && PlainTextCleaner.isHeadline(line.text)
      let endsParagraph =
        (isHeadline || PlainTextCleaner.endsSentence(line.text))
        && PlainTextLayout.endsEarly(line.text, before: lines[index + 1].text, longest)
      if isKnown || endsParagraph { paragraphs.append([]) }
    }
    return paragraphs.map(joined)
  }

  /// The paragraphs of lines that stand together: what was copied along with an article stands apart in them.
  private static func paragraphs(_ lines: [Line]) -> [String] {
    if isHead(lines) { return lines.map(\.text) }
    if areFields(lines) || PlainTextMenu.isNavigation(lines.map(\.text)) {
      return [lines.map(\.text).joined(separator: "\n")]
    }
    var groups: [[String]] = [[]]
    for (index, line) in lines.enumerated() {
      let isKnown = isLeftover(line, before: index + 1 < lines.count ? lines[index + 1] : nil)
      if isKnown { groups.append([]) }
      groups[groups.count - 1].append(line.text)
      if isKnown { groups.append([]) }
    }
    return groups.filter { !$0.isEmpty }.map(joined)
  }

  /// Whether lines are a byline, and what stands below it: a role, a date.
  private static func isHead(_ lines: [Line]) -> Bool {
    guard 2...4 ~= lines.count, let byline = PlainTextByline(lines[0].text), !byline.authors.isEmpty
    else { return false }
    return lines.dropFirst().allSatisfy {
      PlainTextByline($0.text) != nil || PlainTextByline.isRole($0.text)
    }
  }

  /// Whether lines are fields with their values that belong together, as in minutes, and not all known to be copied along.
  private static func areFields(_ lines: [Line]) -> Bool {
    lines.count > 1 && lines.allSatisfy { FieldLine($0.text) != nil }
      && !lines.allSatisfy { isLeftover($0, before: nil) }
  }

  /// What a line is that was copied along; `nil` for one that was not, as no heading of Markdown is.
  static func leftover(_ line: String) -> Leftovers.Kind? {
    line.hasPrefix("#") ? nil : Leftovers.shared.kind(line)
  }

  private static func isLeftover(_ line: Line, before next: Line?) -> Bool {
    guard line.text.utf8.count < 160,
      leftover(line.text) != nil || PlainTextButtons.isRow(line.text)
    else { return false }
    // A sentence behind a label may have been wrapped: "Photo: The man in it is".
    let goesOn = next?.text.first?.isLowercase ?? false
    return !(goesOn && line.text.contains(":") && !PlainTextCleaner.endsSentence(line.text))
  }

  /// Parts lines where one is indented that begins a paragraph; or, where most lines are indented,
  /// where one is not.
  private static func parted(_ lines: [Line]) -> [[Line]] {
    let least = lines.map(\.indent).min() ?? 0
    let indented = lines.count { $0.indent >= least + 2 }
    let longest = lines.map(\.text.utf8.count).max() ?? 0
    guard indented > 0, indented < lines.count, longest >= shortestWrapped else { return [lines] }
    let isHanging = indented * 2 > lines.count && lines.first?.indent == least
    var groups: [[Line]] = []
    for line in lines {
      let isIndented = line.indent >= least + 2
      // What is indented below an item goes on with it.
      let isItem = groups.last?.first.map { beginsItem($0.text) } ?? false
      if groups.isEmpty || (isIndented != isHanging && !(isIndented && isItem)) {
        groups.append([line])
      } else {
        groups[groups.count - 1].append(line)
      }
    }
    return groups
  }

  // MARK: Code

  /// Whether lines are code: all of them stand in by four columns or more, and none ends a sentence.
  private static func isCode(_ lines: [Line], _ least: Int) -> Bool {
    lines.allSatisfy { $0.indent >= least + 4 && !PlainTextCleaner.endsSentence($0.text) }
      && lines.contains { $0.text.utf8.contains(where: codeMarks.contains) }
  }

  private static let codeMarks: Set<UInt8> = Set("{}()[];=<>$#_/\\".utf8)

  private static func code(_ lines: [Line], _ least: Int) -> String {
    lines.map { String(repeating: " ", count: min($0.indent - least, 200)) + $0.text }
      .joined(separator: "\n")
  }

  // MARK: Wrapped lines

  /// With a shorter longest line, lines are verses, or a list.
  private static let shortestWrapped = 45

  /// Joins the lines of a paragraph that were only wrapped; verses and lists stay as they are.
  private static func joined(_ lines: [String]) -> String {
    let longest = lines.map(\.utf8.count).max() ?? 0
    guard longest >= shortestWrapped else { return lines.joined(separator: "\n") }
    var output = ""
    for line in lines {
      if output.isEmpty {
        output = line
      } else if beginsItem(line) {
        output += "\n" + line
      } else if endsInHyphen(output), let first = line.first, first.isLetter || first.isNumber {
        joinAtHyphen(&output, line)
      } else {
        output +=
          (isUnspaced(output.unicodeScalars.last, line.unicodeScalars.first) ? "" : " ") + line
      }
    }
    return output
  }

  /// Whether a text ends in a word or a number with a hyphen behind it.
  private static func endsInHyphen(_ text: String) -> Bool {
    (text.last == "-" || text.last == "\u{2010}")
      && text.dropLast().last.map { $0.isLetter || $0.isNumber } ?? false
  }

  /// Joins a line to one that ends in a hyphen: only a word that was parted for the line’s end loses it.
  private static func joinAtHyphen(_ output: inout String, _ line: String) {
    let next = line.prefix { !$0.isWhitespace }
    // “two- and three-storey”
    if conjunctions.contains(String(next)) {
      output += " " + line
      return
    }
    // “COVID-19”, “Franco-German”, “12-year-old”, “state-of-the-art”
    let isParted =
      next.first?.isLowercase == true && output.dropLast().last?.isLetter == true
      && !next.contains("-") && !isCompound(output)
    if isParted { output.removeLast() }
    output += line
  }

  private static let conjunctions: Set<String> = [
    "and", "or", "und", "oder", "bzw.", "sowie", "beziehungsweise",
  ]

  /// Whether the word at the end of a text has hyphens before the last: in “state-of-the-art” it stays.
  private static func isCompound(_ text: String) -> Bool {
    text.dropLast().reversed().prefix { !$0.isWhitespace }.contains("-")
  }

  /// Whether two characters are of scripts without spaces between words.
  private static func isUnspaced(_ last: Unicode.Scalar?, _ first: Unicode.Scalar?) -> Bool {
    guard let last, let first else { return false }
    return isUnspaced(last) && isUnspaced(first)
  }

  private static func isUnspaced(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    // Marks, kana, ideographs; forms of full width.
    case 0x3001...0x30FF, 0x31F0...0x31FF, 0x3400...0x9FFF, 0xF900...0xFAFF, 0xFF01...0xFF60,
      0x20000...0x3FFFF:
      true
    default: false
    }
  }

  /// Whether a line begins an item of a list.
  static func beginsItem(_ line: String) -> Bool {
    if ["- ", "* ", "\u{2022} ", "\u{2013} ", "\u{2014} "].contains(where: { line.hasPrefix($0) }) {
      return true
    }
    let number = line.prefix { $0.isASCII && $0.isNumber }
    return !number.isEmpty && number.count < 3
      && [". ", ") "].contains { line.dropFirst(number.count).hasPrefix($0) }
  }
}
