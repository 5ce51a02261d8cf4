import PipeKit

/// The documents with the smallest ranks, as many as there may be: a sample of all that have come, without knowing how
/// many will.
struct SmallestRanks {
  private struct Entry {
    var document: Document
    var rank: UInt64
    /// Its place in the order of arrival.
    var number: Int
  }

  private let limit: Int
  /// A heap with the largest rank at its root.
  private var heap: [Entry] = []
  private var count = 0

  /// Creates an empty sample.
  init(limit: Int) { self.limit = limit }

  /// The documents in the order they came.
  var inOrder: Batch { heap.sorted { $0.number < $1.number }.map(\.document) }

  /// Takes a document.
  ///
  /// - Returns: The document that is not in the sample, this one or another, if there are too many.
  mutating func insert(_ document: Document, rank: UInt64) -> Document? {
    let entry = Entry(document: document, rank: rank, number: count)
    count += 1
    if heap.count < limit {
      heap.append(entry)
      var place = heap.count - 1
      while place > 0, isBefore(heap[place], heap[(place - 1) / 2]) {
        heap.swapAt(place, (place - 1) / 2)
        place = (place - 1) / 2
      }
      return nil
    }
    guard let largest = heap.first, isBefore(largest, entry) else { return document }
    heap[0] = entry
    var place = 0
    while true {
      var next = place
      for child in [2 * place + 1, 2 * place + 2]
      where child < heap.count && isBefore(heap[child], heap[next]) {
        next = child
      }
      if next == place { return largest.document }
      heap.swapAt(place, next)
      place = next
    }
  }

  /// Whether an entry goes before another.
  private func isBefore(_ one: Entry, _ other: Entry) -> Bool {
    (one.rank, one.number) > (other.rank, other.number)
  }
}
