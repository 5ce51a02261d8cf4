import Synchronization

/// The files that the sinks of a run write, so that no two write the same.
package final class OutputClaims: Sendable {
  private let claimed = Mutex<[String: String]>([:])

  /// Creates a list without files.
  package init() {}

  /// Claims a file for a stage.
  ///
  /// - Parameters:
  ///   - path: The file's absolute path, without symbolic links.
  ///   - stage: The stage's `id`.
  /// - Returns: The stage that has claimed it before, if another has.
  package func claim(_ path: String, for stage: String) -> String? {
    claimed.withLock { claimed in
      if let other = claimed[path], other != stage { return other }
      claimed[path] = stage
      return nil
    }
  }
}
