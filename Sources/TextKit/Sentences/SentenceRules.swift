/// What is known of the language of a text, ready to be looked up.
///
/// English belongs to every language, as its titles and firms are in texts of all; what is an
/// ordinary word in the language is taken out.
final class SentenceRules: Sendable {
  /// The kinds of abbreviations by the hash of the folded word without its full stop.
  let abbreviations: [UInt64: Abbreviation]
  /// The words that mostly start a sentence.
  let starters: WordHashSet
  /// The verbs that start a sentence where they have a capital.
  let questions: WordHashSet
  /// Whether a number with a full stop is an ordinal.
  let hasOrdinals: Bool
  /// Whether names of streets are compounds, as `Hauptstr.` is.
  let hasStreetCompounds: Bool

  /// The rules for texts in English, or in a language of which nothing is known.
  static let english = SentenceRules(nil)

  private static let others = SentenceTables.languages.mapValues { SentenceRules($0) }

  /// The rules for a language.
  ///
  /// - Parameter language: A BCP 47 tag, of which the language alone counts.
  /// - Returns: The rules; those for English where there are none for the language.
  static func of(_ language: String) -> SentenceRules {
    let code = language.utf8.prefix { $0 != 0x2D && $0 != 0x5F }
    return others[CaseFolding.fold(String(Substring(code)))] ?? english
  }

  /// The rules for a text of which nobody says the language.
  static func suiting(_ bytes: Span<UInt8>) -> SentenceRules {
    guard let guess = LanguageIdentifier.identify(bytes, sampleSize: 512), guess.confidence >= 0.6
    else {
      return english
    }
    return others[guess.code] ?? english
  }

  private init(_ table: SentenceTable?) {
    var kinds: [UInt64: Abbreviation] = [:]
    func add(_ table: SentenceTable) {
      for (kind, words) in [
        (Abbreviation.title, table.titles), (.numbered, table.numbered), (.either, table.either),
        (.name, table.names),
      ] {
        for hash in Self.hashes(words) { kinds[hash] = kind }
      }
    }
    add(SentenceTables.english)
    var starters = Self.hashes(SentenceTables.english.starters)
    if let table {
      for hash in Self.hashes(table.ordinary) { kinds[hash] = nil }
      add(table)
      starters += Self.hashes(table.starters)
    }
    abbreviations = kinds
    questions = WordHashSet(Self.hashes(SentenceTables.english.questions))
    self.starters = WordHashSet(starters)
    hasOrdinals = table?.hasOrdinals ?? false
    hasStreetCompounds = table?.hasStreetCompounds ?? false
  }

  private static func hashes(_ words: String) -> [UInt64] {
    words.split(whereSeparator: \.isWhitespace).map { WordHash.of(String($0)) }
  }
}
