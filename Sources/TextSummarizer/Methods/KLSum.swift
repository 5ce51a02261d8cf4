/// The sentences whose words together are most like the text's, one after the other.
///
/// A. Haghighi, L. Vanderwende: "Exploring content models for multi-document summarization", NAACL 2009. Each step takes
/// the sentence that leaves the least Kullback-Leibler divergence of the summary's words from the text's; words that
/// the summary lacks count as if it had a little of them, without which the divergence would be infinite.
struct KLSum: SequentialMethod {
  private let terms: [[Passage.Term]]
  private let lengths: [Double]
  private let probability: [Double]
  private var counts: [Double]
  private var total = 0.0
  /// The logarithm of each number of times, up to a bound, with what words count that are not there.
  private let logarithms: [Double]

  /// What a word counts that the summary lacks: so little that it matters first which words the summary has, and
  /// then how often.
  private static let smoothing = 1e-9

  init(_ passage: Passage) {
    terms = passage.terms
    lengths = terms.map { $0.reduce(0) { $0 + Double($1.count) } }
    var counts = [Double](repeating: 0, count: passage.frequency.count)
    for terms in passage.terms {
      for term in terms { counts[Int(term.word)] += Double(term.count) }
    }
    let all = max(1, counts.reduce(0, +))
    probability = counts.map { $0 / all }
    self.counts = [Double](repeating: 0, count: counts.count)
    logarithms = (0..<256).map { PortableMath.log(Double($0) + Self.smoothing) }
  }

  func next(among left: [Int]) -> Int? {
    var best: Int?
    var bestGain = -Double.infinity
    let vocabulary = Self.smoothing * Double(probability.count)
    for index in left where lengths[index] > 0 {
      // The divergence is a constant, plus ln of the summary's length, less what each word gives.
      var gain = 0.0
      for term in terms[index] {
        let word = Int(term.word)
        let had = counts[word]
        gain += probability[word] * (logarithm(had + Double(term.count)) - logarithm(had))
      }
      gain -= PortableMath.log(total + lengths[index] + vocabulary)
      if gain > bestGain { (best, bestGain) = (index, gain) }
    }
    return best ?? left.first
  }

  private func logarithm(_ count: Double) -> Double {
    let index = Int(count)
    return index < logarithms.count
      ? logarithms[index] : PortableMath.log(count + Self.smoothing)
  }

  mutating func take(_ index: Int) {
    for term in terms[index] { counts[Int(term.word)] += Double(term.count) }
    total += lengths[index]
  }
}
