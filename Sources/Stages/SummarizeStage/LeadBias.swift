/// Weighs where a sentence stands against how central it is: the method `auto`.
///
/// The weights were chosen on 900 news articles with reference summaries; see the manual for what
/// they mean.
enum LeadBias {
  /// How much the place counts beside centrality.
  private static let placeWeight = 0.7
  /// How fast the bonus falls with each sentence before.
  private static let decay = 0.2
  /// Sentences with fewer words say little by themselves, and count half.
  private static let fewWords = 6

  /// The score of a sentence.
  ///
  /// - Parameters:
  ///   - centrality: Its rank among the text's sentences, from 0 to 1.
  ///   - index: How many sentences stand before it.
  ///   - words: The number of its words.
  /// - Returns: A number to compare with those of the same text.
  static func score(_ centrality: Double, index: Int, words: Int) -> Double {
    let place = 1 / (1 + decay * Double(index))
    let score = placeWeight * place + (1 - placeWeight) * centrality
    return words < fewWords ? score / 2 : score
  }
}
