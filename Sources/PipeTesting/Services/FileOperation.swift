/// A call to a file system or an open file, as a ``MemoryFileSystem/Fault`` sees it.
public enum FileOperation: String, Sendable, Hashable, CaseIterable {
  /// Opening a file, in whatever mode.
  case open
  /// Asking what is known of a path.
  case info
  /// Listing a directory.
  case list
  /// Making a path absolute.
  case resolve
  /// Asking where a symbolic link points to.
  case link
  /// Creating a directory.
  case createDirectory = "create-directory"
  /// Giving a file another name; the path is the old one.
  case rename
  /// Removing a file.
  case remove
  /// Making a directory's names durable.
  case syncDirectory = "sync-directory"
  /// Opening standard input.
  case standardInput = "standard-input"
  /// Opening standard output.
  case standardOutput = "standard-output"
  /// Reading from an open file, or going to where it is read next.
  case read
  /// Writing to an open file. A fault leaves half of the bytes written, as a full disk does.
  case write
  /// Making an open file durable.
  case sync
  /// Cutting an open file to a length.
  case truncate
  /// Asking for an open file's length.
  case length
  /// Closing an open file. A fault leaves the file closed, as the system does.
  case close
}
