/// The sentences that stand for most of the text's topics.
///
/// J. Steinberger, K. Ježek: "Using latent semantic analysis in text summarization and summary evaluation", ISIM 2004. The
/// matrix of words by sentences is taken apart by singular values; a sentence's score is the length of its vector
/// over the greatest topics, each weighed by its singular value. Those count whose value is at least 0.7 of the greatest; with
/// the half that the paper proposes, summaries of news are worse.
///
/// The singular vectors of the sentences are the eigenvectors of the matrix of their dot products, found by
/// orthogonal iteration: always the same number of steps from the same start.
enum LatentSemanticAnalysis {
  private static let topics = 12
  private static let rounds = 30

  /// The score of each sentence of a passage.
  static func scores(_ passage: Passage) -> [Double] {
    let count = passage.terms.count
    let products = products(passage)
    let topics = min(Self.topics, count)
    var vectors = start(topics, count)
    for _ in 0..<rounds {
      var next: [[Double]] = []
      for vector in vectors { next.append(multiply(products, vector, count)) }
      vectors = orthonormal(next)
    }
    var scores = [Double](repeating: 0, count: count)
    // The eigenvalues are squares of the singular values.
    let values = vectors.map { vector -> Double in
      let product = multiply(products, vector, count)
      var sum = 0.0
      for index in 0..<count { sum += product[index] * vector[index] }
      return max(0, sum)
    }
    let least = (values.max() ?? 0) / 2
    for (vector, value) in zip(vectors, values) where value >= least {
      for index in 0..<count { scores[index] += vector[index] * vector[index] * value }
    }
    return scores.map { $0.squareRoot() }
  }

  private static func products(_ passage: Passage) -> [Double] {
    let count = passage.terms.count
    var products = [Double](repeating: 0, count: count * count)
    var postings = [[(sentence: Int32, count: Double)]](
      repeating: [], count: passage.frequency.count)
    for (index, terms) in passage.terms.enumerated() {
      for term in terms {
        postings[Int(term.word)].append((Int32(index), Double(term.count)))
        for other in postings[Int(term.word)] {
          products[index * count + Int(other.sentence)] += Double(term.count) * other.count
        }
      }
    }
    for a in 0..<count {
      for b in 0..<a { products[b * count + a] = products[a * count + b] }
    }
    return products
  }

  private static func start(_ topics: Int, _ count: Int) -> [[Double]] {
    var state: UInt64 = 0x9E37_79B9_7F4A_7C15
    return orthonormal(
      (0..<topics).map { _ in
        (0..<count).map { _ in
          state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
          return Double(state >> 40) / 16_777_216 - 0.5
        }
      })
  }

  private static func multiply(_ matrix: [Double], _ vector: [Double], _ count: Int) -> [Double] {
    var result = [Double](repeating: 0, count: count)
    for a in 0..<count {
      let factor = vector[a]
      guard factor != 0 else { continue }
      for b in 0..<count { result[b] += factor * matrix[a * count + b] }
    }
    return result
  }

  /// Gram-Schmidt; vectors that depend on others become zero.
  private static func orthonormal(_ vectors: [[Double]]) -> [[Double]] {
    var done: [[Double]] = []
    for vector in vectors {
      var vector = vector
      for other in done {
        var sum = 0.0
        for index in vector.indices { sum += vector[index] * other[index] }
        for index in vector.indices { vector[index] -= sum * other[index] }
      }
      var square = 0.0
      for value in vector { square += value * value }
      let norm = square.squareRoot()
      if norm > 1e-9 {
        for index in vector.indices { vector[index] /= norm }
      } else {
        for index in vector.indices { vector[index] = 0 }
      }
      done.append(vector)
    }
    return done
  }
}
