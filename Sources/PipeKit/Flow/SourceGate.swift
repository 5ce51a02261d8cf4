import Synchronization

/// Decides how many documents a source may still write: `--limit`, and a stop that was asked for.
package final class SourceGate: Sendable {
  private let left: Mutex<Int>

  /// Whether only a number of documents may pass.
  package let isLimited: Bool

  /// Creates a gate that lets `limit` documents pass, or any number.
  package init(limit: Int? = nil) {
    isLimited = limit != nil
    left = Mutex(limit ?? .max)
  }

  /// Takes up to `count` documents' places, and says how many there were.
  package func admit(_ count: Int) -> Int {
    left.withLock { left in
      let admitted = min(left, count)
      if left != .max { left -= admitted }
      return admitted
    }
  }

  /// Lets no more through.
  package func close() { left.withLock { $0 = 0 } }

  /// Whether no more documents may pass.
  package var isClosed: Bool { left.withLock { $0 == 0 } }
}
