#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// An open file or socket, which is closed with the last reference to it.
final class Descriptor: Sendable {
  let number: Int32

  /// Takes over a descriptor: it never blocks, and no process that is started inherits it.
  ///
  /// - Parameter number: What a system call has answered; `nil` comes of a negative number.
  init?(_ number: Int32) {
    if number < 0 { return nil }
    self.number = number
    _ = fcntl(number, F_SETFD, FD_CLOEXEC)
    _ = fcntl(number, F_SETFL, fcntl(number, F_GETFL) | O_NONBLOCK)
    #if canImport(Darwin)
      set(SO_NOSIGPIPE)
    #endif
  }

  deinit { close(number) }

  /// Turns an option of a socket on.
  func set(_ option: Int32) {
    var on: Int32 = 1
    setsockopt(number, SOL_SOCKET, option, &on, socklen_t(MemoryLayout<Int32>.size))
  }

  /// Reads what is there; `nil` where nothing is yet, nothing at the end and after an error.
  func receive(_ most: Int) -> [UInt8]? {
    var wouldWait = false
    let bytes = [UInt8](unsafeUninitializedCapacity: most) { buffer, count in
      let result = recv(number, buffer.baseAddress, most, 0)
      wouldWait = result < 0 && [EAGAIN, EWOULDBLOCK, EINTR].contains(errno)
      count = max(result, 0)
    }
    return wouldWait ? nil : bytes
  }

  /// Writes what can be written without waiting; `nil` after an error.
  func send(_ bytes: ArraySlice<UInt8>) -> Int? {
    #if canImport(Glibc)
      let flags = Int32(MSG_NOSIGNAL)
    #else
      let flags: Int32 = 0
    #endif
    let result = bytes.withUnsafeBytes { systemSend(number, $0.baseAddress, $0.count, flags) }
    if result >= 0 { return result }
    return [EAGAIN, EWOULDBLOCK, EINTR].contains(errno) ? 0 : nil
  }
}

private func systemSend(
  _ number: Int32, _ bytes: UnsafeRawPointer?, _ count: Int, _ flags: Int32
) -> Int { send(number, bytes, count, flags) }
