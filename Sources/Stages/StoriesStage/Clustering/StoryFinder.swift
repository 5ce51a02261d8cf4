import PipeKit

/// Puts documents into stories, one after the other: single-pass clustering with an inverted index.
///
/// (Allan, Papka and Lavrenko, "On-line New Event Detection and Tracking", 1998; Azzopardi and Staff, "Incremental
/// Clustering of News Reports", 2012.) In a second pass stories of this run that turned out to be one are put together.
struct StoryFinder {
  /// A document is compared with so many stories, those with which it has most in common.
  private static let mostCompared = 24
  /// A term that so many stories have says little, and is not looked up.
  private static let longestPosting = 600
  /// Two whole stories are put together at this much more than what a document needs.
  private static let mergeFactor: Float = 1.15

  /// The stories; an index in it stays the same story's.
  private(set) var stories: [Story]
  private let threshold: Float
  private let within: Int64
  private var postings: [UInt64: [Int32]] = [:]
  /// How much each story has in common with the document that is looked at, and which have anything.
  private var scores: [Float] = []
  private var touched: [Int32] = []
  /// The story of each document that is known.
  private var owners: [UInt64: Int] = [:]
  /// How many stories there were before this run.
  private let known: Int
  /// Where stories that were put together are now.
  private var moved: [Int: Int] = [:]

  /// Creates a finder.
  ///
  /// - Parameters:
  ///   - stories: Those of earlier runs.
  ///   - threshold: How near a document must be to a story, from 0 to 1.
  ///   - within: How long after its last document a story takes others, in seconds.
  init(_ stories: [Story], threshold: Double, within: Int64) {
    self.stories = stories
    self.threshold = Float(threshold)
    self.within = within
    known = stories.count
    scores = [Float](repeating: 0, count: stories.count)
    for index in stories.indices {
      post(index)
      for member in stories[index].members { owners[member] = index }
    }
  }

  /// Puts a document into a story.
  ///
  /// - Returns: The story's index, which ``index(_:)`` tells when all documents are in.
  mutating func add(_ document: Document, hash: UInt64, time: Int64, vector: TermVector) -> Int {
    if let known = owners[hash] { return known }
    if let (index, nearness) = nearest(to: vector, at: time), nearness >= threshold {
      stories[index].add(hash: hash, time: time, vector: vector)
      post(index, vector)
      owners[hash] = index
      return index
    }
    owners[hash] = stories.count
    stories.append(Story(document, hash: hash, time: time, vector: vector))
    scores.append(0)
    post(stories.count - 1)
    return stories.count - 1
  }

  /// Puts stories together that are about one event, which only their later documents have shown.
  mutating func merge() {
    for index in stories.indices where index >= known {
      let story = stories[index]
      guard
        let (other, nearness) = nearest(to: story.mean, at: story.first, before: index),
        nearness >= threshold * Self.mergeFactor
      else { continue }
      stories[other].absorb(story)
      moved[index] = other
    }
  }

  /// Where a story is after ``merge()``.
  func index(_ index: Int) -> Int {
    var index = index
    // Stories only ever move to earlier ones.
    while let next = moved[index] { index = next }
    return index
  }

  /// The stories that are left, with what they are now.
  var remaining: [Story] { stories.indices.filter { moved[$0] == nil }.map { stories[$0] } }

  /// The story that a document is nearest to.
  private mutating func nearest(
    to vector: TermVector, at time: Int64, before end: Int = .max
  ) -> (index: Int, nearness: Float)? {
    for term in vector.terms {
      guard let posting = postings[term.hash], posting.count <= Self.longestPosting else {
        continue
      }
      // Twice in the posting of a term it counts twice; the exact comparison puts that right.
      for story in posting {
        if scores[Int(story)] == 0 { touched.append(story) }
        scores[Int(story)] += term.weight * term.weight
      }
    }
    defer {
      for story in touched { scores[Int(story)] = 0 }
      touched.removeAll(keepingCapacity: true)
    }
    var best: (index: Int, nearness: Float)?
    for index in candidates(at: time, before: end) {
      let nearness = stories[index].nearness(of: vector, at: time, within: within)
      if nearness > best?.nearness ?? 0 { best = (index, nearness) }
    }
    return best
  }

  /// The stories that have most in common with what is looked at, of those that still go on.
  private func candidates(at time: Int64, before end: Int) -> [Int] {
    var chosen: [(index: Int, score: Float)] = []
    var least = 0
    for number in touched {
      let (index, score) = (Int(number), scores[Int(number)])
      if chosen.count == Self.mostCompared, score <= chosen[least].score { continue }
      guard index < end, moved[index] == nil, time - stories[index].last <= within,
        stories[index].first - time <= within
      else { continue }
      if chosen.count < Self.mostCompared {
        chosen.append((index, score))
      } else {
        chosen[least] = (index, score)
      }
      if chosen.count == Self.mostCompared {
        least = chosen.indices.min { chosen[$0].score < chosen[$1].score } ?? 0
      }
    }
    return chosen.map(\.index).sorted()
  }

  /// Puts a story into the lists of its terms, or of those of a document that has come to it.
  private mutating func post(_ index: Int, _ vector: TermVector? = nil) {
    for term in (vector ?? stories[index].sum).terms {
      let number = Int32(truncatingIfNeeded: index)
      if postings[term.hash]?.last != number {
        postings[term.hash, default: []].append(number)
      }
    }
  }
}
