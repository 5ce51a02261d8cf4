extension TimeSpan {
  /// What is left of 1 after some time, when it is halved with every span: 2 to the power of -age/span.
  ///
  /// The same on every platform, to the millionth.
  ///
  /// - Parameter age: The time; what lies ahead counts as now.
  /// - Returns: From 0 to 1.
  package func left(after age: Duration) -> Double {
    guard duration > .zero, age > .zero else { return age > .zero ? 0 : 1 }
    let spans = age / duration
    let whole = spans.rounded(.down)
    guard whole < 60 else { return 0 }
    var value = 1.0
    for _ in 0..<Int(whole) { value /= 2 }
    // What is left of a halving, bit by bit: 2 to the power of -1/2, -1/4, …
    var (rest, root) = (spans - whole, 0.5)
    for _ in 0..<20 {
      rest *= 2
      root = root.squareRoot()
      if rest >= 1 {
        value *= root
        rest -= 1
      }
    }
    return value
  }
}
