/// The features of the sentences of one text.
struct SentenceFeatures {
  /// The number of sentences.
  let count: Int
  /// The features, sentence by sentence; see ``SentenceFeature``.
  private(set) var values: [Float]

  /// How many features a sentence has.
  static let width = SentenceFeature.allCases.count
  /// How much less each sentence counts than the one before in what the lead is about.
  private static let decay = 0.3

  /// The features of a sentence.
  subscript(row: Int) -> ArraySlice<Float> {
    values[row * Self.width..<(row + 1) * Self.width]
  }

  /// Finds the features of the sentences of a passage made of one text.
  init(_ passage: Passage) {
    count = passage.terms.count
    values = [Float](repeating: 0, count: count * Self.width)
    guard count > 0 else { return }
    let cosines = SimilarityMatrix(passage)
    setPlaces(passage)
    setCentroids(passage)
    setSimilarities(cosines)
    setWords(passage)
  }

  private mutating func set(_ feature: SentenceFeature, _ row: Int, _ value: Double) {
    values[row * Self.width + feature.rawValue] = Float(value)
  }

  private mutating func setPlaces(_ passage: Passage) {
    let traits = passage.traits
    let lengths = traits.map(\.length)
    let total = max(1, lengths.reduce(0, +))
    let mean = max(1, total / Double(count))
    var before = 0.0
    for row in 0..<count {
      let trait = traits[row]
      let words = passage.words[row].count
      set(.place, row, Double(row))
      set(.relativePlace, row, Double(row) / Double(count))
      set(.sentences, row, Double(count))
      set(.wordsBefore, row, before)
      set(.shareBefore, row, before / total)
      set(.words, row, trait.length)
      set(.relativeWords, row, trait.length / mean)
      set(.stopWordShare, row, Double(trait.stopWords) / Double(max(1, words)))
      set(.letters, row, Double(trait.letters) / max(0.6, trait.length))
      set(.wordsInPrevious, row, row > 0 ? lengths[row - 1] : -1)
      set(.wordsInNext, row, row + 1 < count ? lengths[row + 1] : -1)
      set(.numbers, row, Double(trait.numbers))
      set(.startsWithQuote, row, trait.startsWithQuote ? 1 : 0)
      set(.startsWithStopWord, row, trait.startsWithStopWord ? 1 : 0)
      set(.commas, row, Double(trait.commas))
      set(.colons, row, Double(trait.colons))
      before += trait.length
    }
  }

  private mutating func setCentroids(_ passage: Passage) {
    var centroid = [Double](repeating: 0, count: passage.frequency.count)
    var lead = centroid
    for word in passage.titleWords {
      centroid[Int(word)] += 1
      lead[Int(word)] += 1
    }
    for row in 0..<count {
      let weight = 1 / (1 + Self.decay * Double(row))
      for term in passage.terms[row] {
        centroid[Int(term.word)] += Double(term.count)
        lead[Int(term.word)] += weight * Double(term.count)
      }
    }
    let norms = passage.terms.map { terms in
      terms.reduce(0.0) { $0 + Double($1.count * $1.count) }.squareRoot()
    }
    for (vector, similarity, rank) in [
      (centroid, SentenceFeature.centroidSimilarity, SentenceFeature.centroidRank),
      (lead, .leadSimilarity, .leadRank),
    ] {
      var square = 0.0
      for value in vector { square += value * value }
      let norm = square.squareRoot()
      let cosines = (0..<count).map { row -> Double in
        guard norms[row] > 0, norm > 0 else { return 0 }
        var sum = 0.0
        for term in passage.terms[row] { sum += vector[Int(term.word)] * Double(term.count) }
        return sum / (norms[row] * norm)
      }
      setRanked(cosines, similarity, rank)
    }
  }

  /// Sets a feature, and for each sentence how many have more of it.
  private mutating func setRanked(
    _ values: [Double], _ feature: SentenceFeature, _ rank: SentenceFeature
  ) {
    let order = values.indices.sorted { values[$0] > values[$1] }
    var above = 0
    for (place, row) in order.enumerated() {
      if place > 0, values[row] < values[order[place - 1]] { above = place }
      set(feature, row, values[row])
      set(rank, row, Double(above))
    }
  }

  private mutating func setSimilarities(_ cosines: SimilarityMatrix) {
    let walk = RandomWalk.ranks(cosines.values, count: count, rounds: 15)
    setRanked(walk, .walk, .walkRank)
    for row in 0..<count {
      var (earlier, later, sum, sumLater, lead) = (0.0, 0.0, 0.0, 0.0, 0.0)
      for other in 0..<count {
        let value = cosines[row, other]
        sum += value
        if other < row { earlier = max(earlier, value) }
        if other > row {
          later = max(later, value)
          sumLater += value
        }
        if other < 3 { lead += value }
      }
      set(.degree, row, sum / Double(count))
      set(.similarityToFirst, row, row > 0 ? cosines[row, 0] : 1)
      set(.similarityToEarlier, row, earlier)
      set(.similarityToLater, row, later)
      set(.meanSimilarityToLater, row, row + 1 < count ? sumLater / Double(count - row - 1) : 0)
      set(.similarityToPrevious, row, row > 0 ? cosines[row, row - 1] : 0)
      set(.similarityToNext, row, row + 1 < count ? cosines[row, row + 1] : 0)
      set(.similarityToLead, row, lead)
    }
  }

  private mutating func setWords(_ passage: Passage) {
    let logarithms = (0...count).map { PortableMath.log(Double($0 + 1)) }
    var isSeen = [Bool](repeating: false, count: passage.frequency.count)
    var isInLead = isSeen
    for terms in passage.terms.prefix(3) { for term in terms { isInLead[Int(term.word)] = true } }
    for row in 0..<count {
      let terms = passage.terms[row]
      let all = Double(max(1, terms.count))
      var (new, introduced, repeated, inLead, greatest) = (0, 0, 0, 0, 0)
      var (weight, sum) = (0.0, 0.0)
      for term in terms {
        let word = Int(term.word)
        let frequency = Int(passage.frequency[word])
        sum += logarithms[frequency]
        greatest = max(greatest, frequency)
        if frequency > 1 { repeated += 1 }
        if isInLead[word] { inLead += 1 }
        guard !isSeen[word] else { continue }
        isSeen[word] = true
        new += 1
        if frequency > 1 {
          introduced += 1
          weight += logarithms[frequency]
        }
      }
      set(.novelty, row, Double(new) / all)
      set(.introduced, row, Double(introduced))
      set(.introducedWeight, row, weight)
      set(.repeated, row, Double(repeated))
      set(.repeatedShare, row, Double(repeated) / all)
      set(.frequency, row, sum / all)
      set(.frequencySum, row, sum)
      set(.greatestFrequency, row, Double(greatest) / Double(count))
      set(.shareInLead, row, Double(inLead) / all)
    }
  }
}
