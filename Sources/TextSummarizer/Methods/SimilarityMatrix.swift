/// How much the sentences of a passage have in common: the cosine of their TF-IDF vectors.
///
/// A word's weight is how often the sentence has it times ln((n + 1) / (m + ½)) for m of n sentences that
/// have it. Words are looked up by sentence, so that pairs without a common word cost nothing.
struct SimilarityMatrix {
  /// The number of sentences.
  let count: Int
  /// The cosines, row by row; 0 on the diagonal.
  private(set) var values: [Double]
  /// The length of each sentence's vector.
  private(set) var norms: [Double]

  /// Compares the sentences of a passage.
  init(_ passage: Passage) {
    let count = passage.terms.count
    self.count = count
    var values = [Double](repeating: 0, count: count * count)
    var norms: [Double] = []
    norms.reserveCapacity(count)
    let logarithms = Self.weights(sentences: count)
    var postings = [[(sentence: Int32, weight: Double)]](
      repeating: [], count: passage.frequency.count)
    for (index, terms) in passage.terms.enumerated() {
      var square = 0.0
      for term in terms {
        let weight = Double(term.count) * logarithms[Int(passage.frequency[Int(term.word)])]
        square += weight * weight
      }
      let norm = square.squareRoot()
      norms.append(norm)
      guard norm > 0 else { continue }
      for term in terms {
        let frequency = Int(passage.frequency[Int(term.word)])
        guard frequency > 1 else { continue }
        let weight = Double(term.count) * logarithms[frequency] / norm
        for other in postings[Int(term.word)] {
          values[index * count + Int(other.sentence)] += weight * other.weight
        }
        postings[Int(term.word)].append((Int32(index), weight))
      }
    }
    for a in 0..<count {
      for b in 0..<a { values[b * count + a] = values[a * count + b] }
    }
    self.values = values
    self.norms = norms
  }

  subscript(a: Int, b: Int) -> Double { values[a * count + b] }

  /// The weight of a word by the number of sentences that have it.
  private static func weights(sentences: Int) -> [Double] {
    (0...max(1, sentences)).map { PortableMath.log((Double(sentences) + 1) / (Double($0) + 0.5)) }
  }
}
