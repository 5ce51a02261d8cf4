/// The sentences with the densest cluster of significant words.
///
/// H. P. Luhn: "The automatic creation of literature abstracts", IBM Journal 2(2), 1958. Significant are the words
/// that are neither stop words nor rare: here those that stand in the text at least twice. A cluster begins and ends with
/// one, and has at most four others between two of them; its score is the square of the number of
/// significant words divided by its length.
enum Luhn {
  private static let gap = 4

  /// The score of each sentence of a passage.
  static func scores(_ passage: Passage) -> [Double] {
    var counts = [Int32](repeating: 0, count: passage.frequency.count)
    for terms in passage.terms { for term in terms { counts[Int(term.word)] += term.count } }
    return passage.words.map { words in
      var best = 0.0
      var start = 0
      var last = -1
      var significant = 0
      for (place, word) in words.enumerated() where counts[Int(word)] > 1 {
        if last >= 0, place - last - 1 <= gap {
          significant += 1
        } else {
          start = place
          significant = 1
        }
        last = place
        best = max(best, Double(significant * significant) / Double(place - start + 1))
      }
      return best
    }
  }
}
