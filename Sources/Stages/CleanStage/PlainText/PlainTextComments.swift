/// Tells what readers have written below an article: a heading, names, texts and buttons.
///
/// A chapter of the article has no name, text and button in turn, however much it speaks of comments.
struct PlainTextComments {
  /// A heading, and how many comments it says that there are.
  struct Heading { let count: Int? }

  private struct Line {
    let text: String
    /// The paragraph it is of.
    let part: Int
  }

  /// No comment has more paragraphs.
  private static let longest = 6

  private var lines: [Line] = []
  private var place = 0

  private var next: String? { place < lines.count ? lines[place].text : nil }

  /// Reads a line; `nil` where it is no heading of comments: `Comments`, `Comments (3)`, `3 comments`.
  static func heading(_ line: String) -> Heading? {
    guard line.utf8.count < 60, !line.hasPrefix("#"), !PlainTextParagraphs.beginsItem(line) else {
      return nil
    }
    let words = Leftovers.plain(line).parts(at: 0x20)
    let numbers = words.compactMap { Int($0) }
    guard numbers.count < 2 else { return nil }
    let rest = words.filter { Int($0) == nil }.joined(separator: " ")
    guard headings.contains(rest) || (numbers.first == 1 && single.contains(rest)) else {
      return nil
    }
    return Heading(count: numbers.first)
  }

  /// The place behind the comments that stand below a heading; `nil` where that may be a chapter of the text.
  ///
  /// Each has the name of a reader, then a text, and either all have a button to answer, or all have a date and the
  /// heading says how many there are.
  static func end(below heading: Int, in parts: [PlainTextPart]) -> Int? {
    guard let first = PlainTextComments.heading(parts[heading].text) else { return nil }
    var count = first.count
    var start = heading + 1
    if count == nil, start < parts.count,
      let second = PlainTextComments.heading(parts[start].text)
    {
      count = second.count
      start += 1
    }
    var comments = PlainTextComments()
    for index in start..<parts.count {
      if parts[index].exclusion != nil { continue }
      if PlainTextParagraphs.leftover(parts[index].text) == .section { break }
      for line in parts[index].text.split(separator: "\n") {
        comments.lines.append(Line(text: String(line), part: index))
      }
    }
    return comments.end(count: count)
  }

  private mutating func end(count: Int?) -> Int? {
    var (posts, dated) = (0, 0)
    while let line = next {
      guard PlainTextComments.isName(line), let post = readPost() else {
        // A button to write one, or what else stands below.
        break
      }
      guard post.isAnswered || post.isDated else { return nil }
      posts += 1
      if !post.isAnswered { dated += 1 }
    }
    guard posts > 0, dated == 0 || posts == count else { return nil }
    guard place < lines.count else { return (lines.last?.part ?? 0) + 1 }
    // Nothing but whole paragraphs.
    return place > 0 && lines[place - 1].part < lines[place].part ? lines[place].part : nil
  }

  /// Reads a comment; `nil` where there is none.
  private mutating func readPost() -> (isDated: Bool, isAnswered: Bool)? {
    let start = place
    place += 1
    var isDated = false
    while let line = next, DateLine.isDate(line) {
      isDated = true
      place += 1
    }
    var count = 0
    while let line = next, !PlainTextComments.isButton(line) {
      // The next one has a name and a date.
      if count > 0, isDated, PlainTextComments.isName(line), place + 1 < lines.count,
        DateLine.isDate(lines[place + 1].text)
      {
        return (isDated, false)
      }
      count += 1
      guard count <= PlainTextComments.longest, !line.hasPrefix("#") else {
        place = start
        return nil
      }
      place += 1
    }
    guard count > 0 else {
      place = start
      return nil
    }
    var isAnswered = false
    while let line = next, PlainTextComments.isButton(line) {
      isAnswered = isAnswered || PlainTextComments.isAnswer(line)
      place += 1
    }
    return (isDated, isAnswered)
  }

  /// Whether a line is a button, or several: `Like`, `Reply Report`.
  private static func isButton(_ line: String) -> Bool {
    line.utf8.count < 60 && (isAnswer(line) || Leftovers.shared.kind(line) == .line)
  }

  /// Whether a line is a button to answer, or has one: `Reply`, `Reply Report`.
  private static func isAnswer(_ line: String) -> Bool {
    guard line.utf8.count < 60 else { return false }
    let words = Leftovers.plain(line).parts(at: 0x20).filter { Int($0) == nil }
    return words.contains { answers.contains(String($0)) }
      && (words.count == 1 || Leftovers.shared.kind(line) == .line)
  }

  /// Whether a line may be the name of a reader.
  private static func isName(_ line: String) -> Bool {
    let words = line.split(separator: " ")
    guard line.utf8.count <= 40, 1...3 ~= words.count, !isButton(line),
      line.allSatisfy({ $0.isLetter || $0.isNumber || " _.-'\u{2019}".contains($0) }),
      line.contains(where: \.isLetter), !DateLine.isDate(line)
    else { return false }
    return words.count == 1 || words.allSatisfy { $0.first?.isUppercase ?? false }
  }

  private static let headings = Set(LeftoverTables.comments.parts(at: 0x0A).map(String.init))

  /// The same of one.
  private static let single: Set<String> = [
    "comment", "kommentar", "commentaire", "comentario", "coment\u{E1}rio", "commento", "reactie",
    "komentarz", "yorum",
    "\u{43A}\u{43E}\u{43C}\u{43C}\u{435}\u{43D}\u{442}\u{430}\u{440}\u{438}\u{439}",
  ]

  private static let answers: Set<String> = [
    "reply", "antworten", "r\u{E9}pondre", "responder", "rispondi", "beantwoorden", "reageren",
    "odpowiedz", "yan\u{131}tla", "svara", "svar",
    "\u{43E}\u{442}\u{432}\u{435}\u{442}\u{438}\u{442}\u{44C}",
  ]
}
