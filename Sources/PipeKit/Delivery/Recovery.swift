import Synchronization

/// Watches for documents that failed in a stage earlier, and now pass it.
package final class Recovery: Sendable {
  private let watched: Set<String>
  private let passed = Mutex<Set<String>>([])

  /// Creates a watch for documents, by identifier.
  package init(_ watched: Set<String>) { self.watched = watched }

  /// Whether a document is watched.
  package func watches(_ name: String) -> Bool { watched.contains(name) }

  /// Sees documents that have passed the stage.
  package func see(_ documents: Batch) {
    for document in documents where watched.contains(document.id) {
      passed.withLock { _ = $0.insert(document.id) }
    }
  }

  /// The watched documents that have passed.
  package var recovered: Set<String> { passed.withLock { $0 } }
}
