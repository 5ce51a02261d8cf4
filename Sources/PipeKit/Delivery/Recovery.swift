import Synchronization

/// Watches for documents that failed in a stage earlier, and now pass it.
package final class Recovery: Sendable {
  private let watched: Set<String>
  private let passed: Mutex<(all: Set<String>, new: [String])>

  /// Creates a watch for documents, by identifier.
  ///
  /// - Parameters:
  ///   - watched: The documents.
  ///   - passed: Those that have passed before.
  package init(_ watched: Set<String>, passed: Set<String> = []) {
    self.watched = watched
    self.passed = Mutex((passed, []))
  }

  /// Whether a document is watched.
  package func watches(_ name: String) -> Bool { watched.contains(name) }

  /// Sees documents that have passed the stage.
  package func see(_ documents: Batch) {
    for document in documents where watched.contains(document.id) {
      passed.withLock { passed in
        if passed.all.insert(document.id).inserted { passed.new.append(document.id) }
      }
    }
  }

  /// The watched documents that have passed.
  package var recovered: Set<String> { passed.withLock { $0.all } }

  /// Those that have passed since they were last asked for.
  package func takeNew() -> [String] {
    passed.withLock { passed in
      defer { passed.new = [] }
      return passed.new
    }
  }
}
