import TextKit

/// Tells lines that say who took a picture.
enum CreditLine {
  /// Whether a line names who took a picture, or the agency that it is of.
  static func isCredit(_ line: Span<UInt8>) -> Bool {
    let isCopyright = line.count > 1 && line[0] == 0xC2 && line[1] == 0xA9
    return phrases.isIn(line) || (isCopyright && Text.of(line).hasPrefix("\u{A9}"))
      || endsInAgency(line)
  }

  /// Whether the last of a line is the name of a photographer, a stroke, and that of an agency: `© Ines Calder/dpa`.
  private static func endsInAgency(_ line: Span<UInt8>) -> Bool {
    guard let sign = ByteSearch.find("\u{A9}".utf8Span.span, in: line) else { return false }
    let rest = line.extracting(sign..<line.count)
    guard rest.count < 60 else { return false }
    return rest.indices.contains { rest[$0] == 0x2F }
  }

  private static let phrases = PhraseSearch([
    "(foto:", "(photo:", "(bild:", "foto: ", "photo: ", "getty images", "shutterstock",
    "istock", "picture alliance", "picture-alliance", "photo by ", "photo credit", "image credit",
  ])

  // MARK: Paragraphs without markup

  /// How much of a paragraph without markup is of a picture.
  enum Ending: Equatable {
    case none
    /// All of it: a caption with its credit, or a credit alone.
    case whole
    /// Only who took the picture, behind the text.
    case part(text: String, credit: String)
  }

  /// Finds the credit of a picture that a paragraph without markup is or ends in.
  ///
  /// What stands before a credit is a caption where it is short and describes: it is no report, which has a dateline, a
  /// quotation, a verb of speech or a second sentence.
  static func ending(of paragraph: String) -> Ending {
    if let label = label(of: paragraph) {
      guard paragraph.utf8.count < 160 else { return .none }
      return saysMore(paragraph.dropFirst(label)) ? .none : .whole
    }
    guard let start = creditStart(in: paragraph) else { return .none }
    let text = paragraph[..<start].drop { $0 == " " }
    let credit = String(paragraph[start...])
    var trimmed = text
    while trimmed.last == " " { trimmed.removeLast() }
    if trimmed.isEmpty { return .whole }
    if trimmed.utf8.count < 160, !isReport(String(trimmed)) { return .whole }
    return .part(text: String(trimmed), credit: credit)
  }

  /// Whether a paragraph is a sentence behind the label of a picture, such as `Photo: The man in it is her brother.`.
  static func isLabelledSentence(_ paragraph: String) -> Bool {
    label(of: paragraph).map { saysMore(paragraph.dropFirst($0)) } ?? false
  }

  /// The length of the label that a paragraph begins with, such as `Photo:`, in characters.
  private static func label(of paragraph: String) -> Int? {
    let begin = paragraph.prefix(24).lowercased()
    let start = begin.drop { $0 == "(" || $0 == "[" }
    return starts.first { start.hasPrefix($0) }.map { begin.count - start.count + $0.count }
  }

  /// Whether what stands behind a label is a sentence of a text rather than a caption.
  static func saysMore(_ rest: Substring) -> Bool {
    let rest = String(rest.drop { $0 == " " })
    if creditStart(in: rest) != nil { return isReport(rest) }
    guard let last = rest.last, !")]".contains(last), PlainTextCleaner.endsSentence(rest) else {
      return false
    }
    let words = rest.split { !$0.isLetter && $0 != "'" && $0 != "\u{2019}" }
    return words.contains { verbs.contains($0.lowercased()) } || isReport(rest)
      || words.count { $0.first?.isLowercase == true } > 5
  }

  /// Whether a text has what captions do not have: a dateline, a quotation, speech or several sentences.
  private static func isReport(_ text: String) -> Bool {
    let bytes = text.utf8Span.span
    if Dateline.length(in: bytes) > 0 { return true }
    if text.contains(where: { quotes.contains($0) }) { return true }
    if text.split(whereSeparator: { !$0.isLetter }).contains(where: {
      speech.contains($0.lowercased())
    }) {
      return true
    }
    return SentenceScanner.sentences(in: bytes).count > 1
  }

  /// Where the credit begins that a paragraph ends in: in brackets, or behind the end of a sentence.
  private static func creditStart(in paragraph: String) -> String.Index? {
    guard let last = paragraph.last, last.isLetter || last == ")" || last == "]" else { return nil }
    if last == ")" || last == "]" {
      guard let open = paragraph.lastIndex(of: last == ")" ? "(" : "[") else { return nil }
      let inside = paragraph[open...]
      return inside.utf8.count < 120 && isCreditInBrackets(inside.dropLast()) ? open : nil
    }
    // The words of the credit, from the last backwards.
    let words = paragraph.split(separator: " ")
    for count in 1...max(1, min(8, words.count)) where count <= words.count {
      let word = words[words.count - count]
      guard isAgencyName(word) else {
        if let end = word.last, ".!?\u{201D}\"".contains(end), !isInitial(word) { return nil }
        continue
      }
      guard count <= 4 else { return nil }
      return creditStart(words, endingAt: words.count - count)
    }
    return labelledCreditStart(words)
  }

  /// Where the credit begins whose agency is a word's: with a label, or a name before the agency's.
  private static func creditStart(_ words: [Substring], endingAt index: Int) -> String.Index {
    var first = index
    if !isAgency(words[index].drop { "(\u{A9}".contains($0) }.prefix { $0 != "/" }) {
      // `Ines Calder/dpa`
      var name = index
      while name > 0, index - name < 4, let letter = words[name - 1].first, letter.isUppercase,
        !isLabelWord(words[name - 1]),
        words[name - 1].last?.isLetter == true || isInitial(words[name - 1])
      {
        name -= 1
      }
      let isParted =
        name == 0 || isLabelWord(words[name - 1]) || words[name - 1].last?.isLetter == false
      if isParted { first = name }
    }
    while first > 0, isLabelWord(words[first - 1]) { first -= 1 }
    return words[first].startIndex
  }

  /// Whether a word is the name of an agency, in any case.
  static func isAgency(_ word: Substring) -> Bool { agencies.contains(word.lowercased()) }

  /// Where a credit without a photographer begins: `Foto: Ines Calder`, behind a sentence.
  private static func labelledCreditStart(_ words: [Substring]) -> String.Index? {
    for index in words.indices.suffix(6) where index > 0 && index + 1 < words.count {
      guard credits.contains(words[index].lowercased()),
        let end = words[index - 1].last, ".!?\u{201D}\"".contains(end),
        words[(index + 1)...].allSatisfy({
          $0.first?.isUppercase == true || isAgencyName($0) || isAgency($0)
        })
      else { continue }
      return words[index].startIndex
    }
    return nil
  }

  private static func isInitial(_ word: Substring) -> Bool {
    word.count == 2 && word.first?.isUppercase == true && word.last == "."
  }

  private static func isLabelWord(_ word: Substring) -> Bool {
    let word = word.lowercased()
    return credits.contains(word) || ["by", "von", "\u{A9}"].contains(word)
  }

  /// Whether a word is of an agency and a name: `REUTERS/Ines`, `Calder/dpa`.
  private static func isAgencyName(_ word: Substring) -> Bool {
    let parts = word.drop { $0 == "(" || $0 == "\u{A9}" }
      .split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count >= 2 else { return false }
    let isNamed = parts[1].first?.isUppercase == true && (parts[0] == "Photo" || isAgency(parts[0]))
    return isNamed || (parts[0].first?.isUppercase == true && isAgency(parts[1]))
  }

  /// Whether what stands in brackets at the end is a credit, and no sentence about an agency.
  private static func isCreditInBrackets(_ inside: Substring) -> Bool {
    let words = inside.dropFirst().split(separator: " ")
    let isNamed = phrases.isIn(String(inside).utf8Span.span) || words.contains { isAgencyName($0) }
    return isNamed
      && words.allSatisfy { word in
        word.first?.isLowercase != true || small.contains(word.lowercased())
          || credits.contains(word.lowercased())
      }
  }

  private static let small: Set<String> = [
    "by", "via", "courtesy", "of", "for", "from", "file", "image", "images", "credit", "von", "de",
    "di", "par", "por", "and", "und", "the", "istock", "shutterstock",
  ]

  private static let credits: Set<String> = [
    "foto:", "fotos:", "photo:", "photos:", "bild:", "image:", "picture:", "credit:", "photo",
    "cr\u{E9}dit:", "imagen:",
  ]

  private static let quotes: Set<Character> = [
    "\"", "\u{201C}", "\u{201D}", "\u{201E}", "\u{AB}", "\u{BB}", "\u{300C}",
  ]

  /// Verbs that tell of what somebody says, which pictures do not show.
  static let speech: Set<String> = [
    "said", "says", "told", "announced", "sagte", "sagt", "teilte", "erkl\u{E4}rte", "dit",
    "d\u{E9}clar\u{E9}", "annonc\u{E9}", "dijo", "anunci\u{F3}", "declar\u{F3}", "detto",
  ]

  /// Frequent finite verbs.
  static let verbs: Set<String> = speech.union([
    "is", "was", "are", "were", "has", "have", "had", "will", "would", "can", "could", "did",
    "does", "ist", "war", "sind", "waren", "hat", "haben", "hatte", "hatten", "wird", "werden",
    "wurde", "wurden", "kann", "est", "sont", "\u{E9}tait", "\u{E9}taient", "ont", "avait", "sera",
    "es", "son", "era", "eran", "fue", "fueron", "est\u{E1}", "est\u{E1}n", "han", "hab\u{ED}a",
  ])

  private static let starts = [
    "photo:", "photos:", "foto:", "fotos:", "bild:", "bilder:", "photo by ", "photos by ",
    "photo credit", "photo caption", "photo courtesy", "file photo", "image credit", "image:",
    "picture:", "\u{5199}\u{771F}\u{FF1A}",
  ]

  private static let agencies: Set<String> = ["reuters", "afp", "ap", "dpa", "epa", "efe", "ansa"]
}
