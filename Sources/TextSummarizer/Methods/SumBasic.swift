/// The sentences with the most probable words, one after the other.
///
/// L. Vanderwende, H. Suzuki, C. Brockett, A. Nenkova: "Beyond SumBasic", Information Processing and Management
/// 43(6), 2007; A. Nenkova, L. Vanderwende: "The impact of frequency on summarization", 2005. Of the sentences with the
/// word that is most probable, the one whose words are so on average is taken; then the probabilities of its
/// words are squared, so that the next says something else.
struct SumBasic: SequentialMethod {
  private let terms: [[Passage.Term]]
  private var probability: [Double]

  init(_ passage: Passage) {
    terms = passage.terms
    var counts = [Double](repeating: 0, count: passage.frequency.count)
    var total = 0.0
    for terms in passage.terms {
      for term in terms {
        counts[Int(term.word)] += Double(term.count)
        total += Double(term.count)
      }
    }
    probability = counts.map { $0 / max(total, 1) }
  }

  func next(among left: [Int]) -> Int? {
    var greatest = 0.0
    for index in left {
      for term in terms[index] { greatest = max(greatest, probability[Int(term.word)]) }
    }
    var best: Int?
    var bestMean = -1.0
    for index in left {
      var sum = 0.0
      var count = 0.0
      var hasGreatest = greatest == 0
      for term in terms[index] {
        let value = probability[Int(term.word)]
        if value == greatest { hasGreatest = true }
        sum += value * Double(term.count)
        count += Double(term.count)
      }
      guard hasGreatest else { continue }
      let mean = count > 0 ? sum / count : 0
      if mean > bestMean { (best, bestMean) = (index, mean) }
    }
    return best
  }

  mutating func take(_ index: Int) {
    for term in terms[index] { probability[Int(term.word)] *= probability[Int(term.word)] }
  }
}
