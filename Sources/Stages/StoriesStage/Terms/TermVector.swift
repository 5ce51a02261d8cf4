/// Terms with weights, by hash; what texts are compared by.
struct TermVector: Sendable, Hashable {
  /// The terms, by hash, each once.
  private(set) var terms: [Term]

  /// Creates a vector of terms in any order, each once.
  init(_ terms: [Term] = []) { self.terms = terms.sorted { $0.hash < $1.hash } }

  /// The square root of the sum of the weights' squares.
  var length: Float { terms.reduce(0) { $0 + $1.weight * $1.weight }.squareRoot() }

  /// The vector of length 1 in its direction; one of length 0 as it is.
  var normalised: TermVector {
    let length = length
    return length > 0 ? scaled(by: 1 / length) : self
  }

  /// The vector with all weights multiplied.
  func scaled(by factor: Float) -> TermVector {
    var copy = self
    for index in copy.terms.indices { copy.terms[index].weight *= factor }
    return copy
  }

  /// The sum over terms that both have of their weights' products: for vectors of length 1 the cosine of their angle.
  func dot(_ other: TermVector) -> Float {
    var sum: Float = 0
    var (mine, theirs) = (0, 0)
    while mine < terms.count, theirs < other.terms.count {
      let (one, two) = (terms[mine], other.terms[theirs])
      if one.hash == two.hash { sum += one.weight * two.weight }
      if one.hash <= two.hash { mine += 1 }
      if one.hash >= two.hash { theirs += 1 }
    }
    return sum
  }

  /// Adds another vector, after this one was multiplied by a share.
  mutating func add(_ other: TermVector, keeping share: Float = 1) {
    var sum: [Term] = []
    sum.reserveCapacity(terms.count + other.terms.count)
    var (mine, theirs) = (0, 0)
    while mine < terms.count || theirs < other.terms.count {
      if theirs == other.terms.count
        || mine < terms.count && terms[mine].hash < other.terms[theirs].hash
      {
        sum.append(Term(hash: terms[mine].hash, weight: terms[mine].weight * share))
        mine += 1
      } else if mine == terms.count || terms[mine].hash > other.terms[theirs].hash {
        sum.append(other.terms[theirs])
        theirs += 1
      } else {
        let weight = terms[mine].weight * share + other.terms[theirs].weight
        sum.append(Term(hash: terms[mine].hash, weight: weight))
        mine += 1
        theirs += 1
      }
    }
    terms = sum
  }

  /// Keeps the terms that count most.
  mutating func trim(to count: Int) {
    guard terms.count > count else { return }
    // The hash decides among those that count alike, so that the order of the documents does not.
    let kept = terms.sorted { ($0.weight, $0.hash) > ($1.weight, $1.hash) }.prefix(count)
    terms = kept.sorted { $0.hash < $1.hash }
  }
}
