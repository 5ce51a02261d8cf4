/// Places with scores that never rise, of which the highest is wanted.
///
/// As scores only fall, the one at the top need only be looked at anew, until it stays there (lazy greedy selection:
/// Minoux, "Accelerated Greedy Algorithms", 1978).
struct LazyHeap {
  private struct Entry {
    var score: Double
    var place: Int
  }

  private var heap: [Entry]

  /// Creates a heap of some places with the scores that they have now.
  init(_ scores: [(place: Int, score: Double)]) {
    heap = scores.map { Entry(score: $0.score, place: $0.place) }
    for index in stride(from: heap.count / 2, through: 0, by: -1) { sink(index) }
  }

  /// Looks for the highest score.
  ///
  /// - Parameter score: What a place's score is now.
  /// - Returns: The place that has it, of several the first; `nil` where there is none.
  mutating func top(_ score: (Int) -> Double) -> (place: Int, score: Double)? {
    while let top = heap.first {
      let now = min(score(top.place), top.score)
      if now == top.score { return (top.place, now) }
      heap[0].score = now
      sink(0)
    }
    return nil
  }

  /// Takes the place away that is at the top.
  mutating func removeTop() {
    guard let last = heap.popLast(), !heap.isEmpty else { return }
    heap[0] = last
    sink(0)
  }

  private mutating func sink(_ start: Int) {
    var index = start
    while true {
      var next = index
      for child in [2 * index + 1, 2 * index + 2]
      where child < heap.count && isBefore(heap[child], heap[next]) {
        next = child
      }
      if next == index { return }
      heap.swapAt(index, next)
      index = next
    }
  }

  private func isBefore(_ one: Entry, _ other: Entry) -> Bool {
    one.score == other.score ? one.place < other.place : one.score > other.score
  }
}
