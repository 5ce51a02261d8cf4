import PipeKit

/// Documents about one event, from any sources and over days.
struct Story: Sendable {
  /// So many terms of a story are kept.
  static let termCount = 250
  /// What a story was about counts so much less with every document that comes: an event goes on.
  private static let fading: Float = 0.95
  /// So many documents are known again when they come in another run.
  static let mostKnown = 2000

  /// What names it, the same in every run.
  var id: String
  /// The title of its most typical document of the last run that had one.
  var headline: String
  /// Hashes of its documents' identifiers, the oldest first.
  private(set) var members: [UInt64]
  /// How many documents it has had.
  private(set) var size: Int
  /// The times of its first and its last document, in seconds since 1970.
  private(set) var first: Int64
  private(set) var last: Int64
  /// What its documents are about, added up.
  private(set) var sum: TermVector
  /// How many documents the sum stands for.
  private(set) var mass: Float
  /// What is remembered of the documents of earlier runs; empty in a story that has begun in this one.
  var history = StoryHistory()

  /// Creates a story as it was kept.
  init(
    id: String, headline: String, members: [UInt64], size: Int, first: Int64, last: Int64,
    sum: TermVector, mass: Float
  ) {
    (self.id, self.headline, self.members, self.size) = (id, headline, members, size)
    (self.first, self.last, self.sum, self.mass) = (first, last, sum, mass)
  }

  /// Creates a story of its first document.
  init(_ document: Document, hash: UInt64, time: Int64, vector: TermVector) {
    self.init(
      id: "s" + ContentHash(document.id.utf8Span.span).text,
      headline: document.title ?? "", members: [hash], size: 1, first: time, last: time,
      sum: vector, mass: 1)
  }

  /// How near a document is, from 0 to 1: the mean of the cosines with the story's documents (average linkage), less
  /// for one that comes late.
  ///
  /// - Parameters:
  ///   - vector: What the document is about, of length 1.
  ///   - time: When it is from.
  ///   - within: The time after which it would be half as near, in seconds.
  /// - Returns: The nearness.
  func nearness(of vector: TermVector, at time: Int64, within: Int64) -> Float {
    let gap = max(0, max(first - time, time - last))
    return sum.dot(vector) / max(mass, 1) * (1 - 0.5 * Float(gap) / Float(max(within, 1)))
  }

  /// What its documents are about on average.
  var mean: TermVector { sum.scaled(by: 1 / max(mass, 1)) }

  /// Adds a document.
  mutating func add(hash: UInt64, time: Int64, vector: TermVector) {
    first = min(first, time)
    last = max(last, time)
    members.append(hash)
    if members.count > Self.mostKnown { members.removeFirst(members.count - Self.mostKnown) }
    size += 1
    sum.add(vector, keeping: Self.fading)
    sum.trim(to: Self.termCount)
    mass = mass * Self.fading + 1
  }

  /// Takes in another story, which has begun in this run.
  mutating func absorb(_ other: Story) {
    first = min(first, other.first)
    last = max(last, other.last)
    members += other.members
    if members.count > Self.mostKnown { members.removeFirst(members.count - Self.mostKnown) }
    size += other.size
    sum.add(other.sum)
    sum.trim(to: Self.termCount)
    mass += other.mass
  }
}
