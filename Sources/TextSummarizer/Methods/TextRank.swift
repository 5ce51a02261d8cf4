/// The most central sentences by shared words.
///
/// R. Mihalcea, P. Tarau: "TextRank: Bringing order into texts", EMNLP 2004. An edge weighs the number of words two
/// sentences share, divided by the sum of the logarithms of their lengths.
enum TextRank {
  /// The score of each sentence of a passage.
  static func scores(_ passage: Passage) -> [Double] {
    let count = passage.terms.count
    var weights = [Double](repeating: 0, count: count * count)
    var postings = [[Int32]](repeating: [], count: passage.frequency.count)
    for (index, terms) in passage.terms.enumerated() {
      for term in terms where passage.frequency[Int(term.word)] > 1 {
        for other in postings[Int(term.word)] { weights[index * count + Int(other)] += 1 }
        postings[Int(term.word)].append(Int32(index))
      }
    }
    let logarithms = passage.terms.map { PortableMath.log(Double($0.count + 1)) }
    for a in 0..<count {
      for b in 0..<a {
        let shared = weights[a * count + b]
        guard shared > 0 else { continue }
        let weight = shared / (logarithms[a] + logarithms[b])
        weights[a * count + b] = weight
        weights[b * count + a] = weight
      }
    }
    return RandomWalk.ranks(weights, count: count)
  }
}
