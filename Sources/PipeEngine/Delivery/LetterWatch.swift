import PipeKit
import Synchronization

/// Watches, stage by stage, for documents that are dead letters to come through, and notes those that have.
///
/// They are noted by the letters' numbers, in the checkpoint that they are before: a run that goes on
/// behind it does not see them again. A document that fails later is withdrawn. What holds at the end of
/// the run are the notes in their order.
final class LetterWatch: Sendable {
  /// What is noted begins with this.
  private static let key = "letters "
  /// How many letters a note has at most.
  private static let noteSize = 10_000

  /// The watches, by stage.
  let recoveries: [String: Recovery]
  /// Whether there were dead letters when the run began.
  let hadLetters: Bool
  /// How many notes there are.
  private let count: Mutex<Int>

  /// Watches for nothing, or for what is given.
  private init(hadLetters: Bool, _ recoveries: [String: Recovery] = [:], notes: Int = 0) {
    self.recoveries = recoveries
    self.hadLetters = hadLetters
    count = Mutex(notes)
  }

  /// Watches for the documents that are dead letters now.
  ///
  /// - Parameters:
  ///   - store: Where they are, and what was noted of them before the run was interrupted.
  ///   - source: The `id` of the pipeline's first stage: what failed there in earlier runs without being a document
  ///     is settled when the run is complete. Behind it everything that failed was a document, also what was kept
  ///     without being one.
  ///   - run: The number of the run: what failed in it, before it was interrupted, may come through by its name.
  /// - Throws: ``RunStoreError``.
  convenience init(_ store: any RunStore, source: String?, run: Int64) throws(RunStoreError) {
    let counts = try store.deadLetterCounts()
    if counts.isEmpty {
      self.init(hadLetters: false)
      return
    }
    let (through, notes) = try Self.noted(in: store)
    var letters: [String: [Recovery.Letter]] = [:]
    for (stage, count) in counts { letters[stage, default: []].reserveCapacity(count) }
    var hasAddresses = false
    try store.forEachDeadLetter { letter in
      guard letter.hasDocument || letter.stage != source || letter.run == run else { return }
      if !letter.hasDocument, letter.stage == source { hasAddresses = true }
      letters[letter.stage, default: []].append(Recovery.Letter(letter.name, id: letter.id))
    }
    var recoveries: [String: Recovery] = [:]
    for stage in counts.map(\.stage) {
      guard let letters = letters.removeValue(forKey: stage), !letters.isEmpty else { continue }
      recoveries[stage] = Recovery(
        letters, through: through, hasAddresses: hasAddresses && stage == source)
    }
    self.init(hadLetters: true, recoveries, notes: notes)
  }

  /// Watches for nothing, as a retry knows what it tries.
  static func none(_ store: any RunStore) throws(RunStoreError) -> LetterWatch {
    LetterWatch(hadLetters: try !store.deadLetterCounts().isEmpty)
  }

  /// What was noted before the run was interrupted: which letters are through, and how many notes that are.
  private static func noted(
    in store: any RunStore
  ) throws(RunStoreError) -> (through: Set<Int64>, count: Int) {
    var notes: [(number: Int, value: JSON)] = []
    for (entry, value) in try store.notes(.position)
    where entry.stage.isEmpty && entry.key.hasPrefix(key) {
      if let number = Int(entry.key.dropFirst(key.count)) { notes.append((number, value)) }
    }
    var through: Set<Int64> = []
    for (_, value) in notes.sorted(by: { $0.number < $1.number }) {
      func letters(_ key: String) -> [Int64] {
        (value.object?[key]?.array ?? []).compactMap { $0.int.map(Int64.init) }
      }
      through.formUnion(letters("through"))
      through.subtract(letters("failed"))
    }
    return (through, (notes.map(\.number).max() ?? -1) + 1)
  }

  /// Puts what has passed since the last checkpoint in the flow into the last one of the run.
  func finish(into checkpoint: Checkpoint) {
    for recovery in recoveries.values { recovery.tell(checkpoint) }
  }

  /// What is noted together with a checkpoint that has come through.
  func notes(with checkpoint: Checkpoint) -> [(entry: Checkpoint.Entry, value: JSON?)] {
    if recoveries.isEmpty { return [] }
    let passed = checkpoint.passed.flatMap { $0.recovery.note($0.found) }
    let failed = recoveries.values.flatMap { $0.takeWithdrawn() }
    return count.withLock { count in
      note(passed, as: "through", &count) + note(failed, as: "failed", &count)
    }
  }

  private func note(
    _ letters: [Int64], as kind: String, _ count: inout Int
  ) -> [(entry: Checkpoint.Entry, value: JSON?)] {
    stride(from: 0, to: letters.count, by: Self.noteSize).map { start in
      let part = letters[start..<min(start + Self.noteSize, letters.count)]
      let entry = Checkpoint.Entry(
        stage: "", kind: .position, key: Self.key + String(count))
      count += 1
      return (entry, .object([kind: .array(part.map { .number(JSONNumber(Int($0))) })]))
    }
  }

  /// The letters whose documents are through, now that the run is complete.
  var healed: [Int64] { recoveries.values.flatMap(\.healed) }
}
