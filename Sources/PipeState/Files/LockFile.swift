import PipeEngine
import PipeKit
import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The file beside a database that whoever writes holds a lock on.
///
/// The lock is the system's (`flock`): it ends with the process, so that a file that was left behind
/// is never in the way. The file itself stays, since removing it would let two processes hold locks
/// on two files of one name. Its first line is the database's ``CommitMark``, its second says who
/// has the lock, or how the database was left by who had it last.
final class LockFile: Sendable {
  private static let sizeLimit = 4096

  /// The descriptor; `nil` once the lock is given up.
  private let descriptor: Mutex<CInt?>
  /// The mark that was there.
  let mark: CommitMark?
  /// The `StateFile.version` of the database when it was closed, if it was.
  let closed: String?

  /// Takes the lock.
  ///
  /// - Parameters:
  ///   - path: The database's path; the lock file's has `.lock` after it.
  ///   - time: The time, for whoever finds the lock taken.
  /// - Throws: ``RunStoreError`` where another has it, or the file cannot be made.
  init(_ path: String, at time: Timestamp) throws(RunStoreError) {
    let descriptor = open(
      Self.path(path), O_CREAT | O_RDWR | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK, 0o600)
    guard descriptor >= 0 else {
      throw RunStoreError(errno: errno, "cannot create '\(Self.path(path))'")
    }
    var code: CInt = 0
    repeat {
      code = flock(descriptor, LOCK_EX | LOCK_NB) == 0 ? 0 : errno
    } while code == EINTR
    guard code == 0 else {
      let holder = Self.holder(Self.content(descriptor))
      close(descriptor)
      throw code == EWOULDBLOCK ? Self.busy(path, holder) : Self.unlockable(path, code)
    }
    let content = Self.content(descriptor)
    let mark = CommitMark(content)
    self.mark = mark
    closed = Self.closed(content)
    self.descriptor = Mutex(descriptor)
    let text = (mark?.bytes ?? CommitMark.blank) + "process \(getpid()) since \(time)\n".utf8
    Self.write(text, to: descriptor)
    _ = ftruncate(descriptor, off_t(text.count))
  }

  deinit { release() }

  /// Notes how many transactions are committed.
  ///
  /// It is advice for the next one to open the database, so that it cannot be written is no error.
  func write(_ mark: CommitMark) {
    descriptor.withLock { descriptor in
      if let descriptor { Self.write(mark.bytes, to: descriptor) }
    }
  }

  /// Gives the lock up.
  ///
  /// - Parameter version: The database's `StateFile.version`, where it is closed as it should be.
  func release(closed version: String? = nil) {
    descriptor.withLock { descriptor in
      if let open = descriptor {
        let line = version.map { Array("\(Self.closedWord)\($0)\n".utf8) } ?? []
        Self.write(line, to: open, at: CommitMark.length)
        _ = ftruncate(open, off_t(CommitMark.length + line.count))
        close(open)
      }
      descriptor = nil
    }
  }

  /// The mark beside a database, read without the lock.
  static func mark(_ path: String) -> CommitMark? {
    let descriptor = open(self.path(path), O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    return CommitMark(content(descriptor))
  }

  /// The lock file of a database.
  static func path(_ path: String) -> String { path + ".lock" }
}

extension LockFile {
  private static func content(_ descriptor: CInt) -> [UInt8] {
    [UInt8](unsafeUninitializedCapacity: sizeLimit) { buffer, count in
      count = max(0, pread(descriptor, buffer.baseAddress, sizeLimit, 0))
    }
  }

  private static func write(_ bytes: [UInt8], to descriptor: CInt, at offset: Int = 0) {
    _ = bytes.withUnsafeBytes { pwrite(descriptor, $0.baseAddress, $0.count, off_t(offset)) }
  }

  private static let closedWord = "closed "

  private static func closed(_ content: [UInt8]) -> String? {
    let line = content.dropFirst(CommitMark.length).prefix { $0 != 0x0A }
    guard line.starts(with: closedWord.utf8) else { return nil }
    return String(decoding: line.dropFirst(closedWord.utf8.count), as: UTF8.self)
  }

  /// Who has the lock, as they wrote it: only what looks like it, since it goes to a terminal.
  private static func holder(_ content: [UInt8]) -> String? {
    let line = content.dropFirst(CommitMark.length).prefix { $0 != 0x0A }
    let words = String(decoding: line, as: UTF8.self).split(separator: " ")
    guard words.count == 4, words[0] == "process", let process = Int32(words[1]),
      words[2] == "since", let time = Timestamp(words[3])
    else { return nil }
    return " (process \(process), since \(time))"
  }

  private static func busy(_ path: String, _ holder: String?) -> RunStoreError {
    RunStoreError(
      .busy, "another pipe run\(holder ?? "") is using '\(path)'",
      hint: "wait until it has ended, or stop it")
  }

  private static func unlockable(_ path: String, _ code: CInt) -> RunStoreError {
    var error = RunStoreError(errno: code, "cannot lock '\(self.path(path))'")
    error.hint = "keep it on a disk of this machine"
    return error
  }
}
