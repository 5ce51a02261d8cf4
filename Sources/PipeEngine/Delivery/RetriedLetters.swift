import PipeKit

/// The dead letters that a retry tries again.
struct RetriedLetters: Sendable {
  /// The numbers of the letters.
  var letters: [Int64] = []
  /// Those of older letters of the same documents, which failed in other stages before, with the letter that is
  /// tried in their place.
  private(set) var older: [Int64: Int64] = [:]

  /// Nothing yet.
  init() {}

  /// Reads what was noted.
  init(_ note: JSON) {
    func numbers(_ key: String) -> [Int64] {
      (note.object?[key]?.array ?? []).compactMap { $0.int.map(Int64.init) }
    }
    letters = numbers("tried")
    // It is noted when all are through.
    older = Dictionary(numbers("older").map { ($0, 0) }) { one, _ in one }
  }

  /// Adds a letter, and the older ones of its document.
  mutating func add(_ letter: Int64, older: [Int64]) {
    letters.append(letter)
    for other in older { self.older[other] = letter }
  }

  /// Adds letters.
  mutating func add(_ others: RetriedLetters) {
    letters += others.letters
    older.merge(others.older) { one, _ in one }
  }

  /// What is noted.
  var json: JSON {
    func list(_ numbers: [Int64]) -> JSON { .array(numbers.map { .number(JSONNumber(Int($0))) }) }
    return ["tried": list(letters), "older": list(older.keys.sorted())]
  }

  /// The letters that are none any more: those whose documents have not failed again.
  ///
  /// Of one that has, the older letters stay, too.
  ///
  /// - Parameters:
  ///   - run: The number of the retry.
  ///   - last: The last letter that is certain to have come through; `nil` if all are.
  ///   - store: Where the letters are.
  /// - Returns: Their numbers.
  /// - Throws: ``RunStoreError``.
  func settled(
    in run: Int64, upTo last: Int64?, _ store: any RunStore
  ) throws(RunStoreError) -> [Int64] {
    let tried = Set(letters)
    var failed: Set<NameDigest> = []
    if !older.isEmpty {
      try store.forEachDeadLetter { if $0.run == run { failed.insert(NameDigest($0.name)) } }
    }
    var settled: [Int64] = []
    try store.forEachDeadLetter { letter in
      guard letter.run != run else { return }
      var attempt = tried.contains(letter.id) ? letter.id : nil
      if attempt == nil, let newer = older[letter.id], !failed.contains(NameDigest(letter.name)) {
        attempt = newer
      }
      if let attempt, attempt <= last ?? .max { settled.append(letter.id) }
    }
    return settled
  }
}
