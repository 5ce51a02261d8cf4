/// Takes the document with the highest score again and again, when each one that was taken lowers the scores of others.
///
/// Those of one topic and source are lowered together, and wait behind the best of them, so that a day from a single
/// source is ranked as quickly as one from many.
struct RankQueue {
  private let scores: [Double]
  private let groups: [Crowd.Groups]
  /// The documents of each topic and source, by their score without regard to these.
  private var members: [LazyHeap] = []
  /// A document of each, to tell what they are lowered by.
  private var examples: [Int] = []
  private var best: LazyHeap

  /// Creates a queue.
  ///
  /// - Parameters:
  ///   - scores: The documents' scores by themselves.
  ///   - groups: What the documents belong to.
  init(_ scores: [Double], _ groups: [Crowd.Groups]) {
    self.scores = scores
    self.groups = groups
    var numbers: [Crowd.Kind: Int] = [:]
    var places: [[(place: Int, score: Double)]] = []
    for place in scores.indices {
      let number = numbers[groups[place].kind] ?? places.count
      if number == places.count {
        numbers[groups[place].kind] = number
        places.append([])
        examples.append(place)
      }
      places[number].append((place, scores[place]))
    }
    members = places.map { LazyHeap($0) }
    best = LazyHeap(
      places.enumerated().map { ($0.offset, $0.element.map(\.score).max() ?? 0) })
  }

  /// Takes the best document as things stand.
  mutating func next(_ crowd: Crowd) -> (place: Int, score: Double)? {
    let (scores, groups, examples) = (scores, groups, examples)
    var members: [LazyHeap] = []
    swap(&members, &self.members)
    let top = best.top { number in
      let own = members[number].top { scores[$0] * crowd.storyFactor(groups[$0]) }
      return own.map { $0.score * crowd.kindFactor(groups[examples[number]]) } ?? -1
    }
    defer { self.members = members }
    guard let top, top.score >= 0,
      let own = members[top.place].top({ scores[$0] * crowd.storyFactor(groups[$0]) })
    else { return nil }
    members[top.place].removeTop()
    return (own.place, top.score)
  }
}
