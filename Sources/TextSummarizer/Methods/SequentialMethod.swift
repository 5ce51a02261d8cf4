/// A method whose next sentence depends on those it has taken.
protocol SequentialMethod {
  /// The sentence to be taken next, of those that are left; `nil` where none is.
  func next(among left: [Int]) -> Int?
  /// Takes a sentence.
  mutating func take(_ index: Int)
}
