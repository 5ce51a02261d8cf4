import PipeKit

/// Documents that repeat each other, of which one is kept.
struct CopyGroup: Sendable {
  /// So many copies are recorded in the one that is kept.
  static let mostRecorded = 100
  /// So many times what is left of a group is compared with one that is kept; what then is left is kept as it is.
  static let mostParts = 50

  /// The copies, in the order they came.
  private(set) var copies: [Copy]
  /// About how many bytes they take.
  private(set) var weight: Int

  /// Creates a group of its first document.
  init(_ copy: Copy) {
    copies = [copy]
    weight = copy.document.size
  }

  /// Adds a copy.
  mutating func add(_ copy: Copy) {
    copies.append(copy)
    weight += copy.document.size
  }

  /// Chooses the copy that is kept, and records the others in it.
  ///
  /// What is nearly the same as a copy of a copy need not be so as the one that is kept: it is then kept itself, and has
  /// its own copies.
  ///
  /// - Parameters:
  ///   - choice: Chooses.
  ///   - threshold: The least share of shingles in common.
  ///   - index: Tells how similar two copies are.
  ///   - stage: The stage's `id`, for the trail.
  /// - Returns: The copies that are kept, each with its others in the order they came.
  consuming func resolved(
    by choice: CopyChoice, threshold: Double, in index: CopyIndex, stage: String
  ) -> [(kept: Document, others: [Copy])] {
    guard copies.count > 1 else { return copies.map { ($0.document, []) } }
    var rest = copies
    var result: [(kept: Document, others: [Copy])] = []
    while !rest.isEmpty, result.count < Self.mostParts {
      let (place, reason) = choice.best(of: rest)
      let kept = rest.remove(at: place)
      var (others, strangers): ([Copy], [Copy]) = ([], [])
      for var copy in rest {
        if let likeness = copy.likeness(to: kept) {
          (copy.likeness, copy.similarity) = (likeness, 1)
          copy.isVersion =
            likeness != .content && copy.content != kept.content && copy.content != 0
        } else if let similarity = index.similarity(copy.number, kept.number) {
          (copy.likeness, copy.similarity, copy.isVersion) = (.near, similarity, false)
          if similarity < threshold {
            strangers.append(copy)
            continue
          }
        } else if copy.likeness == nil {
          copy.likeness = .near
        }
        others.append(copy)
      }
      result.append((Self.document(kept, others, reason, stage: stage), others))
      rest = strangers
    }
    // A group of which ever more is left is a chain rather than one of copies.
    return result + rest.map { ($0.document, []) }
  }

  private static func document(
    _ copy: Copy, _ others: [Copy], _ reason: String, stage: String
  ) -> Document {
    var kept = copy.document
    if others.isEmpty { return kept }
    var records = kept.metadata["duplicates"]?.array ?? []
    for copy in others.prefix(max(0, mostRecorded - records.count)) {
      records.append(.object(record(of: copy)))
    }
    kept.metadata["duplicates"] = .array(records)
    kept.trail.append(
      TrailEntry(stage: stage, note: "kept of \(others.count + 1) copies: \(reason)"))
    return kept
  }

  /// What a document that is kept says of a copy.
  private static func record(of copy: Copy) -> JSONObject {
    let document = copy.document
    var record: JSONObject = ["id": .string(document.id)]
    record["url"] = document.url.map { .string($0) }
    record["source"] = document.source.map { .string($0) }
    record["title"] = document.title.map { .string($0) }
    record["published"] = document.published.map { .string($0.description) }
    copy.describe(in: &record, as: "by")
    return record
  }
}

extension Copy {
  /// Says in what it is a copy.
  func describe(in record: inout JSONObject, as key: String) {
    guard let likeness else { return }
    record[key] = .string(isVersion ? "version" : likeness.rawValue)
    if likeness == .near {
      record["similarity"] = .number(JSONNumber((similarity * 100).rounded() / 100))
    }
  }

  /// Why it is dropped.
  var reason: String {
    isVersion ? "another version" : "copy: \(likeness?.phrase ?? "the first")"
  }
}
