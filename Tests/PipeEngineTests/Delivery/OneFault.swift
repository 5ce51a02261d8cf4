import PipeKit
import PipeTesting
import Synchronization

/// Lets one call to the files fail, counted over all calls.
final class OneFault: Sendable {
  private let state: Mutex<(left: Int, what: String?)>

  init(at call: Int) { state = Mutex((call, nil)) }

  /// What has failed, if anything has.
  var what: String? { state.withLock { $0.what } }

  func fault(_ operation: FileOperation, _ path: String) -> FileError? {
    state.withLock { state in
      state.left -= 1
      guard state.left == 0 else { return nil }
      state.what = "\(operation.rawValue) \(path)"
      return FileError(.noSpace, path: path, "no space left on device")
    }
  }
}
