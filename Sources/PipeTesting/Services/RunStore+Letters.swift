package import PipeEngine

extension RunStore {
  /// What names the dead letters, oldest first.
  ///
  /// - Parameter limit: How many there are at most.
  /// - Returns: The first of them.
  /// - Throws: ``RunStoreError``.
  package func deadLetterKeys(limit: Int) throws(RunStoreError) -> [DeadLetterKey] {
    var keys: [DeadLetterKey] = []
    try forEachDeadLetter { if keys.count < limit { keys.append($0) } }
    return keys
  }
}
