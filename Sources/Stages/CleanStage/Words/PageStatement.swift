/// Tells what a page says of itself from sentences that begin likewise.
///
/// `Dieser Beitrag wurde am 3. Mai veröffentlicht.` and `Reporting by Ann Lee` are of the page, `Der Beitrag wurde
/// erhöht.` and `Reporting by two papers has shown that …` are of the text.
enum PageStatement {
  /// Whether a text is a sentence of the text; `nil` where its opening is none of those that tell of the page.
  ///
  /// - Parameters:
  ///   - text: The text.
  ///   - opening: Its first words, as ``Leftovers/plain(_:)`` writes them.
  /// - Returns: Whether it is.
  static func isText(_ text: String, opening: String) -> Bool? {
    if opening.hasSuffix(" wurde") {
      return isSentence(text) && !words(of: text).contains { isPublishing($0) }
    }
    if opening == "mit der anmeldung" {
      // Readers are spoken to with a capital, where it is not to those that a site knows well.
      return isSentence(text)
        && !text.split { !$0.isLetter }.contains { polite.contains($0) || familiar.contains($0) }
    }
    if credits.contains(opening) { return isSentence(text) && !isCredit(text) }
    return nil
  }

  private static func isSentence(_ text: String) -> Bool {
    LeftoverSentence.stop(of: text[...]) != nil
  }

  /// Whether a text is nothing but names, places and what people did for a report.
  private static func isCredit(_ text: String) -> Bool {
    guard text.contains(where: \.isUppercase) else { return true }
    let smalls = text.split { !$0.isLetter }.filter {
      $0.first?.isLowercase == true && $0.count > 1 && !joints.contains(String($0))
    }
    return smalls.count <= 2
  }

  private static func words(of text: String) -> [Substring] {
    text.lowercased().split { !$0.isLetter }
  }

  /// Whether a word says what is done with what is published.
  private static func isPublishing(_ word: Substring) -> Bool {
    publishing.contains { word.hasPrefix($0) }
  }

  private static let polite: Set<Substring> = ["Sie", "Ihre", "Ihrer", "Ihren", "Ihrem", "Ihnen"]
  private static let familiar: Set<Substring> = [
    "du", "dir", "dich", "deine", "deiner", "wir", "uns", "unser", "unsere", "unserer", "unseren",
    "Newsletter",
  ]

  private static let credits: Set<String> = [
    "reporting by", "additional reporting by", "editing by",
  ]

  private static let joints: Set<String> = [
    "reporting", "by", "additional", "editing", "writing", "compiled", "translated", "translation",
    "graphics", "in", "and", "at", "from", "for", "the", "of", "with", "also", "desk", "bureau",
    "newsroom", "correspondent", "correspondents", "von", "van", "der", "den", "de", "da", "di",
    "del", "la", "le", "el", "al", "bin", "ibn", "und", "et", "production", "research",
  ]

  private static let publishing = [
    "ver\u{F6}ffentlich", "publizier", "erstellt", "verfasst", "geschrieben", "gepostet",
    "aktualisiert", "abgelegt", "verschlagwortet", "getaggt", "einsortiert", "eingestellt",
    "eingetragen", "gelesen", "geteilt", "bewertet", "kommentiert", "bearbeitet", "\u{FC}bersetzt",
    "archiviert", "verlinkt", "aufgerufen", "angesehen", "redaktion",
  ]
}
