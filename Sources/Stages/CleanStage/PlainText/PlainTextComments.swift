/// Tells what readers have written below an article: a heading, names, texts and buttons.
struct PlainTextComments {
  let parts: [PlainTextPart]

  /// A heading, and how many comments it says that there are.
  struct Heading { let count: Int? }

  /// No comment has more paragraphs.
  private static let longest = 6

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
  /// They end in buttons to answer, or there are names, no more than the comments that are counted, with texts below them.
  func end(below heading: Int) -> Int? {
    guard let first = PlainTextComments.heading(parts[heading].text) else { return nil }
    var count = first.count
    var start = heading + 1
    if count == nil, start < parts.count,
      let next = PlainTextComments.heading(parts[start].text)
    {
      count = next.count
      start += 1
    }
    let answered = endOfAnswers(from: start)
    guard let count else { return answered }
    return endOfPosts(from: answered ?? start, atMost: count) ?? answered
  }

  /// The place behind the last button to answer, with few paragraphs above each.
  private func endOfAnswers(from start: Int) -> Int? {
    var end: Int?
    var last = start
    var index = start
    while index < parts.count, index - last <= PlainTextComments.longest {
      let line = parts[index].text
      if line.hasPrefix("#") || PlainTextComments.heading(line) != nil { break }
      if PlainTextComments.isAnswer(line) {
        end = index + 1
        last = end ?? index
      }
      index += 1
    }
    return end
  }

  /// The place behind names with texts below them, up to the end or a known line; `nil` where there is anything else.
  private func endOfPosts(from start: Int, atMost count: Int) -> Int? {
    var names = 0
    var hasText = false
    for index in start..<parts.count {
      let line = parts[index].text
      if PlainTextComments.isAnswer(line) || DateLine.isDate(line) { continue }
      if line.hasPrefix("#") { return nil }
      if PlainTextParagraphs.leftover(line) == .section, PlainTextComments.heading(line) == nil {
        return hasText ? index : nil
      }
      if PlainTextCleaner.endsSentence(line) {
        guard names > 0 else { return nil }
        hasText = true
      } else if PlainTextParagraphs.leftover(line) == nil {
        guard PlainTextComments.isName(line) else { return nil }
        names += 1
        if names > count { return nil }
      }
    }
    return hasText ? parts.count : nil
  }

  /// Whether a line is a button to answer: `Reply`, `Reply Report`.
  private static func isAnswer(_ line: String) -> Bool {
    guard line.utf8.count < 60 else { return false }
    let words = Leftovers.plain(line).parts(at: 0x20).filter { Int($0) == nil }
    return words.contains { answers.contains(String($0)) }
      && (words.count == 1 || Leftovers.shared.kind(line) == .line)
  }

  /// Whether a line may be the name of a reader.
  private static func isName(_ line: String) -> Bool {
    let words = line.split(separator: " ")
    guard line.utf8.count <= 40, 1...3 ~= words.count else { return false }
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
