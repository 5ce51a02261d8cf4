/// Which languages of a script a trigram speaks for, and how much.
struct TrigramModel: Sendable {
  struct Entry: Sendable {
    var language: UInt8
    /// How many bits likelier the trigram is in the language than where it is not in the profile.
    var gain: UInt8
  }

  /// The languages' ISO 639-1 codes.
  let codes: [String]
  private var ranges: [UInt64: Range<Int>] = [:]
  private var entries: [Entry] = []

  /// The logarithm of the probability of a trigram that is not in a profile.
  private static let floor = 13
  private static let firstLevel = 4

  static func of(_ script: Script) -> TrigramModel? {
    switch script {
    case .latin: latin
    case .cyrillic: cyrillic
    case .arabic: arabic
    case .devanagari: devanagari
    default: nil
    }
  }

  private static let latin = TrigramModel(LanguageProfiles.latin)
  private static let cyrillic = TrigramModel(LanguageProfiles.cyrillic)
  private static let arabic = TrigramModel(LanguageProfiles.arabic)
  private static let devanagari = TrigramModel(LanguageProfiles.devanagari)

  init(_ profiles: [(code: String, trigrams: String)]) {
    codes = profiles.map(\.code)
    var found: [(trigram: UInt64, entry: Entry)] = []
    for (language, profile) in profiles.enumerated() {
      var level = Self.firstLevel
      var scalars: [UInt32] = []
      for scalar in profile.trigrams.unicodeScalars {
        if scalar == "|" {
          level += 1
          continue
        }
        scalars.append(scalar == "_" ? 0 : scalar.value)
        if scalars.count == 3 {
          let gain = UInt8(max(1, Self.floor - level))
          found.append(
            (
              TrigramReader.pack(scalars[0], scalars[1], scalars[2]),
              Entry(language: UInt8(language), gain: gain)
            ))
          scalars.removeAll(keepingCapacity: true)
        }
      }
    }
    found.sort { $0.trigram < $1.trigram }
    var start = 0
    for index in found.indices {
      entries.append(found[index].entry)
      if index + 1 == found.count || found[index + 1].trigram != found[index].trigram {
        ranges[found[index].trigram] = start..<index + 1
        start = index + 1
      }
    }
  }

  /// What some trigrams say for each language: the sum of the gains, and how many are in its profile.
  func score(_ trigrams: [UInt64]) -> (scores: [Int], known: [Int]) {
    // Both in one number, as this loop is what identification takes its time for.
    var sums = [Int](repeating: 0, count: codes.count)
    var spans = sums.mutableSpan
    for trigram in trigrams {
      guard let range = ranges[trigram] else { continue }
      for index in range {
        let entry = entries[index]
        spans[Int(entry.language)] += 1 << 32 | Int(entry.gain)
      }
    }
    return (sums.map { $0 & 0xFFFF_FFFF }, sums.map { $0 >> 32 })
  }
}
