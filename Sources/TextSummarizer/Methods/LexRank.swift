/// The most central sentences by TF-IDF.
///
/// G. Erkan, D. R. Radev: "LexRank: Graph-based lexical centrality as salience in text summarization", JAIR 22,
/// 2004. Two sentences are joined where their cosine is over 0.1, and the walk takes each edge alike. How rare a
/// word is, is told from the text alone.
enum LexRank {
  private static let threshold = 0.1

  /// The score of each sentence of a passage.
  static func scores(_ passage: Passage) -> [Double] {
    let similarity = SimilarityMatrix(passage)
    let edges = similarity.values.map { $0 > threshold ? 1.0 : 0 }
    return RandomWalk.ranks(edges, count: similarity.count)
  }
}
