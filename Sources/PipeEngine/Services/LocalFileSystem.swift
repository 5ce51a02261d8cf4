public import PipeKit

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The files of this machine, through POSIX calls.
///
/// Writing to a pipe that nobody reads ends a process unless it ignores `SIGPIPE`: a program calls
/// ``ignoreBrokenPipes()`` once, and sees the error `brokenPipe` instead.
public struct LocalFileSystem: FileSystem {
  /// The permissions of new files, before the process's umask.
  private static let fileMode: mode_t = 0o644
  /// The permissions of new directories, before the process's umask.
  private static let directoryMode: mode_t = 0o755
  /// How often a lock is asked for, every 10 ms, before it is done without: somebody may have been stopped with it.
  private static let lockAttempts = 3000

  private let interrupt: InputInterrupt?
  /// The descriptor of standard input; a test has another.
  private let input: CInt

  /// Creates it.
  ///
  /// - Parameter interrupt: What ends the waiting for somebody who writes to a pipe or terminal, or who
  ///   opens a named pipe to read it.
  public init(interrupt: InputInterrupt? = nil) {
    self.init(input: STDIN_FILENO, interrupt: interrupt)
  }

  init(input: CInt, interrupt: InputInterrupt?) {
    self.input = input
    self.interrupt = interrupt
  }

  /// Makes writing to a pipe that nobody reads an error instead of the end of the process.
  public static func ignoreBrokenPipes() { signal(SIGPIPE, SIG_IGN) }

  /// Opens a file.
  public func open(_ path: String, _ mode: FileMode) throws(FileError) -> any OpenFile {
    let flags =
      switch mode {
      case .read: O_RDONLY | waitingLater
      case .replace: O_WRONLY | O_CREAT | O_TRUNC
      case .append: O_WRONLY | O_CREAT | O_APPEND
      }
    let descriptor =
      mode == .read ? try Self.descriptor(path, flags) : try writable(path, flags)
    let file = LocalFile(
      descriptor, path: path, isOwner: true, interrupt: mode == .read ? interrupt : nil)
    // POSIX opens a directory for reading, and fails on the first read.
    if mode == .read, try file.isDirectory() {
      try file.close()
      throw FileError(errno: EISDIR, path: path)
    }
    return file
  }

  /// Opens a file for writing that is to take the place of another, and so has its permissions from the start.
  public func open(
    _ path: String, _ mode: FileMode, like model: String
  ) throws(FileError) -> any OpenFile {
    try Self.check(path)
    try Self.check(model)
    var old = stat()
    guard mode != .read, stat(model, &old) == 0, old.st_mode & S_IFMT == S_IFREG else {
      return try open(path, mode)
    }
    // A run that goes on has to be able to write it, also where the other is read-only.
    let wanted = old.st_mode & 0o777 | 0o600
    let flags = O_WRONLY | O_CREAT | (mode == .append ? O_APPEND : 0)
    let descriptor = try Self.opened(path, flags, wanted & ~0o077).get(path: path)
    let file = LocalFile(descriptor, path: path, isOwner: true)
    // One that was left there may be open to more. Some file systems have no permissions.
    _ = fchmod(descriptor, wanted)
    if mode == .replace { try file.truncate(to: 0) }
    return file
  }

  /// What is known of a path, following symbolic links; `nil` where nothing is.
  public func info(_ path: String) throws(FileError) -> FileInfo? {
    try Self.check(path)
    var status = stat()
    switch retryingInterrupted({ stat(path, &status) }) {
    case .success: return FileInfo(status)
    case .failure(let failure) where failure.code == ENOENT || failure.code == ENOTDIR: return nil
    case .failure(let failure): throw FileError(errno: failure.code, path: path)
    }
  }

  /// The names in a directory, sorted, without `.` and `..`.
  public func list(_ directory: String) throws(FileError) -> [String] {
    try Self.check(directory)
    guard let stream = opendir(directory) else { throw FileError(errno: errno, path: directory) }
    defer { closedir(stream) }
    var names: [String] = []
    while true {
      errno = 0
      guard let entry = readdir(stream) else {
        if errno != 0 { throw FileError(errno: errno, path: directory) }
        return names.sorted()
      }
      guard let offset = MemoryLayout<dirent>.offset(of: \.d_name) else { continue }
      // The record is shorter than `dirent` says, so that the name must not be copied as a tuple.
      let start = UnsafeRawPointer(entry).advanced(by: offset)
      let name = String(cString: start.assumingMemoryBound(to: CChar.self))
      if name != ".", name != ".." { names.append(name) }
    }
  }

  /// The absolute path without symbolic links, `.` and `..`.
  public func resolve(_ path: String) throws(FileError) -> String {
    try Self.check(path)
    guard let resolved = realpath(path, nil) else { throw FileError(errno: errno, path: path) }
    defer { free(resolved) }
    return String(cString: resolved)
  }

  /// What a symbolic link has been given as its target; `nil` where the path is no link.
  public func linkTarget(_ path: String) throws(FileError) -> String? {
    try Self.check(path)
    var bytes = [CChar](repeating: 0, count: Int(PATH_MAX))
    switch retryingInterrupted({ readlink(path, &bytes, bytes.count) }) {
    case .success(let length):
      return String(decoding: bytes.prefix(length).map(UInt8.init(bitPattern:)), as: UTF8.self)
    case .failure(let failure) where [EINVAL, ENOENT, ENOTDIR].contains(failure.code): return nil
    case .failure(let failure): throw FileError(errno: failure.code, path: path)
    }
  }

  /// Creates a directory and those above it, where they are missing.
  public func createDirectory(_ path: String) throws(FileError) {
    try Self.check(path)
    var current = path.hasPrefix("/") ? "/" : ""
    for part in path.split(separator: "/") {
      current += current.isEmpty || current == "/" ? part : "/" + part
      if try info(current)?.isDirectory == true { continue }
      if case .failure(let failure) = retryingInterrupted({ mkdir(current, Self.directoryMode) }) {
        // Somebody else may have created it meanwhile.
        if failure.code == EEXIST, try info(current)?.isDirectory == true { continue }
        throw FileError(errno: failure.code == EEXIST ? ENOTDIR : failure.code, path: path)
      }
    }
  }

  /// Gives a file another name, replacing what has that name; it gets the permissions of what it replaces.
  public func rename(_ path: String, to newPath: String) throws(FileError) {
    try Self.check(path)
    try Self.check(newPath)
    var old = stat()
    // Who may read a file was somebody's decision, which writing it anew does not undo.
    if stat(newPath, &old) == 0, old.st_mode & S_IFMT == S_IFREG {
      _ = chmod(path, old.st_mode & 0o7777)
    }
    let result = retryingInterrupted { Platform.rename(path, newPath) }
    guard case .failure(let failure) = result else { return }
    // The old path is to blame where it is missing, else the new one.
    let isOldThere = try info(path) != nil
    throw FileError(errno: failure.code, path: isOldThere ? newPath : path)
  }

  /// Removes a file; no error where there is none.
  public func remove(_ path: String) throws(FileError) {
    try Self.check(path)
    guard case .failure(let failure) = retryingInterrupted({ unlink(path) }) else { return }
    if failure.code == ENOENT || failure.code == ENOTDIR { return }
    // POSIX answers EPERM for a directory, Linux EISDIR.
    let isDirectory = try info(path)?.isDirectory == true
    throw FileError(errno: isDirectory ? EISDIR : failure.code, path: path)
  }

  /// Makes the names in a directory durable.
  public func syncDirectory(_ path: String) throws(FileError) {
    let directory = LocalFile(
      try Self.descriptor(path, O_RDONLY | O_DIRECTORY), path: path, isOwner: true)
    defer { try? directory.close() }
    try directory.sync()
  }

  /// Does something while no other process does so that asks for the same directory, which `flock` sees to.
  public func locking<Result>(_ directory: String, _ body: () throws -> Result) throws -> Result {
    guard let descriptor = try? Self.descriptor(directory, O_RDONLY | O_DIRECTORY) else {
      return try body()
    }
    let file = LocalFile(descriptor, path: directory, isOwner: true)
    // That takes the lock off, too.
    defer { try? file.close() }
    for _ in 0..<Self.lockAttempts {
      if flock(descriptor, LOCK_EX | LOCK_NB) == 0 || errno != EWOULDBLOCK { break }
      usleep(10_000)
    }
    return try body()
  }

  /// Opens standard input.
  public func standardInput() throws(FileError) -> any OpenFile {
    LocalFile(input, path: "standard input", isOwner: false, interrupt: interrupt)
  }

  /// Opens standard output for writing; closing it leaves the process's own open.
  public func standardOutput() throws(FileError) -> any OpenFile {
    LocalFile(STDOUT_FILENO, path: "standard output", isOwner: false)
  }

  /// What makes opening a named pipe that nobody writes to yet leave the waiting to the first read.
  private var waitingLater: CInt {
    #if canImport(Glibc)
      interrupt == nil ? 0 : O_NONBLOCK
    #else
      // Elsewhere such a pipe may look as if it had ended.
      0
    #endif
  }

  /// Opens for writing; a named pipe as soon as somebody reads it, unless the run is asked to stop
  /// before.
  private func writable(_ path: String, _ flags: CInt) throws(FileError) -> CInt {
    guard let interrupt else { return try Self.descriptor(path, flags) }
    try Self.check(path)
    while true {
      // Without waiting, since nothing would end that. Who writes waits for room all the same.
      let result = Self.opened(path, flags | O_NONBLOCK)
      guard case .failure(let failure) = result, failure.code == ENXIO, Self.isNamedPipe(path)
      else { return try result.get(path: path) }
      // The system does not tell when somebody opens it.
      try interrupt.wait(milliseconds: 50, path: path)
    }
  }

  private static func isNamedPipe(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFIFO
  }

  private static func descriptor(_ path: String, _ flags: CInt) throws(FileError) -> CInt {
    try check(path)
    return try opened(path, flags).get(path: path)
  }

  private static func opened(
    _ path: String, _ flags: CInt, _ mode: mode_t = fileMode
  ) -> Result<CInt, SystemFailure> {
    retryingInterrupted { Platform.open(path, flags | O_CLOEXEC | O_NOCTTY, mode) }
  }

  /// Refuses a path that C would take for a shorter one.
  private static func check(_ path: String) throws(FileError) {
    if path.utf8.contains(0) {
      throw FileError(.other, path: path, "the path has a NUL character")
    }
  }
}
