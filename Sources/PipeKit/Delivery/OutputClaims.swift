import Synchronization

/// The files that the sinks of a run write, so that no two write the same.
package final class OutputClaims: Sendable {
  /// Who writes a file.
  package enum Owner: Sendable, Hashable {
    /// A stage, by its `id`.
    case stage(String)
    /// Whoever runs the stages.
    case engine
  }

  private let claimed = Mutex<[String: Owner]>([:])

  /// Creates a list of files that no stage may write.
  ///
  /// - Parameter reserved: Their absolute paths, without symbolic links.
  package init(reserved: [String] = []) {
    claimed.withLock { claimed in for path in reserved { claimed[path] = .engine } }
  }

  /// Claims a file for a stage.
  ///
  /// - Parameters:
  ///   - path: The file's absolute path, without symbolic links.
  ///   - stage: The stage's `id`.
  /// - Returns: Who has claimed it before, if another has.
  package func claim(_ path: String, for stage: String) -> Owner? {
    claimed.withLock { claimed in
      if let other = claimed[path], other != .stage(stage) { return other }
      claimed[path] = .stage(stage)
      return nil
    }
  }
}
