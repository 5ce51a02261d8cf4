package import PipeEngine
package import PipeKit
import Synchronization

/// Remembers runs in memory, for tests.
package final class MemoryRunStore: RunStore {
  private struct State {
    var runs: [RunRecord] = []
    var notes: [Checkpoint.Entry: (value: JSON, time: Timestamp)] = [:]
    var letters: [DeadLetter] = []
    /// The stages and names of letters that there are, or were.
    var names: Set<String> = []
    var lastLetter: Int64 = 0
    var operations = 0
    var failing: Int?
  }

  private let state = Mutex(State())
  package let salt: UInt64 = 1
  package let name = "memory01"
  package let path: String

  /// Creates an empty store.
  ///
  /// - Parameter path: Where it says that it is.
  package init(path: String = "/memory") { self.path = path }

  /// How many transactions were asked for, those that failed included.
  package var operations: Int { state.withLock { $0.operations } }

  /// Lets the transaction of this number fail, counted from 1 and from the store's beginning.
  package func fail(at operation: Int?) { state.withLock { $0.failing = operation } }

  private func transaction<Result>(
    _ body: (inout State) -> Result
  ) throws(RunStoreError) -> Result {
    let result = state.withLock { state -> Result? in
      state.operations += 1
      if state.operations == state.failing { return nil }
      return body(&state)
    }
    guard let result else { throw RunStoreError(.noSpace, "the disk is full") }
    return result
  }

  package func unfinishedRun() throws(RunStoreError) -> RunRecord? {
    try transaction { state in
      .some(state.runs.last { $0.status != .done && $0.status != .abandoned })
    } ?? nil
  }

  package func begin(
    _ run: RunRecord, noting notes: [(entry: Checkpoint.Entry, value: JSON?)]
  ) throws(RunStoreError) -> Int64 {
    try transaction { state in
      for (entry, value) in notes { state.notes[entry] = value.map { ($0, run.started) } }
      var run = run
      run.id = (state.runs.last?.id ?? 0) + 1
      state.runs.append(run)
      return run.id
    }
  }

  package func update(_ run: RunRecord, removing letters: [Int64]) throws(RunStoreError) {
    try transaction { state in
      let removed = Set(letters)
      state.letters.removeAll { removed.contains($0.id) }
      guard let index = state.runs.firstIndex(where: { $0.id == run.id }) else { return }
      state.runs[index] = run
      guard run.status == .done || run.status == .abandoned else { return }
      state.notes = state.notes.filter { !$0.key.kind.endsWithRun }
    }
  }

  package func commit(
    _ notes: [(entry: Checkpoint.Entry, value: JSON?)], at time: Timestamp, durably: Bool
  ) throws(RunStoreError) {
    try transaction { state in
      for (entry, value) in notes { state.notes[entry] = value.map { ($0, time) } }
    }
  }

  package func note(_ entry: Checkpoint.Entry) throws(RunStoreError) -> JSON? {
    state.withLock { $0.notes[entry]?.value }
  }

  package func notes(
    _ kind: NoteKind
  ) throws(RunStoreError) -> [(entry: Checkpoint.Entry, value: JSON)] {
    state.withLock { state in
      state.notes.filter { $0.key.kind == kind }.map { (entry: $0.key, value: $0.value.value) }
    }
  }

  package func lastDone() throws(RunStoreError) -> RunRecord? {
    state.withLock { $0.runs.last { $0.status == .done && $0.kind == .full } }
  }

  package func runs(limit: Int) throws(RunStoreError) -> [RunRecord] {
    state.withLock { Array($0.runs.reversed().prefix(limit)) }
  }

  package func run(_ id: Int64) throws(RunStoreError) -> RunRecord? {
    state.withLock { state in state.runs.first { $0.id == id } }
  }

  package func add(_ letters: [DeadLetter]) throws(RunStoreError) {
    try transaction { state in
      for var letter in letters {
        let isNew = state.names.insert(letter.stage + "\0" + letter.name).inserted
        let index =
          isNew
          ? nil
          : state.letters.firstIndex { $0.stage == letter.stage && $0.name == letter.name }
        if let index {
          letter.succeed(state.letters[index])
          state.letters[index] = letter
        } else {
          state.lastLetter += 1
          letter.id = state.lastLetter
          state.letters.append(letter)
        }
      }
    }
  }

  package func deadLetters(
    stage: String?, after id: Int64, limit: Int
  ) throws(RunStoreError) -> [DeadLetter] {
    state.withLock { state in
      Array(
        state.letters.filter { $0.id > id && (stage == nil || $0.stage == stage) }.prefix(limit))
    }
  }

  package func deadLetter(_ id: Int64) throws(RunStoreError) -> DeadLetter? {
    state.withLock { state in state.letters.first { $0.id == id } }
  }

  package func deadLetter(
    of name: String, in stage: String
  ) throws(RunStoreError) -> DeadLetter? {
    state.withLock { state in state.letters.first { $0.stage == stage && $0.name == name } }
  }

  package func deadLetterCounts() throws(RunStoreError) -> [(stage: String, count: Int)] {
    state.withLock { state in
      Dictionary(grouping: state.letters, by: \.stage).map { ($0.key, $0.value.count) }
        .sorted { $0.0 < $1.0 }
    }
  }

  package func forEachDeadLetter(_ body: (DeadLetterKey) -> Void) throws(RunStoreError) {
    for letter in state.withLock({ $0.letters }) {
      body(
        DeadLetterKey(
          id: letter.id, run: letter.run, stage: letter.stage, name: letter.name,
          hasDocument: letter.document != nil))
    }
  }

  package func hasDeadLetters(of run: Int64) throws(RunStoreError) -> Bool {
    state.withLock { state in state.letters.contains { $0.run == run } }
  }

  package func removeDeadLetters(_ ids: [Int64]) throws(RunStoreError) {
    try transaction { state in state.letters.removeAll { ids.contains($0.id) } }
  }

  package func prune(
    before time: Timestamp
  ) throws(RunStoreError) -> (runs: Int, letters: Int, notes: Int) {
    try transaction { state in
      let (runs, letters, notes) = (state.runs.count, state.letters.count, state.notes.count)
      let going = state.runs.filter { $0.status != .done && $0.status != .abandoned }
      let unfinished = Set(going.map(\.id))
      let oldest = min(time, going.map(\.started).min() ?? time)
      state.notes = state.notes.filter { $0.key.kind.endsWithRun || $0.value.time >= oldest }
      let newest = state.runs.last?.id
      state.letters.removeAll { $0.last < time && !unfinished.contains($0.run) }
      state.runs.removeAll { run in
        guard let ended = run.ended, run.id != newest else { return false }
        return ended < time && !unfinished.contains(run.id)
      }
      return (runs - state.runs.count, letters - state.letters.count, notes - state.notes.count)
    }
  }
}
