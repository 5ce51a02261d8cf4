import Synchronization

/// Something that is told once.
final class Flag: Sendable {
  private let state = Mutex(false)

  /// Whether it was told.
  var isSet: Bool { state.withLock { $0 } }

  /// Tells it.
  func set() { state.withLock { $0 = true } }
}
