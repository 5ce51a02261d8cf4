import PipeKit

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Ends the waiting for others who may never come: reads of pipes and terminals, and the opening of named
/// pipes that nobody reads.
///
/// Cancelling a task does not wake a system call. So such a read waits for its descriptor and for a
/// pipe at once, and ``raise()`` writes to the pipe.
public final class InputInterrupt: Sendable {
  /// What is readable once the interrupt is raised, for good.
  ///
  /// -1 where the system has no descriptors left: then nothing is interrupted.
  let reading: CInt
  private let writing: CInt

  /// Creates an interrupt that is not raised.
  public init() {
    var ends: [CInt] = [-1, -1]
    guard pipe(&ends) == 0 else {
      (reading, writing) = (-1, -1)
      return
    }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    // Raising it again and again must not fill the pipe and wait.
    _ = fcntl(ends[1], F_SETFL, fcntl(ends[1], F_GETFL) | O_NONBLOCK)
    (reading, writing) = (ends[0], ends[1])
  }

  deinit {
    for end in [reading, writing] where end >= 0 { _ = Platform.close(end) }
  }

  /// Ends all reads that wait, now and from now on.
  public func raise() {
    guard writing >= 0 else { return }
    let byte: [UInt8] = [0]
    _ = retryingInterrupted { byte.withUnsafeBytes { Platform.write(writing, $0) } }
  }

  /// Waits until there is something to read, or the end.
  ///
  /// - Parameters:
  ///   - descriptor: What is to be read.
  ///   - path: What it is called in an error.
  /// - Throws: ``FileError`` of the kind `interrupted` once the interrupt is raised.
  func wait(for descriptor: CInt, path: String) throws(FileError) {
    var waiting = [
      pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0),
      // A negative descriptor is passed over.
      pollfd(fd: reading, events: Int16(POLLIN), revents: 0),
    ]
    // Where waiting fails, reading says why.
    guard case .success = retryingInterrupted({ poll(&waiting, nfds_t(waiting.count), -1) }) else {
      return
    }
    if waiting[1].revents != 0 { throw Self.raised(path) }
  }

  /// Waits for a time.
  ///
  /// - Parameters:
  ///   - milliseconds: How long.
  ///   - path: What is waited for, as it is called in an error.
  /// - Throws: ``FileError`` of the kind `interrupted` once the interrupt is raised.
  func wait(milliseconds: CInt, path: String) throws(FileError) {
    var waiting = pollfd(fd: reading, events: Int16(POLLIN), revents: 0)
    if case .success(1) = retryingInterrupted({ poll(&waiting, 1, milliseconds) }) {
      throw Self.raised(path)
    }
  }

  private static func raised(_ path: String) -> FileError {
    FileError(.interrupted, path: path, "the run was asked to stop")
  }
}
