import TextKit

/// The words of a title and a text, with what is counted of them.
struct KeywordText {
  /// The title, a blank line, and the text.
  let bytes: [UInt8]
  /// How many bytes the title and the blank line have.
  let titleLength: Int
  /// The words, in order; those of the title first.
  var tokens: [KeywordToken] = []
  /// The terms.
  var terms: [KeywordTerm] = []
  /// How often a term stands right before another.
  var pairs: [UInt64: Int] = [:]
  /// The number of sentences.
  var sentences = 0
  /// Stretches of characters of a script without spaces: the range of each character.
  var stretches: [(sentence: Int, characters: [Range<Int>])] = []
  /// The numbers of the terms, by their hashes.
  var numbers: [UInt64: Int] = [:]
  /// Words that say nothing in the language, where there is a list.
  let stopWords: StopWords?
  /// Whether the text is in Japanese.
  let isJapanese: Bool
  /// Whether every noun has a capital.
  let hasNounCapitals: Bool

  private static func language(of bytes: Span<UInt8>) -> String? {
    guard let guess = LanguageIdentifier.identify(bytes) else { return nil }
    return bytes.count >= tellingLength || guess.confidence >= 0.6 ? guess.code : nil
  }

  /// From how many bytes on a text tells its language even where others are as likely.
  private static let tellingLength = 200

  /// Reads a title and a text.
  ///
  /// - Parameters:
  ///   - text: The text.
  ///   - title: The title.
  ///   - language: The language, as a BCP 47 tag; `nil` tells it from the text.
  init(_ text: String, title: String?, language: String?) {
    var bytes = Array((title ?? "").utf8)
    if !bytes.isEmpty { bytes += [0x0A, 0x0A] }
    titleLength = bytes.count
    bytes.append(contentsOf: text.utf8)
    let code = language ?? Self.language(of: bytes.span)
    self.bytes = bytes
    // What is too short to be told is English more often than anything else.
    stopWords = StopWords.of(code ?? "en")
    let primary = code.map { $0.prefix { $0 != "-" && $0 != "_" }.lowercased() }
    isJapanese = primary == "ja"
    hasNounCapitals = primary == "de" || primary == "lb"
    read(SentenceOptions(suiting: bytes.span, language: code))
    countNeighbours()
    findNames()
    rate()
  }
}
