import TextKit

/// Decides between the language that is stated and the one that the text is in.
struct LanguageChoice {
  /// How sure a guess must be to be taken where nothing is stated, from 0 to 1.
  let confidence: Double

  /// How much text must be sure of what against what is stated.
  ///
  /// Pages state the language of their template; the text must be more than a quotation or a list of
  /// names to know better.
  private static let contradiction = (bytes: 600, confidence: 0.99)

  /// How much of a text is looked at first, in bytes, and how sure that must make where nothing is stated.
  private static let glance = (bytes: 256, confidence: 0.99)

  /// The languages, or spellings of one, that are too alike or too often exchanged to contradict what
  /// is stated; the first may also stand for the others.
  private static let alike: [Set<String>] = [
    ["no", "nb", "nn"], ["sh", "bs", "hr", "sr", "cnr"], ["ms", "id", "in", "zsm"],
    ["tl", "fil"], ["he", "iw"], ["fa", "prs", "pes"], ["zh", "yue", "cmn", "wuu", "lzh", "nan"],
    ["ar", "arz", "ary", "arb", "apc", "aeb"], ["ku", "kmr", "ckb"], ["cs", "sk"], ["yi", "ji"],
    ["ja", "zh"],
  ]
  /// Languages that are also written in another script than the model knows them in.
  private static let inSeveralScripts: Set<String> = [
    "az", "ba", "bs", "ha", "kk", "ku", "ky", "mg", "mn", "ms", "pa", "ro", "sd", "so", "sr", "sw",
    "tg", "tk", "tt", "ug", "uz", "yi",
  ]
  private static let known = Set(LanguageIdentifier.languages)

  /// The language of the text, where it is to be noted.
  ///
  /// - Parameters:
  ///   - stated: The tag that the feed or page states, if any.
  ///   - text: The text without markup.
  /// - Returns: A code; `nil` if nothing is to change.
  func correction(of stated: String?, for text: String) -> String? {
    guard let stated, !stated.isEmpty else {
      let first = LanguageIdentifier.identify(text, sampleSize: Self.glance.bytes)
      if let first, first.confidence >= max(confidence, Self.glance.confidence) {
        return first.code
      }
      guard let guess = LanguageIdentifier.identify(text), guess.confidence >= confidence
      else { return nil }
      return guess.code
    }
    guard text.utf8.count >= Self.contradiction.bytes else { return nil }
    let subtags = stated.utf8.split { $0 == 0x2D || $0 == 0x5F }
    let primary = CaseFolding.fold(String(subtags.first.map { Substring($0) } ?? ""))
    // What cannot be contradicted is not worth a look at the text, and most texts are in the language that is
    // stated, which little of them shows.
    guard Self.known.contains(primary), !Self.inSeveralScripts.contains(primary),
      LanguageIdentifier.identify(text, sampleSize: Self.glance.bytes)?.code != primary,
      let guess = LanguageIdentifier.identify(text), guess.code != primary,
      guess.confidence >= Self.contradiction.confidence,
      !Self.alike.contains(where: { $0.contains(primary) && $0.contains(guess.code) })
    else { return nil }
    return guess.code
  }
}
