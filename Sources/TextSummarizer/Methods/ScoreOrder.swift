/// A method that gives every sentence a score, whatever else is taken.
struct ScoreOrder: SequentialMethod {
  private let scores: [Double]

  init(_ scores: [Double]) { self.scores = scores }

  func next(among left: [Int]) -> Int? {
    // The first of several equals.
    var best: Int?
    for index in left where best.map({ scores[index] > scores[$0] }) ?? true { best = index }
    return best
  }

  func take(_ index: Int) {}
}
