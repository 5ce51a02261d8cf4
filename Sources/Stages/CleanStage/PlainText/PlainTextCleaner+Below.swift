/// What stands below the text: comments, menus, titles of other articles, and what agencies write there.
///
/// It must be nothing else, and no text may follow it.
extension PlainTextCleaner {
  /// Leaves out parts.
  private mutating func drop(_ range: Range<Int>, _ reason: TextBlock.Exclusion = .leftover) {
    for index in range where parts[index].exclusion == nil { parts[index].exclusion = reason }
  }

  // MARK: Comments

  /// Leaves out what readers have written below the text.
  mutating func dropComments() {
    guard
      let text = parts.firstIndex(where: { $0.exclusion == nil && PlainTextCleaner.isText($0.text) }
      )
    else { return }
    let headings = parts.indices[(text + 1)...].filter { index in
      parts[index].exclusion == nil && PlainTextComments.heading(parts[index].text) != nil
    }
    // Each try may take all of the text.
    for index in headings.suffix(20) {
      guard let end = PlainTextComments.end(below: index, in: parts), isEnd(end) else { continue }
      drop(index..<end)
      return
    }
  }

  // MARK: Other articles

  /// Leaves out the titles of other articles that stand below a heading, one, two and more, each with its number.
  ///
  /// - Parameters:
  ///   - heading: The place of the heading.
  ///   - textEnd: The place behind the last paragraph of the text.
  mutating func dropTeasers(below heading: Int, textEnd: Int) {
    guard PlainTextCleaner.teaserHeadings.contains(Leftovers.plain(parts[heading].text)) else {
      return
    }
    var count = 0
    var end = heading + 1
    for index in parts.indices[(heading + 1)...] where parts[index].exclusion == nil {
      let lines = parts[index].text.split(separator: "\n")
      let isList = lines.allSatisfy { line in
        count += 1
        return Int(line.prefix { $0.isASCII && $0.isNumber }) == count && line.utf8.count < 160
          && PlainTextParagraphs.beginsItem(String(line)) && line.last != "." && line.last != ":"
      }
      if !isList { break }
      end = index + 1
    }
    if end >= textEnd { drop(heading..<end) }
  }

  /// Headings that name articles.
  ///
  /// What is “most read” in a library, or “recommended” for a job, is a list of the text.
  private static let teaserHeadings: Set<String> = [
    "related posts", "related articles", "related stories", "more stories", "popular posts",
    "trending stories", "latest posts", "latest stories", "latest articles",
    "recent posts", "recent articles", "recommended articles", "recommended stories",
    "what to read next", "\u{E4}hnliche artikel", "\u{E4}hnliche beitr\u{E4}ge",
    "verwandte artikel", "verwandte beitr\u{E4}ge", "weitere beitr\u{E4}ge",
    "meistgelesene artikel",
    "beliebte beitr\u{E4}ge", "neueste beitr\u{E4}ge", "letzte beitr\u{E4}ge",
    "aktuelle beitr\u{E4}ge", "das k\u{F6}nnte sie auch interessieren",
    "das k\u{F6}nnte dich auch interessieren", "articles similaires", "articles li\u{E9}s",
    "articles connexes", "art\u{ED}culos relacionados", "artigos relacionados",
    "articoli correlati", "gerelateerde artikelen", "powi\u{105}zane artyku\u{142}y",
  ]

  // MARK: Tags

  /// Leaves out the words below the text that say what it is about.
  mutating func dropTags() {
    let start = endOfText()
    for index in start..<parts.count where parts[index].exclusion == nil {
      if PlainTextCleaner.tagHeadings.contains(Leftovers.plain(parts[index].text)) {
        dropTags(below: index)
      }
    }
  }

  private mutating func dropTags(below heading: Int) {
    var end = heading + 1
    var count = 0
    for index in parts.indices[(heading + 1)...] where parts[index].exclusion == nil {
      let lines = parts[index].text.split { $0 == "\n" || $0 == "," }
      guard leftover(at: index) == nil, lines.allSatisfy(PlainTextCleaner.isTag), count <= 12
      else { break }
      count += lines.count
      end = index + 1
    }
    let next = (end..<parts.count).first { parts[$0].exclusion == nil }
    let isLast = next.map { leftover(at: $0) != nil } ?? true
    if 1...12 ~= count, isLast { drop(heading..<end) }
  }

  private static func isTag(_ line: Substring) -> Bool {
    let words = line.drop { "# ".contains($0) }.split(separator: " ")
    return 1...3 ~= words.count && line.utf8.count <= 32
      && words.joined().allSatisfy { $0.isLetter || $0.isNumber || "-'\u{2019}".contains($0) }
      && words.joined().contains(where: \.isLetter)
  }

  /// What can stand above nothing else; “topics” are those of a course, too.
  private static let tagHeadings: Set<String> = [
    "tags", "schlagworte", "schlagw\u{F6}rter", "mots cl\u{E9}s", "etiquetas", "tagi",
    "\u{442}\u{435}\u{433}\u{438}",
  ]

  // MARK: Menus

  /// Leaves out menus below the text: they lead to what a site must have, others may be a list of the text.
  mutating func dropMenus() {
    let end = endOfText()
    guard end > 0, !parts[end - 1].text.hasSuffix(":") else { return }
    for index in end..<parts.count where parts[index].exclusion == nil {
      let text = parts[index].text
      if PlainTextMenu.isFooter(text) {
        parts[index].exclusion = .links
      } else if leftover(at: index) == nil {
        // It may be a list below a heading.
        return
      }
    }
  }

  // MARK: Authors

  /// Leaves out what is told of the authors below the text, which begins with their names.
  mutating func dropBiographies(of authors: [String]) {
    let headings = parts.indices.filter { index in
      parts[index].exclusion == nil && parts[index].text.utf8.count < 60
        && !parts[index].text.hasPrefix("#")
        && PlainTextCleaner.authorHeadings.contains(Leftovers.plain(parts[index].text))
    }
    guard let heading = headings.last else { return }
    var end = heading + 1
    for index in parts.indices[(heading + 1)...] where parts[index].exclusion == nil {
      let paragraph = parts[index].text
      let isNamed = authors.contains { paragraph.hasPrefix($0) && $0.contains(" ") }
      let isToldMore =
        end > heading + 1
        && PlainTextCleaner.pronouns.contains(paragraph.prefix { $0.isLetter }.lowercased())
      guard leftover(at: index) == nil, paragraph.utf8.count <= 800,
        PlainTextCleaner.endsSentence(paragraph), isNamed || isToldMore
      else { break }
      end = index + 1
    }
    if end > heading + 1, isEnd(end) { drop(heading..<end) }
  }

  static let authorHeadings = Set(LeftoverTables.authors.parts(at: 0x0A).map(String.init))

  private static let pronouns: Set<String> = [
    "she", "he", "sie", "er", "elle", "il", "ella", "\u{E9}l", "lei", "lui", "zij", "hij",
  ]

  // MARK: Agencies

  /// Leaves out what an agency writes below its copy.
  mutating func dropClosing() {
    var left = parts.count { $0.exclusion == nil }
    for index in parts.indices.reversed() where parts[index].exclusion == nil {
      guard left > 1 else { return }
      if ClosingLine.isClosing(parts[index].text) {
        parts[index].exclusion = .leftover
        left -= 1
        continue
      }
      if let ending = ClosingLine.agency(in: parts[index].text) {
        parts[index].text = ending.text
        parts.insert(PlainTextPart(ending.credit, .credit), at: index + 1)
      }
      return
    }
  }
}
