/// The words of a language that say nothing of what a text is about: `the`, `and`, `was`.
public struct StopWords: Sendable {
  /// The hashes of the words; see ``WordHash``.
  public let hashes: WordHashSet

  /// The stop words of a language.
  ///
  /// - Parameter language: An ISO 639-1 code, or a BCP 47 tag that starts with one.
  /// - Returns: `nil` for a language without a list; those with one are ``languages``.
  public static func of(_ language: String) -> StopWords? {
    let code = language.utf8.prefix { $0 != 0x2D && $0 != 0x5F }
    return all[CaseFolding.fold(String(Substring(code)))]
  }

  /// The codes of the languages that have a list, sorted.
  public static var languages: [String] { all.keys.sorted() }

  /// Whether the hash is that of a stop word.
  public func contains(_ hash: UInt64) -> Bool { hashes.contains(hash) }

  /// Whether a word is a stop word.
  public func contains(_ word: Word) -> Bool { hashes.contains(word.hash) }

  private init(_ words: String) { hashes = WordHashSet(words: words) }

  private static let all: [String: StopWords] = StopWordTables.words.mapValues { StopWords($0) }
}
