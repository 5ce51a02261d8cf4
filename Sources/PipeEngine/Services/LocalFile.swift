import PipeKit
import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// An open file of this machine.
final class LocalFile: OpenFile {
  /// The most bytes asked of the system at once.
  private static let chunk = 1 << 20

  private let path: String
  /// Whether closing the file closes the descriptor.
  private let isOwner: Bool
  /// What ends the waiting for input; `nil` where a read never waits.
  private let interrupt: InputInterrupt?
  /// The descriptor; `nil` once the file is closed.
  private let descriptor: Mutex<CInt?>

  /// Takes a descriptor.
  ///
  /// - Parameters:
  ///   - descriptor: The descriptor.
  ///   - path: What it is called in errors.
  ///   - isOwner: Whether closing the file closes it.
  ///   - interrupt: What ends the waiting for input.
  init(_ descriptor: CInt, path: String, isOwner: Bool, interrupt: InputInterrupt? = nil) {
    self.path = path
    self.interrupt = interrupt.flatMap { Self.mayWait(descriptor) ? $0 : nil }
    self.isOwner = isOwner
    self.descriptor = Mutex(descriptor)
  }

  deinit { try? close() }

  func read(into buffer: inout [UInt8], count: Int) throws(FileError) -> Int {
    let descriptor = try open()
    let wanted = min(count, Self.chunk)
    guard wanted > 0 else { return 0 }
    try interrupt?.wait(for: descriptor, path: path)
    var result = Result<Int, SystemFailure>.success(0)
    buffer.append(addingCapacity: wanted) { output in
      output.withUnsafeMutableBufferPointer { bytes, count in
        result = waiting(descriptor, for: POLLIN) {
          Platform.read(descriptor, UnsafeMutableRawBufferPointer(bytes))
        }
        count = (try? result.get()) ?? 0
      }
    }
    return try result.get(path: path)
  }

  func mapped() throws(FileError) -> MappedFile? {
    let descriptor = try open()
    let info = try info()
    guard info.isRegular, info.size > 0 else { return nil }
    let address = mmap(nil, info.size, PROT_READ, MAP_PRIVATE, descriptor, 0)
    guard let address, address != MAP_FAILED else { return nil }
    return MappedFile(UnsafeRawBufferPointer(start: address, count: info.size)) {
      _ = munmap(UnsafeMutableRawPointer(mutating: $0.baseAddress), $0.count)
    }
  }

  func seek(to offset: Int) throws(FileError) {
    let descriptor = try open()
    guard let offset = off_t(exactly: offset) else { throw FileError(errno: EINVAL, path: path) }
    _ = try retryingInterrupted { lseek(descriptor, offset, SEEK_SET) }.get(path: path)
  }

  func write(_ bytes: [UInt8]) throws(FileError) {
    let descriptor = try open()
    var written = 0
    while written < bytes.count {
      let result = waiting(descriptor, for: POLLOUT) {
        bytes.withUnsafeBytes { bytes in
          Platform.write(
            descriptor,
            UnsafeRawBufferPointer(rebasing: bytes[written...].prefix(Self.chunk)))
        }
      }
      written += try result.get(path: path)
    }
  }

  func sync() throws(FileError) {
    let descriptor = try open()
    #if canImport(Darwin)
      // `fsync` leaves it in the drive's cache there.
      if fcntl(descriptor, F_FULLFSYNC) != -1 { return }
    #endif
    guard case .failure(let failure) = retryingInterrupted({ fsync(descriptor) }) else { return }
    // Pipes and terminals have nothing to make durable.
    if failure.code != EINVAL, failure.code != ENOTSUP {
      throw FileError(errno: failure.code, path: path)
    }
  }

  func truncate(to length: Int) throws(FileError) {
    let descriptor = try open()
    guard let offset = off_t(exactly: length) else { throw FileError(errno: EFBIG, path: path) }
    _ = try retryingInterrupted { ftruncate(descriptor, offset) }.get(path: path)
    _ = try retryingInterrupted { lseek(descriptor, offset, SEEK_SET) }.get(path: path)
  }

  func length() throws(FileError) -> Int { Int(try status().st_size) }

  func info() throws(FileError) -> FileInfo { FileInfo(try status()) }

  func close() throws(FileError) {
    let last = descriptor.withLock { descriptor in
      defer { descriptor = nil }
      return descriptor
    }
    guard let last, isOwner else { return }
    // Not again after EINTR: the descriptor is gone, and may be somebody else's by then.
    if Platform.close(last) == -1, errno != EINTR { throw FileError(errno: errno, path: path) }
  }

  func isDirectory() throws(FileError) -> Bool { FileInfo(try status()).isDirectory }

  private func status() throws(FileError) -> stat {
    let descriptor = try open()
    var status = stat()
    _ = try retryingInterrupted { fstat(descriptor, &status) }.get(path: path)
    return status
  }

  private func open() throws(FileError) -> CInt {
    guard let descriptor = descriptor.withLock({ $0 }) else {
      throw FileError(errno: EBADF, path: path)
    }
    return descriptor
  }

  /// Whether reading may have to wait for somebody: not of files and directories.
  private static func mayWait(_ descriptor: CInt) -> Bool {
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { return false }
    let kind = status.st_mode & S_IFMT
    return kind != S_IFREG && kind != S_IFDIR
  }

  /// Makes a call, and waits where the descriptor is not ready: another process may have made the
  /// terminal or pipe we share with it non-blocking.
  private func waiting(
    _ descriptor: CInt, for events: CInt, _ call: () -> Int
  ) -> Result<Int, SystemFailure> {
    while true {
      let result = retryingInterrupted(call)
      guard case .failure(let failure) = result,
        failure.code == EAGAIN || failure.code == EWOULDBLOCK
      else { return result }
      var wanted = pollfd(fd: descriptor, events: Int16(events), revents: 0)
      _ = poll(&wanted, 1, -1)
    }
  }
}
