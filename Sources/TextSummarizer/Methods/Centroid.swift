/// The sentences with most of the words that mark the text.
///
/// D. R. Radev, H. Jing, M. Styś, D. Tam: "Centroid-based summarization of multiple documents", Information Processing and
/// Management 40(6), 2004. A sentence has the sum of its words' values in the centroid (mean number times
/// inverse frequency), a place value that falls from the greatest of these sums, and its overlap with the first
/// sentence, all three scaled alike, as in MEAD.
enum Centroid {
  /// The score of each sentence of a passage.
  static func scores(_ passage: Passage) -> [Double] {
    let count = passage.terms.count
    var sums = [Double](repeating: 0, count: passage.frequency.count)
    for terms in passage.terms { for term in terms { sums[Int(term.word)] += Double(term.count) } }
    for word in sums.indices where passage.frequency[word] > 0 {
      sums[word] *=
        PortableMath.log(Double(count + 1) / Double(passage.frequency[word])) / Double(count)
    }
    let centroid = passage.terms.map { terms in
      terms.reduce(0) { $0 + sums[Int($1.word)] }
    }
    let first = passage.terms.first ?? []
    let overlap = passage.terms.map { dot($0, first) }
    let greatest = centroid.max() ?? 0
    let most = max(overlap.max() ?? 0, 1)
    return centroid.indices.map { index in
      centroid[index] + greatest * Double(count - index) / Double(count)
        + greatest * overlap[index] / most
    }
  }

  private static func dot(_ a: [Passage.Term], _ b: [Passage.Term]) -> Double {
    var (i, j, sum) = (0, 0, 0)
    while i < a.count, j < b.count {
      if a[i].word == b[j].word {
        sum += Int(a[i].count) * Int(b[j].count)
        i += 1
        j += 1
      } else if a[i].word < b[j].word {
        i += 1
      } else {
        j += 1
      }
    }
    return Double(sum)
  }
}
