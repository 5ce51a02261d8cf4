import PipeKit
import PipeTesting
import Synchronization

/// Makes one call to a file system fail, or all from one on.
final class CountedFault: Sendable {
  private let seen = Mutex<[FileOperation]>([])

  /// The calls there were.
  var calls: [FileOperation] { seen.withLock { $0 } }

  /// The error of a call, counted from 0; `nil` where it may go on.
  func fails(
    at place: Int?, onwards: Bool, _ operation: FileOperation, _ path: String
  ) -> FileError? {
    let index = seen.withLock { seen in
      seen.append(operation)
      return seen.count - 1
    }
    guard let place, onwards ? index >= place : index == place else { return nil }
    return FileError(.noSpace, path: path, "made up")
  }
}
