/// Tells the language of a text: by its script, then by the n-grams of its words.
///
/// A script with one language that matters decides at once. Otherwise a linear model over hashed
/// character n-grams weighs the languages of the script; see `docs/languages.md` for what it knows
/// and how well. Good on a sentence or a headline, a first guess on a word. Texts in languages that
/// it does not know, or in none, often get no answer; broken UTF-8 does no harm.
public enum LanguageIdentifier {
  /// What the model calls text in no language it knows.
  static let unknown = "und"

  /// How much of a text is looked at unless something else is asked for, in bytes.
  public static let sampleSize = 2048

  /// The language of a text in UTF-8.
  ///
  /// - Parameters:
  ///   - bytes: The text.
  ///   - sampleSize: Of more bytes than this, up to four pieces are looked at, of so many
  ///     bytes together; 256 at least.
  /// - Returns: The best guess, or `nil` for a text without letters, in a script that is not known or
  ///   unlike every language that is.
  public static func identify(
    _ bytes: Span<UInt8>, sampleSize: Int = LanguageIdentifier.sampleSize
  ) -> LanguageGuess? {
    rank(bytes, limit: 1, sampleSize: sampleSize).first
  }

  /// The language of a string; see the version for bytes.
  public static func identify(
    _ text: String, sampleSize: Int = LanguageIdentifier.sampleSize
  ) -> LanguageGuess? {
    identify(text.utf8Span.span, sampleSize: sampleSize)
  }

  /// How sure the language of a text has to be that does not say it, from 0 to 1, unless something else is asked for.
  public static let sureness = 0.7

  /// The language that a text is said to be in, or else the one that it seems to be in, where that is sure.
  ///
  /// - Parameters:
  ///   - stated: What its publisher says, a BCP 47 tag; `nil` where nobody says anything.
  ///   - text: The text, which is looked at only where it has to be.
  ///   - sampleSize: How much of it, in bytes; see ``identify(_:sampleSize:)``.
  /// - Returns: A BCP 47 tag; `nil` where the language is not sure.
  public static func language(
    stated: String?, of text: @autoclosure () -> String,
    sampleSize: Int = LanguageIdentifier.sampleSize
  ) -> String? {
    if let stated { return stated }
    guard let guess = identify(text(), sampleSize: sampleSize), guess.confidence >= sureness else {
      return nil
    }
    return guess.code
  }

  /// The languages that a text is likeliest in, best first.
  ///
  /// - Parameters:
  ///   - bytes: The text in UTF-8.
  ///   - limit: The most guesses.
  ///   - sampleSize: Of more bytes than this, up to four pieces are looked at, of so many
  ///     bytes together; 256 at least.
  /// - Returns: Guesses whose confidences add up to 1 at most; none where ``identify(_:)`` has none.
  public static func rank(
    _ bytes: Span<UInt8>, limit: Int, sampleSize: Int = LanguageIdentifier.sampleSize
  ) -> [LanguageGuess] {
    let sample = LetterSample(bytes, limit: max(256, sampleSize))
    guard limit > 0, let (script, share) = mainScript(of: sample) else { return [] }
    if let code = script.onlyLanguage { return [LanguageGuess(code: code, confidence: share)] }
    guard let languages = LanguageModel.shared?[script] else { return [] }
    let words = sample.words(of: script)
    let logits = languages.logits(rows(of: words.span, languages))
    guard let best = logits.indices.max(by: { logits[$0] < logits[$1] }),
      languages.head.codes[best] != unknown
    else { return [] }
    let odds = logits.map { exponential(Double($0 - logits[best])) }
    let scale = share / odds.reduce(0, +)
    if limit == 1 {
      return [LanguageGuess(code: languages.head.codes[best], confidence: scale)]
    }
    let order = logits.indices.filter { languages.head.codes[$0] != unknown }
      .sorted { (logits[$0], $1) > (logits[$1], $0) }
    return order.prefix(limit).map {
      LanguageGuess(code: languages.head.codes[$0], confidence: odds[$0] * scale)
    }
  }

  /// The codes of the languages that can be told, sorted.
  public static var languages: [String] {
    let alone = Script.allCases.compactMap(\.onlyLanguage)
    let modelled = LanguageModel.shared?.scripts.flatMap(\.head.codes) ?? []
    return (alone + modelled.filter { $0 != unknown }).sorted()
  }

  /// The rows of the n-grams of some words, with those of the words themselves.
  private static func rows(of words: Span<UInt32>, _ languages: ScriptLanguages) -> [UInt32] {
    var rows: [UInt32] = []
    rows.reserveCapacity(words.count * 5)
    var start = 0
    for end in 1..<max(1, words.count) where words[end] == 0x20 {
      NGramHasher.hash(words, start..<end + 1) { rows.append(languages.row($0)) }
      start = end
    }
    return rows
  }

  /// The script that tells the language, and its share of the text.
  ///
  /// Japanese is Kana, with or without Han.
  private static func mainScript(of sample: LetterSample) -> (script: Script, share: Double)? {
    var counts = sample.counts
    let kana = Int(Script.kana.rawValue)
    let han = Int(Script.han.rawValue)
    if counts[kana] * 10 > counts[han] {
      counts[kana] += counts[han]
      counts[han] = 0
    }
    let latin = counts[Int(Script.latin.rawValue)]
    func weight(_ script: Script) -> Double {
      Double(counts[Int(script.rawValue)]) * script.lettersPerCharacter
    }
    let others = Script.allCases.dropFirst()
    if let best = others.max(by: { weight($0) < weight($1) }), weight(best) > 0 {
      // Names and brands stay in Latin letters, of which a headline may have more than of its own.
      let rival = Double(latin) * (best.keepsLatinNames ? 0.25 : 1)
      if weight(best) > rival {
        let rest = sample.total - latin - counts[Int(best.rawValue)]
        return (best, weight(best) / (weight(best) + rival + Double(rest)))
      }
    }
    return latin > 0 ? (.latin, Double(latin) / Double(sample.total)) : nil
  }

  /// e to a power that is not above 0.
  private static func exponential(_ exponent: Double) -> Double {
    let power = exponent * 1.4426950408889634
    guard power > -60 else { return 0 }
    let whole = power.rounded(.down)
    let rest = power - whole
    // The polynomial is within a thousandth on 0 ..< 1.
    let fraction = 1 + rest * (0.6951786 + rest * (0.2261699 + rest * 0.0786515))
    return Double(sign: .plus, exponent: Int(whole), significand: fraction)
  }
}
