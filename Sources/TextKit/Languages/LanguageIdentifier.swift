/// Guesses the language of a text: from its script, then from its character trigrams.
///
/// A script with one language that matters decides at once. Otherwise the trigrams are compared with
/// the commonest of each language of the script (naive Bayes; the idea of profiles is from Cavnar and
/// Trenkle, "N-gram-based text categorization", 1994). Good on a sentence, a first guess on a word.
public enum LanguageIdentifier {
  /// The most bytes of a text that are looked at.
  private static let sample = 4096
  /// The fewest of the trigrams that must be in the best profile.
  private static let leastKnown = 0.2

  /// The language of a text in UTF-8.
  ///
  /// - Parameter bytes: The text; the first 4 KiB are looked at.
  /// - Returns: The best guess, or `nil` for a text without letters, in a script that is not known or
  ///   unlike every language that is.
  public static func identify(_ bytes: Span<UInt8>) -> LanguageGuess? {
    let near = bytes.extracting(0..<min(bytes.count, sample))
    let (script, share) = mainScript(in: near)
    guard let script else { return nil }
    if let code = script.onlyLanguage { return LanguageGuess(code: code, confidence: share) }
    guard let model = TrigramModel.of(script) else { return nil }
    return best(of: model, script: script, share: share, in: near)
  }

  /// The language of a string; see the version for bytes.
  public static func identify(_ text: String) -> LanguageGuess? { identify(text.utf8Span.span) }

  /// The script of most letters, and its share of them.
  ///
  /// Japanese is Kana, with or without Han.
  private static func mainScript(in bytes: Span<UInt8>) -> (script: Script?, share: Double) {
    let table = CharacterTable.shared
    var counts = [Int](repeating: 0, count: Script.allCases.count)
    var total = 0
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      if byte < 0x80 {
        if byte | 0x20 &- 0x61 < 26 {
          counts[Int(Script.latin.rawValue)] += 1
          total += 1
        }
        index += 1
        continue
      }
      let (scalar, width) = bytes.scalar(at: index)
      index += width
      switch table.scalarClass(scalar) {
      case .cased, .letter, .solitary, .katakana:
        total += 1
        if let script = Script(scalar) { counts[Int(script.rawValue)] += 1 }
      default: continue
      }
    }
    guard total > 0 else { return (nil, 0) }
    let kana = counts[Int(Script.kana.rawValue)]
    let han = counts[Int(Script.han.rawValue)]
    if kana * 10 > han {
      counts[Int(Script.kana.rawValue)] += han
      counts[Int(Script.han.rawValue)] = 0
    }
    // A character of Han is about as much text as three letters.
    let weighed = counts.enumerated().map { index, count in
      index == Int(Script.han.rawValue) || index == Int(Script.kana.rawValue) ? count * 3 : count
    }
    guard let best = weighed.indices.max(by: { weighed[$0] < weighed[$1] }), counts[best] > 0
    else { return (nil, 0) }
    return (Script(rawValue: UInt8(best)), Double(counts[best]) / Double(total))
  }

  private static func best(
    of model: TrigramModel, script: Script, share: Double, in bytes: Span<UInt8>
  ) -> LanguageGuess? {
    var trigrams: [UInt64] = []
    trigrams.reserveCapacity(bytes.count)
    TrigramReader.read(bytes, script: script) { trigrams.append($0) }
    let (scores, known) = model.score(trigrams)
    guard let best = scores.indices.max(by: { scores[$0] < scores[$1] }), scores[best] > 0,
      Double(known[best]) >= Self.leastKnown * Double(trigrams.count)
    else { return nil }
    // Neighbouring trigrams say much the same, so that a bit of theirs is worth less than a bit.
    let odds = scores.reduce(0.0) { $0 + exponential(Double($1 - scores[best]) * 0.35) }
    return LanguageGuess(code: model.codes[best], confidence: share / odds)
  }

  /// 2 to a power that is not above 0.
  private static func exponential(_ power: Double) -> Double {
    guard power > -60 else { return 0 }
    let whole = power.rounded(.down)
    let rest = power - whole
    // The polynomial is within a thousandth on 0 ..< 1.
    let fraction = 1 + rest * (0.6951786 + rest * (0.2261699 + rest * 0.0786515))
    return Double(sign: .plus, exponent: Int(whole), significand: fraction)
  }
}
