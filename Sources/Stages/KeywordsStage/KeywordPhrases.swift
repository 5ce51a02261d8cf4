import TextKit

/// The phrases of a text that may be keywords, with their scores.
struct KeywordPhrases {
  private let text: KeywordText
  private let maxWords: Int
  /// The most words of a name that is kept whole, but for its particles.
  private static let longestName = 6

  /// What is gained by standing together.
  ///
  /// Of 0.3 to 1 the one with which keywords had most words in common with the reference summaries of
  /// 300 news articles (F 0.27, both with and without capitals).
  private static let chanceWeight = 0.6

  /// The candidates, best first.
  private(set) var candidates: [KeywordCandidate] = []

  init(_ text: KeywordText, maxWords: Int) {
    self.text = text
    self.maxWords = maxWords
    collect()
    for index in candidates.indices { candidates[index].score = score(of: candidates[index]) }
    candidates.sort { ($0.score, $0.tokens.lowerBound) < ($1.score, $1.tokens.lowerBound) }
  }

  private mutating func collect() {
    let tokens = text.tokens
    var known: [UInt64: Int] = [:]
    for start in tokens.indices where canStart(start) {
      var hash: UInt64 = 0
      var end = start
      var particles = 0
      while end < tokens.count, end - start < Self.longestName + min(particles, 4) {
        if end > start, !tokens[end].traits.contains(.joined) { break }
        hash = Self.mix(hash, UInt64(truncatingIfNeeded: tokens[end].term))
        if tokens[end].traits.contains(.particle) { particles += 1 }
        end += 1
        let isName = tokens[start + 1..<end].allSatisfy { $0.traits.contains(.namesOn) }
        if end - start > maxWords, !isName { break }
        guard canEnd(end, from: start, isName: isName), !repeatsWord(start..<end, isName: isName)
        else { continue }
        let isNamed =
          tokens[start].traits.contains(.capital)
          || tokens[start].traits.contains(.particle) && end - start > 1
        let candidate = KeywordCandidate(
          tokens: start..<end, count: 1, isName: isName && isNamed,
          isUncertain: tokens[start].traits.contains(.uncertain))
        if let index = known[hash] {
          candidates[index].count += 1
          candidates[index].isName = candidates[index].isName || candidate.isName
          if candidates[index].isUncertain, !candidate.isUncertain {
            candidates[index].tokens = candidate.tokens
            candidates[index].isUncertain = false
          }
        } else {
          known[hash] = candidates.count
          candidates.append(candidate)
        }
      }
    }
  }

  private func canStart(_ index: Int) -> Bool {
    let traits = text.tokens[index].traits
    guard traits.isDisjoint(with: [.number, .namesOn]) else { return false }
    // New York
    return !traits.contains(.stop)
      || traits.isSuperset(of: [.common, .capital]) && index + 1 < text.tokens.count
        && text.tokens[index + 1].traits.contains(.namesOn)
  }

  /// Whether a phrase can end before a word.
  private func canEnd(_ end: Int, from start: Int, isName: Bool) -> Bool {
    let tokens = text.tokens
    if end < tokens.count, tokens[end].traits.contains(.namesOn) { return false }
    let last = tokens[end - 1].traits
    // The Ursula von of Ursula von der Leyen, whatever became of the rest; but a van may end a phrase.
    if last.contains(.link), end < tokens.count, tokens[end].traits.contains(.joined),
      !tokens[end].traits.isDisjoint(with: [.link, .capital])
    {
      return false
    }
    if last.contains(.stop), !last.isSuperset(of: [.common, .namesOn]) { return false }
    // Boeing 737
    if last.contains(.number) {
      return end - start > 1 && tokens[end - 2].traits.contains(.capital)
    }
    // Inside, nothing but links that say little: state of emergency.
    return tokens[start..<end].allSatisfy {
      !$0.traits.contains(.stop) || !$0.traits.isDisjoint(with: [.link, .namesOn])
        || $0.traits.isSuperset(of: [.common, .capital])
    }
  }

  /// Whether a word stands twice in a phrase that is no name as `Duran Duran`.
  private func repeatsWord(_ range: Range<Int>, isName: Bool) -> Bool {
    if isName, range.count == 2, text.tokens[range.lowerBound].traits.contains(.capital) {
      return false
    }
    let terms = text.tokens[range].map(\.term)
    return terms.indices.contains { index in
      !text.tokens[range.lowerBound + index].traits.contains(.stop)
        && terms[..<index].contains(terms[index])
    }
  }

  /// The score of a phrase (Campos et al., equation 7): words that say nothing count by how likely
  /// they are between their neighbours.
  ///
  /// Words that are no name and stand side by side once may do so by chance: they count hardly
  /// more than each by itself.
  private func score(of candidate: KeywordCandidate) -> Double {
    if candidate.count == 1, candidate.tokens.count > 1, !candidate.isName {
      return meanScore(of: candidate)
    }
    var product = 1.0
    var sum = 0.0
    for index in candidate.tokens {
      let term = text.tokens[index].term
      guard text.terms[term].isStop, index > candidate.tokens.lowerBound,
        index + 1 < candidate.tokens.upperBound
      else {
        product *= text.terms[term].score
        sum += text.terms[term].score
        continue
      }
      let before = text.tokens[index - 1].term
      let behind = text.tokens[index + 1].term
      let likely =
        Double(text.pairs[KeywordText.pair(before, term)] ?? 0)
        / Double(max(1, text.terms[before].count))
        * Double(text.pairs[KeywordText.pair(term, behind)] ?? 0)
        / Double(max(1, text.terms[behind].count))
      product *= 2 - likely
      sum -= 1 - likely
    }
    return product / (Double(candidate.count) * max(0.01, 1 + sum))
  }

  /// A share of the mean of the scores that the words of a phrase have by themselves.
  private func meanScore(of candidate: KeywordCandidate) -> Double {
    var sum = 0.0
    for token in text.tokens[candidate.tokens] {
      let term = text.terms[token.term]
      sum += term.score / (Double(max(1, term.count)) * (1 + term.score))
    }
    return Self.chanceWeight * sum / Double(candidate.tokens.count)
  }

  private static func mix(_ hash: UInt64, _ value: UInt64) -> UInt64 {
    var mixed = (hash ^ value) &* 0x9E37_79B9_7F4A_7C15
    mixed ^= mixed >> 29
    return mixed &+ 0x632B_E59B_D9B4_E019
  }
}
