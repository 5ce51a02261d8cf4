import HTML
import PipeKit

extension DigestContent {
  /// How many lines and words of a short form are looked for in the text.
  private static let mostPieces = 100

  /// The text without its markup.
  var plain: String { format.plain(text) }

  /// A document's short form as text.
  ///
  /// One whose sentences were taken from a text with markup has it, too; one that a person or a language model has
  /// written has none, though it may have the same signs. So markup is what stands in the text in the same words.
  static func summary(of document: Document) -> String? {
    guard let summary = document.summary, let content = DigestContent(document) else {
      return document.summary
    }
    return content.isCut(summary) ? content.format.plain(summary) : summary
  }

  /// Whether a line of a short form, or a word of it, has markup and stands in the text as it is.
  private func isCut(_ summary: String) -> Bool {
    let marks: Set<Unicode.Scalar> =
      format == .html ? ["<", "&"] : ["\\", "`", "*", "_", "[", "]", "~"]
    // Of Markdown the marks of a block stand at the beginning of a line.
    let lineMarks = format == .html ? marks : marks.union(["#", ">", "-", "+"])
    let scalars = summary.unicodeScalars
    let lines = scalars.split(separator: "\n").filter { $0.contains(where: lineMarks.contains) }
    let words = scalars.split(whereSeparator: PlainText.isSpace)
      .filter { $0.contains(where: marks.contains) && $0.contains(where: Self.isLetter) }
    return lines.prefix(Self.mostPieces).contains { has($0, asWord: false) }
      || words.prefix(Self.mostPieces).contains { has($0, asWord: true) }
  }

  /// Whether the text has something, between spaces or tags where it is a word.
  private func has(_ piece: Substring.UnicodeScalarView, asWord: Bool) -> Bool {
    let piece = Array(String(piece).utf8)
    let bytes = text.utf8
    var rest = bytes[...]
    while let place = rest.firstRange(of: piece) {
      let before = bytes[..<place.lowerBound].last ?? 0x20
      let after = bytes[place.upperBound...].first ?? 0x20
      if !asWord || (before <= 0x20 || before == 0x3E) && (after <= 0x20 || after == 0x3C) {
        return true
      }
      rest = bytes[place.upperBound...]
    }
    return false
  }

  private static func isLetter(_ scalar: Unicode.Scalar) -> Bool { scalar.properties.isAlphabetic }
}
