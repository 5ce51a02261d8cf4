import TextKit

/// The strings that a text in a script without spaces repeats, such as Chinese or Thai.
///
/// A string counts that stands there twice or more, is not always part of the same longer one, and
/// neither begins nor ends with a character that is mostly grammar: what varies around it is its
/// neighbours, which is what marks a word (Z. Harris, "From Phoneme to Morpheme", 1955). Each length
/// is looked for only where both strings of one character less are repeated, so that time and memory
/// are in proportion to the text.
struct RepeatedStrings {
  /// A string that is repeated.
  struct Found {
    /// Where it stands first, in bytes.
    var range: Range<Int>
    /// How many characters it has.
    var length: Int
    /// How often it stands there.
    var count: Int
    /// The score; the lower, the more it says.
    var score: Double
  }

  /// The most characters of a string.
  private static let longest = 12

  private let bytes: [UInt8]
  private let starts: [Int]
  private let ends: [Int]
  /// The sentence of each character, and the hash of each.
  private let sentences: [Int]
  private let hashes: [UInt64]
  /// How many characters follow in the stretch.
  private let left: [Int]

  /// Takes in the stretches of a text.
  init(_ text: KeywordText) {
    bytes = text.bytes
    var starts: [Int] = []
    var ends: [Int] = []
    var sentences: [Int] = []
    var hashes: [UInt64] = []
    var left: [Int] = []
    for stretch in text.stretches {
      for (place, character) in stretch.characters.enumerated() {
        starts.append(character.lowerBound)
        ends.append(character.upperBound)
        sentences.append(stretch.sentence)
        hashes.append(WordHash.of(text.bytes.span.extracting(character)))
        left.append(stretch.characters.count - place)
      }
    }
    self.starts = starts
    self.ends = ends
    self.sentences = sentences
    self.hashes = hashes
    self.left = left
  }

  /// The strings that are repeated; of a text that repeats none, what stands between the characters
  /// of grammar.
  ///
  /// - Parameter sentenceCount: The number of sentences of the text.
  /// - Returns: The strings, with their scores, in no order.
  func found(sentenceCount: Int) -> [Found] {
    let repeated = repeated()
    guard repeated.isEmpty else { return rated(repeated, sentenceCount) }
    return rated(pieces(), sentenceCount)
  }

  private typealias Entry = (first: Int, count: Int, sentences: Int, last: Int)

  private func repeated() -> [(place: Int, length: Int, count: Int, sentences: Int)] {
    var results: [(place: Int, length: Int, count: Int, sentences: Int)] = []
    var current = hashes
    var entries = counted(current, length: 1, alive: nil)
    var alive = current.map { (entries[$0]?.count ?? 0) > 1 }
    var length = 1
    while length < Self.longest {
      let longer = length + 1
      var next = [UInt64](repeating: 0, count: current.count)
      var nextAlive = [Bool](repeating: false, count: current.count)
      var hasAny = false
      for place in current.indices where left[place] >= longer && alive[place] && alive[place + 1] {
        next[place] = Self.mix(current[place], hashes[place + length])
        nextAlive[place] = true
        hasAny = true
      }
      let nextEntries = hasAny ? counted(next, length: longer, alive: nextAlive) : [:]
      // The most often that a string stands as a part of the same longer one.
      var within: [UInt64: Int] = [:]
      for place in next.indices where nextAlive[place] {
        let count = nextEntries[next[place]]?.count ?? 0
        within[current[place]] = max(within[current[place]] ?? 0, count)
        within[current[place + 1]] = max(within[current[place + 1]] ?? 0, count)
        nextAlive[place] = count > 1
      }
      if length > 1 {
        for (hash, entry) in entries where entry.count > 1 {
          // Always, or nearly, within a longer one.
          if (within[hash] ?? 0) * 4 > entry.count * 3 { continue }
          if isCut(entry.first, length) { continue }
          results.append((entry.first, length, entry.count, entry.sentences))
        }
      }
      guard hasAny else { break }
      (current, entries, alive, length) = (next, nextEntries, nextAlive, longer)
    }
    return results
  }

  private func counted(
    _ hashes: [UInt64], length: Int, alive: [Bool]?
  ) -> [UInt64: (first: Int, count: Int, sentences: Int)] {
    var entries: [UInt64: (first: Int, count: Int, sentences: Int)] = [:]
    var last: [UInt64: Int] = [:]
    for place in hashes.indices where alive?[place] ?? true {
      let hash = hashes[place]
      var entry = entries[hash] ?? (place, 0, 0)
      // Those that overlap, as in a character that is repeated, count once.
      if let previous = last[hash], previous + length > place { continue }
      if entry.count == 0 || last[hash].map({ sentences[$0] != sentences[place] }) ?? true {
        entry.sentences += 1
      }
      entry.count += 1
      entries[hash] = entry
      last[hash] = place
    }
    return entries
  }

  /// Whether a string begins or ends as no word does, or is one character over and over.
  private func isCut(_ place: Int, _ length: Int) -> Bool {
    let end = place + length - 1
    if Self.nonInitial.contains(hashes[place]) || Self.nonFinal.contains(hashes[end]) {
      return true
    }
    let first = bytes.span.scalar(at: starts[place]).value
    let last = bytes.span.scalar(at: starts[end]).value
    // A character of Han is as good as a word; those of Thai and the like are letters.
    if first < 0x2E80, length < 4 || Self.isTrailing(first) || Self.isLeading(last) { return true }
    return (place...end).allSatisfy { hashes[$0] == hashes[place] }
  }

  /// The stretches between characters of grammar, of two to eight characters.
  private func pieces() -> [(place: Int, length: Int, count: Int, sentences: Int)] {
    var pieces: [(place: Int, length: Int, count: Int, sentences: Int)] = []
    var start: Int?
    for place in hashes.indices {
      let isGrammar =
        Self.nonInitial.contains(hashes[place]) || Self.nonFinal.contains(hashes[place])
      if !isGrammar, start == nil { start = place }
      guard let first = start, isGrammar || left[place] == 1 else { continue }
      let length = place - first + (isGrammar ? 0 : 1)
      if (2...8).contains(length) { pieces.append((first, length, 1, 1)) }
      start = nil
    }
    return pieces
  }

  private func rated(
    _ found: [(place: Int, length: Int, count: Int, sentences: Int)], _ sentenceCount: Int
  ) -> [Found] {
    let most = found.reduce(1) { max($0, $1.count) }
    return found.map { entry in
      var term = KeywordTerm()
      term.count = entry.count
      term.sentences = entry.sentences
      term.medianSentence = sentences[entry.place]
      term.rate(mean: 1, deviation: 1, most: most, sentences: sentenceCount)
      let length = 1 + logarithm(Double(entry.length))
      return Found(
        range: starts[entry.place]..<ends[entry.place + entry.length - 1], length: entry.length,
        count: entry.count,
        score: term.score / (Double(entry.count) * length * (1 + term.score)))
    }
  }

  private static func mix(_ hash: UInt64, _ value: UInt64) -> UInt64 {
    var mixed = (hash ^ value) &* 0x9E37_79B9_7F4A_7C15
    mixed ^= mixed >> 29
    return mixed &+ 0x632B_E59B_D9B4_E019
  }

  /// Characters of Chinese with which hardly a word begins, as they are mostly grammar.
  private static let nonInitial = WordHashSet(
    words: """
      的 了 是 在 这 這 那 我 他 她 它 们 們 你 您 也 就 都 而 及 与 與 或 但 被 把 从 從 到 于 於 之 其 将 將 会 會 要 很 着 著
      过 過 还 還 又 只 并 並 因 如 则 則 更 各 每 某 么 麼 吗 嗎 呢 吧 啊 让 讓 给 給 向 由 没 沒 已 曾 仍 若 虽 雖 且 该 該 此
      什 谁 誰 哪 几 幾 称 稱
      """)

  /// Characters of Chinese with which hardly a word ends.
  private static let nonFinal = WordHashSet(
    words: """
      的 了 是 在 这 這 那 我 他 她 它 你 也 就 都 而 及 与 與 或 但 被 把 从 從 到 对 對 以 于 於 之 其 将 將 要 很 等 着 著
      过 過 还 還 又 只 并 並 因 如 则 則 更 最 各 每 某 个 個 种 種 些 么 麼 吗 嗎 呢 吧 啊 说 說 称 稱 让 讓 给 給 向 由 没 沒
      已 曾 仍 若 虽 雖 且 该 該 此 什 谁 誰 哪 几 幾
      """)

  /// Whether a string cannot begin with a character: a final vowel or sign of Thai or Lao.
  private static func isTrailing(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0xE2F, 0xE30, 0xE32, 0xE33, 0xE45, 0xE46, 0xEAF, 0xEB0, 0xEB2, 0xEB3, 0xEC6: true
    default: false
    }
  }

  /// Whether a string cannot end with a character: a vowel of Thai or Lao that is written before its
  /// consonant.
  private static func isLeading(_ scalar: UInt32) -> Bool {
    (0xE40...0xE44).contains(scalar) || (0xEC0...0xEC4).contains(scalar)
  }
}
