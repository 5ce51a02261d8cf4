import PipeKit

/// The dead letters that a retry tries again.
struct RetriedLetters: Sendable {
  /// The numbers of the letters.
  var letters: [Int64] = []
  /// Those of older letters of the same documents, which failed in other stages before.
  var older: [Int64] = []

  /// Nothing yet.
  init() {}

  /// Reads what was noted.
  init(_ note: JSON) {
    func numbers(_ key: String) -> [Int64] {
      (note.object?[key]?.array ?? []).compactMap { $0.int.map(Int64.init) }
    }
    letters = numbers("tried")
    older = numbers("older")
  }

  /// What is noted.
  var json: JSON {
    func list(_ numbers: [Int64]) -> JSON { .array(numbers.map { .number(JSONNumber(Int($0))) }) }
    return ["tried": list(letters), "older": list(older)]
  }

  /// The letters that are none any more: those whose documents have not failed again.
  ///
  /// Of one that has, the older letters stay, too.
  ///
  /// - Parameters:
  ///   - run: The number of the retry.
  ///   - store: Where the letters are.
  /// - Returns: Their numbers.
  /// - Throws: ``RunStoreError``.
  func settled(in run: Int64, _ store: any RunStore) throws(RunStoreError) -> [Int64] {
    let (tried, older) = (Set(letters), Set(older))
    var failed: Set<NameDigest> = []
    if !older.isEmpty {
      try store.forEachDeadLetter { if $0.run == run { failed.insert(NameDigest($0.name)) } }
    }
    var settled: [Int64] = []
    try store.forEachDeadLetter { letter in
      guard letter.run != run else { return }
      let isThrough =
        tried.contains(letter.id)
        || (older.contains(letter.id) && !failed.contains(NameDigest(letter.name)))
      if isThrough { settled.append(letter.id) }
    }
    return settled
  }
}
