import PipeKit
import Synchronization

/// Collects documents that have failed, and stores them a few at a time.
///
/// They are stored before any checkpoint that comes after them; storing one twice is harmless.
final class DeadLetterBox: Sendable {
  private static let most = 64
  private static let mostWeight = 8 << 20

  private struct State {
    var letters: [DeadLetter] = []
    var weight = 0
    var failure: RunStoreError?
    var hasAny = false
  }

  private let store: any RunStore
  private let run: Int64
  private let redact: Redactor
  private let clock: any PipeClock
  private let watched: [String: Recovery]
  private let state = Mutex(State())

  /// Creates a box.
  ///
  /// - Parameters:
  ///   - store: Where they go.
  ///   - run: The run's number.
  ///   - watched: Watches, by stage, for documents that are dead letters already.
  ///   - redact: Takes out what must not be stored.
  ///   - clock: Says when they failed.
  init(
    _ store: any RunStore, run: Int64, watched: [String: Recovery], redact: Redactor,
    clock: any PipeClock
  ) {
    self.store = store
    self.run = run
    self.watched = watched
    self.redact = redact
    self.clock = clock
  }

  /// Takes a document that has failed.
  func add(_ name: String, _ document: Document?, _ error: StageError, in stage: String) {
    let now = clock.now()
    let letter = DeadLetter(
      run: run, stage: stage, name: document == nil ? shown(name) : name,
      document: document.map(redact.stored),
      code: error.code.rawValue, message: redact(error.message),
      hint: error.hint.map { redact($0) }, attempts: error.attempts,
      first: now, last: now)
    watched[stage]?.fail(name)
    let isFull = state.withLock { state in
      state.letters.append(letter)
      state.hasAny = true
      state.weight += document?.weight ?? 0
      return state.letters.count >= Self.most || state.weight >= Self.mostWeight
    }
    if isFull { storeAll() }
  }

  /// Whether anything has failed.
  var hasAny: Bool { state.withLock { $0.hasAny } }

  /// Stores what was collected.
  func flush() throws(RunStoreError) {
    storeAll()
    if let failure = state.withLock({ $0.failure }) { throw failure }
  }

  private func storeAll() {
    // The lock is held meanwhile, so that whoever flushes afterwards knows that all is stored.
    state.withLock { state in
      guard !state.letters.isEmpty, state.failure == nil else { return }
      do throws(RunStoreError) {
        try store.add(state.letters)
        state.letters = []
        state.weight = 0
      } catch {
        state.failure = error
      }
    }
  }

  /// The name of what never was a document, without what came from the environment; two names stay two.
  private func shown(_ name: String) -> String {
    let shown = redact(name)
    if shown == name { return name }
    var hash = FNV1a()
    hash.add(store.salt)
    hash.add(name.utf8.span)
    return "\(shown) (\(hash.text.prefix(8)))"
  }
}
