#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// A pipe that ends a thread's wait for sockets.
struct WakeUp: Sendable {
  /// What the thread waits for beside its sockets.
  let reading: Int32
  private let writing: Int32

  /// Opens the pipe; nil where there are no more descriptors.
  init?() {
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0, let first = ends.first, let last = ends.last else { return nil }
    for end in ends {
      _ = fcntl(end, F_SETFD, FD_CLOEXEC)
      _ = fcntl(end, F_SETFL, O_NONBLOCK)
    }
    (reading, writing) = (first, last)
  }

  /// Ends the wait, or the next one.
  func ring() {
    var byte: UInt8 = 0
    // A pipe that is full rings already.
    _ = write(writing, &byte, 1)
  }

  /// Forgets who has rung.
  func silence() {
    withUnsafeTemporaryAllocation(byteCount: 64, alignment: 1) { buffer in
      while read(reading, buffer.baseAddress, buffer.count) == buffer.count {}
    }
  }

  /// Gives the descriptors back.
  func close() {
    for end in [reading, writing] {
      #if canImport(Glibc)
        _ = Glibc.close(end)
      #elseif canImport(Musl)
        _ = Musl.close(end)
      #elseif canImport(Darwin)
        _ = Darwin.close(end)
      #endif
    }
  }
}
