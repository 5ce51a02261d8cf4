import PipeKit

/// What is known of a feed when it is asked for.
struct KnownFeed: Sendable {
  /// What its validator is noted under.
  let key: String
  /// The validator, where all documents are noted as seen.
  let validator: FeedValidator?
  /// These, to be noted again: a note that nobody renews is forgotten some day (`pipe state prune`).
  let seen: [SourcePlace.Seen]

  /// Reads what is known; `nil` where only what is new is not asked for.
  ///
  /// - Throws: ``StageError`` where what was noted cannot be read.
  init?(_ address: String, _ options: Fetch.Options, _ memory: (any StageMemory)?) throws {
    guard options.onlyNew, options.mirror == nil, let memory else { return nil }
    key = FeedValidator.key(address, options, salt: memory.tag)
    let noted = FeedValidator(try memory.note(key, .validator))
    var seen: [SourcePlace.Seen] = []
    var isComplete = true
    for name in noted?.documents ?? [] {
      guard let note = try memory.note(name, .seen) else {
        isComplete = false
        break
      }
      seen.append((name, note))
      guard let id = SeenNote(note)?.id else { continue }
      if let other = try memory.note(id, .seen) {
        seen.append((id, other))
      } else {
        isComplete = false
      }
    }
    validator = isComplete ? noted : nil
    self.seen = seen
  }

  /// Where a feed is that has nothing new: everything that was seen stays seen.
  ///
  /// - Parameters:
  ///   - key: The source.
  ///   - validator: What is known of it now.
  /// - Returns: The place.
  func unchanged(_ key: String, _ validator: FeedValidator?) -> SourcePlace {
    SourcePlace(key: key, value: "done", seen: seen, notes: [note(validator)])
  }

  /// What is noted of an answer.
  func note(_ validator: FeedValidator?) -> SourcePlace.Note {
    (key, .validator, validator?.note)
  }
}
