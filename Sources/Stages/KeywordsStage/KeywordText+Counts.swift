extension KeywordText {
  /// Counts how often terms stand there, and beside each other.
  mutating func countNeighbours() {
    var lastSentence = [Int](repeating: -1, count: terms.count)
    for (index, token) in tokens.enumerated() {
      terms[token.term].count += 1
      if lastSentence[token.term] != token.sentence {
        lastSentence[token.term] = token.sentence
        terms[token.term].sentences += 1
      }
      if token.traits.contains(.acronym) { terms[token.term].acronyms += 1 }
      if !token.traits.contains(.capital) {
        terms[token.term].small += 1
      } else if !token.traits.contains(.uncertain) {
        terms[token.term].capitals += 1
      }
      guard index > 0, token.traits.contains(.joined) else { continue }
      let before = tokens[index - 1].term
      let count = pairs[Self.pair(before, token.term), default: 0]
      pairs[Self.pair(before, token.term)] = count + 1
      terms[before].behind.all += 1
      terms[token.term].before.all += 1
      if count == 0 {
        terms[before].behind.different += 1
        terms[token.term].before.different += 1
      }
    }
    findMedians()
  }

  /// The key of two terms in a row.
  static func pair(_ first: Int, _ second: Int) -> UInt64 {
    UInt64(truncatingIfNeeded: first) << 32 | UInt64(truncatingIfNeeded: second)
  }

  private mutating func findMedians() {
    var seen = [Int](repeating: 0, count: terms.count)
    for token in tokens {
      // Occurrences come in the order of sentences.
      if seen[token.term] == (terms[token.term].count - 1) / 2 {
        terms[token.term].medianSentence = token.sentence
      }
      seen[token.term] += 1
    }
  }

  /// Rates the terms.
  mutating func rate() {
    var sum = 0.0
    var squares = 0.0
    var number = 0.0
    var most = 1
    for term in terms where !term.isStop {
      sum += Double(term.count)
      squares += Double(term.count) * Double(term.count)
      number += 1
      most = max(most, term.count)
    }
    let mean = number > 0 ? sum / number : 0
    let deviation = number > 0 ? max(0, squares / number - mean * mean).squareRoot() : 0
    for index in terms.indices {
      terms[index].rate(mean: mean, deviation: deviation, most: most, sentences: sentences)
    }
  }
}
