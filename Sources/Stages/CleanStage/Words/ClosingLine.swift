/// Tells what agencies write below their copy.
enum ClosingLine {
  /// Whether a paragraph at the end is none of the text: a mark that nothing follows, initials, a copyright, or who
  /// helped to write it.
  static func isClosing(_ paragraph: String) -> Bool {
    guard paragraph.utf8.count < 200, !paragraph.contains("\n") else { return false }
    let lower = paragraph.lowercased()
    if marks.contains(lower) || isInitials(paragraph) { return true }
    if lower.hasPrefix("\u{A9} ") || lower.hasPrefix("(c) ") {
      return !PlainTextCleaner.endsSentence(paragraph)
    }
    if lower.hasPrefix("follow "), lower.contains("://") { return true }
    return !LeftoverSentence.tellsWhoSaid(paragraph) && tellsWhoHelped(lower)
  }

  /// The name of an agency behind the last sentence, as in `…, he added. EFE`.
  static func agency(in paragraph: String) -> (text: String, credit: String)? {
    guard let space = paragraph.lastIndex(of: " "), space > paragraph.startIndex else { return nil }
    let name = paragraph[space...].dropFirst()
    let isWritten = name == "dpa" || (name.count > 1 && name.allSatisfy(\.isUppercase))
    guard isWritten || name == "Reuters", CreditLine.isAgency(name) else { return nil }
    let text = paragraph[..<space]
    guard let last = text.last, ".!?\"\u{201D}\u{201C}\u{BB}".contains(last) else { return nil }
    return (String(text), String(name))
  }

  /// Whether a line says who helped, as `Jane Doe in Berlin contributed to this report.` does.
  private static func tellsWhoHelped(_ lower: String) -> Bool {
    let people = ["writer", "writers", "reporter", "reporters", "correspondent", "journalist"]
    for phrase in phrases {
      guard let range = lower.firstRange(of: phrase) else { continue }
      let rest = lower[range.upperBound...].split { !$0.isLetter }
      // "… from Berlin."
      return rest.count <= 4 && rest.first.map { ["from", "in", "at"].contains($0) } ?? true
    }
    return lower.hasSuffix(" contributed.")
      && lower.split(separator: " ").contains { people.contains(String($0)) }
  }

  private static let phrases = [
    " contributed to this report", " contributed to this story", " contributed to this article",
    " contributed reporting",
  ]

  /// Who wrote and who edited it: `jp/ac/rf`.
  private static func isInitials(_ paragraph: String) -> Bool {
    let parts = paragraph.split(separator: "/", omittingEmptySubsequences: false)
    return parts.count > 1 && parts.count < 6
      && parts.allSatisfy { 2...3 ~= $0.count && $0.allSatisfy { $0.isLetter && $0.isLowercase } }
  }

  private static let marks: Set<String> = ["###", "-30-", "- 30 -", "ends", "-ends-", "- ends -"]
}
