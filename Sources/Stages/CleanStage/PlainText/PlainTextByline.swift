import PipeKit

/// A line that does nothing but name the author, or the time, of what stands below it.
struct PlainTextByline {
  private(set) var authors: [String] = []
  private(set) var date: Timestamp?

  /// Reads a line; `nil` where it says anything else.
  ///
  /// Everything in it must be a label, a name behind one, a role, where somebody works, or a word of a date.
  init?(_ line: String) {
    guard line.utf8.count <= 160, !line.contains("\n"), !line.hasPrefix("#") else { return nil }
    if DateLine.isDate(line), DateReader.hasYear(line) {
      date = DateReader.find(in: line)
      guard date != nil else { return nil }
      return
    }
    guard AuthorNames.mayBeByline(line.lowercased()) || DateReader.hasYear(line) else { return nil }
    authors = AuthorNames.byline(line)
    guard !authors.isEmpty, PlainTextByline.isAllTold(line, authors) else { return nil }
    date = DateReader.find(in: line)
  }

  /// Whether a line below a byline says what its author is: `Staff writer`, `Industry correspondent`.
  static func isRole(_ line: String) -> Bool {
    let words = Leftovers.plain(line).parts(at: 0x20)
    guard let last = words.last, words.count <= 4, !PlainTextCleaner.endsSentence(line) else {
      return false
    }
    if words.count == 2, correspondents.contains(String(last)) { return true }
    let name = words.joined(separator: " ")
    if words.allSatisfy({ CreditLine.isAgency($0) }) || agencies.contains(name) { return true }
    return words.allSatisfy { AuthorNames.isRole($0) } && words.contains { !AuthorNames.isRank($0) }
  }

  /// Those who write of one thing, which stands before; "New director" is rather a heading.
  private static let correspondents: Set<String> = [
    "correspondent", "correspondents", "korrespondent", "korrespondentin", "corresponsal",
    "corrispondente",
  ]

  private static let agencies: Set<String> = [
    "associated press", "the associated press", "agence france presse", "press association",
    "deutsche presse agentur", "the canadian press", "press trust of india",
  ]

  /// Whether a line has nothing but names, labels, dates, roles, and names of papers and places.
  private static func isAllTold(_ line: String, _ authors: [String]) -> Bool {
    if line.hasSuffix("."), !line.hasSuffix(".m.") { return false }
    let names = Set(authors.flatMap { Leftovers.plain($0).parts(at: 0x20).map(String.init) })
    var others = 0
    for word in line.split(whereSeparator: { !$0.isLetter && !$0.isNumber && $0 != "'" }) {
      let plain = word.lowercased()
      if names.contains(plain) || places.contains(plain) || AuthorLine.isLabelWord(plain)
        || AuthorNames.isRole(word) || CreditLine.isAgency(word)
        || DateLine.isDateWord(plain) || word.allSatisfy(\.isNumber)
      {
        continue
      }
      guard let first = word.first, first.isUppercase || !first.isCased else { return false }
      others += 1
    }
    return others <= 4
  }

  /// What stands before where somebody works.
  private static let places: Set<String> = ["in", "of", "for", "the", "aus", "de", "\u{E0}", "a"]
}
