import PipeKit

extension FileError {
  /// The error of a path that nothing has, as POSIX words it.
  static func notFound(_ path: String) -> FileError {
    FileError(.notFound, path: path, "no such file or directory")
  }

  /// The error of a directory where a file is needed.
  static func isADirectory(_ path: String) -> FileError {
    FileError(.wrongKind, path: path, "is a directory")
  }

  /// The error of a file where a directory is needed.
  static func notADirectory(_ path: String) -> FileError {
    FileError(.wrongKind, path: path, "not a directory")
  }
}
