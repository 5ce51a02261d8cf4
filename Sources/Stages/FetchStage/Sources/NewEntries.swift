import PipeKit

/// The entries of a feed that no earlier run has brought in, where only those are wanted.
struct NewEntries {
  /// What goes on.
  var documents: Batch = []
  /// What is to be noted as seen when it has.
  var seen: [SourcePlace.Seen] = []
  /// What each entry is noted under once it is seen, new or not.
  var names: [String] = []
}

extension SourceRun {
  /// Leaves out the entries that an earlier run has brought in, where only new ones are wanted.
  ///
  /// An entry's identifier is another once a second entry has its address. So it is also noted under address
  /// and guid together, with the identifier that it had first and keeps.
  ///
  /// - Parameters:
  ///   - slice: What the feed has.
  ///   - areCompleted: Whether they get other content before they are passed on.
  /// - Returns: What goes on, and what is to be noted.
  /// - Throws: ``StageError`` where what was noted cannot be read.
  func newEntries(_ slice: Batch, areCompleted: Bool = false) throws -> NewEntries {
    guard options.onlyNew, let memory = context.memory else { return NewEntries(documents: slice) }
    var result = NewEntries()
    for var document in slice {
      let key = FeedIdentity.key(of: document)
      let noted = try key.flatMap { try memory.note($0, .seen) }
      if let id = noted.flatMap({ SeenNote($0)?.id }) { document.id = id }
      let (fresh, seen) = try unseen([document], areCompleted: areCompleted)
      result.documents += fresh
      result.seen += seen
      guard let key, !fresh.isEmpty || noted != nil else {
        // Another entry with the address may have been brought in, and not this one.
        result.names.append(document.id)
        continue
      }
      result.names.append(key)
      if let noted {
        result.seen.append((key, noted))
      } else if !seen.isEmpty {
        result.seen.append((key, SeenNote(run: memory.run, id: document.id).value))
      }
    }
    return result
  }
}
