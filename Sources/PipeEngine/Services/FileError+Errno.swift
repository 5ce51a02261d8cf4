import PipeKit

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

extension FileError {
  /// What the system reports by a number, in its words.
  init(errno code: CInt, path: String) {
    let kind: Kind =
      switch code {
      case ENOENT: .notFound
      case EACCES, EPERM, EROFS: .denied
      case EISDIR, ENOTDIR: .wrongKind
      case ENOSPC, EDQUOT: .noSpace
      case EFBIG: .tooLarge
      case EPIPE: .brokenPipe
      default: .other
      }
    let text = String(cString: strerror(code))
    self.init(kind, path: path, text.prefix(1).lowercased() + text.dropFirst())
  }
}

/// Makes a system call, again where a signal has interrupted it.
///
/// - Parameter call: The call; it answers -1 for a failure.
/// - Returns: What the call answers, or the number of its error.
func retryingInterrupted<Value: SignedInteger>(
  _ call: () -> Value
) -> Result<Value, SystemFailure> {
  while true {
    let value = call()
    if value != -1 { return .success(value) }
    let code = errno
    if code != EINTR { return .failure(SystemFailure(code: code)) }
  }
}

/// The number of a system call's error.
struct SystemFailure: Error {
  var code: CInt
}

extension Result where Failure == SystemFailure {
  /// The value, or the error as one of a file.
  func get(path: String) throws(FileError) -> Success {
    switch self {
    case .success(let value): return value
    case .failure(let failure): throw FileError(errno: failure.code, path: path)
    }
  }
}
