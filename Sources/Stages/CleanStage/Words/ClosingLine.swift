import TextKit

/// Tells what agencies write below their copy.
enum ClosingLine {
  /// Whether a paragraph at the end is none of the text: a mark that nothing follows, a copyright, who helped to write
  /// it, or where the agency has more.
  static func isClosing(_ paragraph: String) -> Bool {
    guard paragraph.utf8.count < 200, !paragraph.contains("\n") else { return false }
    let lower = paragraph.lowercased()
    return marks.contains(lower) || isCopyright(paragraph) || tellsWhoHelped(paragraph, lower)
      || leadsToMore(lower)
  }

  /// The name of an agency behind the last sentence, as in `…, he added. EFE`.
  static func agency(in paragraph: String) -> (text: String, credit: String)? {
    guard let space = paragraph.lastIndex(of: " "), space > paragraph.startIndex else { return nil }
    let name = paragraph[space...].dropFirst()
    let isWritten = name == "dpa" || (name.count > 1 && name.allSatisfy(\.isUppercase))
    guard isWritten || name == "Reuters", CreditLine.isAgency(name) else { return nil }
    let text = paragraph[..<space]
    guard let last = text.last, ".!?\"\u{201D}\u{201C}\u{BB}".contains(last) else { return nil }
    // What stands before is a sentence, rather than an abbreviation as in "Lund vs. AFP"; with a capital, as sentences
    // begin with one.
    let whole = text + " " + name.uppercased()
    let sentences = SentenceScanner.sentences(in: whole.utf8Span.span)
    guard sentences.count > 1, sentences.last?.range.count == name.utf8.count else { return nil }
    return (String(text), String(name))
  }

  /// Whether a line is a copyright, such as `© 2026 AFP`.
  private static func isCopyright(_ paragraph: String) -> Bool {
    guard paragraph.first == "\u{A9}", !PlainTextCleaner.endsSentence(paragraph) else {
      return false
    }
    let words = paragraph.dropFirst().split(separator: " ")
    return words.count <= 6 && words.first?.count == 4 && words.first.flatMap { Int($0) } != nil
  }

  /// Whether a line says who helped, as `Jane Doe in Berlin contributed to this report.` does: people, by their names.
  private static func tellsWhoHelped(_ paragraph: String, _ lower: String) -> Bool {
    if isByWriter(paragraph) { return true }
    for phrase in phrases {
      guard let range = lower.firstRange(of: phrase) else { continue }
      // "… from Berlin."
      let rest = lower[range.upperBound...].split { !$0.isLetter }
      guard rest.count <= 4, rest.first.map({ ["from", "in", "at"].contains($0) }) ?? true else {
        return false
      }
      let count = lower.distance(from: lower.startIndex, to: range.lowerBound)
      return areNames(paragraph.prefix(count))
    }
    return false
  }

  /// Whether words are nothing but names, with what their bearers do and where; the first has two words, as people have.
  private static func areNames(_ text: Substring) -> Bool {
    let words = text.split { $0 == " " || $0 == "," }
    guard 2...20 ~= words.count, let first = words.first, !isWord(first),
      !PlainTextLayout.isFunctionWord(first)
    else { return false }
    let name = words.drop { ["AP", "Associated", "Press"].contains($0) || isWord($0) }.prefix(2)
    return name.count == 2 && name.allSatisfy(isCapital)
      && words.allSatisfy { isCapital($0) || isWord($0) || joints.contains(String($0)) }
  }

  private static func isCapital(_ word: Substring) -> Bool { word.first?.isUppercase ?? false }

  private static func isWord(_ word: Substring) -> Bool { people.contains(word.lowercased()) }

  /// Whether a line is one such as `AP writer Jane Doe contributed.`.
  private static func isByWriter(_ paragraph: String) -> Bool {
    let words = paragraph.split(separator: " ")
    guard 4...8 ~= words.count, words.last == "contributed.", let first = words.first,
      CreditLine.isAgency(first) || paragraph.hasPrefix("Associated Press ")
    else { return false }
    return words.contains(where: isWord) && areNames(paragraph.dropLast(" contributed.".count))
  }

  /// Whether a line is one such as `Follow the coverage of AP at https://…`.
  private static func leadsToMore(_ lower: String) -> Bool {
    guard lower.hasPrefix("follow "), lower.contains("://"), lower.contains("coverage") else {
      return false
    }
    return lower.split { !$0.isLetter }.contains { CreditLine.isAgency($0) }
  }

  private static let phrases = [
    " contributed to this report", " contributed to this story", " contributed reporting",
  ]

  private static let people: Set<String> = [
    "writer", "writers", "reporter", "reporters", "correspondent", "correspondents", "journalist",
    "journalists", "editor", "editors",
  ]

  private static let joints: Set<String> = ["in", "and", "from", "also"]

  private static let marks: Set<String> = ["###", "-30-", "- 30 -", "-ends-"]
}
