import GRDBSQLite
import Synchronization

/// The disk as SQLite sees it, below one directory, where calls fail as a test wants it.
///
/// SQLite goes past the stage's file system, through an interface of its own (a "VFS",
/// <https://sqlite.org/vfs.html>). The first disk puts one in front of the system's; what is not below
/// the directory of a disk goes straight on, so that other tests do not notice.
final class FaultyDisk: Sendable {
  /// What SQLite asks of the disk.
  enum Call: String, Sendable {
    case open, delete, access, close, read, write, truncate, sync, size, lock, unlock, look

    /// What SQLite is told when it fails.
    ///
    /// The macros of the detailed codes are too much for Swift.
    fileprivate var code: Int32 {
      switch self {
      case .open: SQLITE_CANTOPEN
      case .write: SQLITE_FULL
      case .read: SQLITE_IOERR | 1 << 8
      case .sync: SQLITE_IOERR | 4 << 8
      case .truncate: SQLITE_IOERR | 6 << 8
      case .size: SQLITE_IOERR | 7 << 8
      case .unlock: SQLITE_IOERR | 8 << 8
      case .delete: SQLITE_IOERR | 10 << 8
      case .access: SQLITE_IOERR | 13 << 8
      case .look: SQLITE_IOERR | 14 << 8
      case .lock: SQLITE_IOERR | 15 << 8
      case .close: SQLITE_IOERR | 16 << 8
      }
    }
  }

  private struct State {
    var calls: [Call] = []
    var first: Int?
    var last = Int.max
    var isReadOnly = false
  }

  private let directory: String
  private let state = Mutex(State())

  /// Puts a disk there.
  ///
  /// - Parameter directory: The directory, as an absolute path without symbolic links.
  init(_ directory: String) {
    self.directory = directory + "/"
    _ = FaultyVFS.isThere
    FaultyVFS.disks.withLock { [directory = self.directory] in $0[directory] = Weak(self) }
  }

  deinit { FaultyVFS.disks.withLock { [directory] in $0[directory] = nil } }

  /// What was asked since the last setting.
  var calls: [Call] { state.withLock { $0.calls } }

  /// Lets calls fail.
  ///
  /// - Parameters:
  ///   - first: The first call that fails, counted from 0 and from now; `nil` for none.
  ///   - onwards: Whether all after it fail too.
  ///   - isReadOnly: Whether files can only be read.
  func fail(at first: Int?, onwards: Bool = false, isReadOnly: Bool = false) {
    state.withLock {
      $0 = State(
        first: first, last: onwards ? .max : first ?? .max, isReadOnly: isReadOnly)
    }
  }

  /// Counts a call, and says whether it fails.
  fileprivate func fails(_ call: Call) -> Bool {
    state.withLock { state in
      state.calls.append(call)
      guard let first = state.first else { return false }
      return (first...state.last).contains(state.calls.count - 1)
    }
  }

  fileprivate var isReadOnly: Bool { state.withLock { $0.isReadOnly } }
}

private struct Weak: Sendable {
  weak let disk: FaultyDisk?
  init(_ disk: FaultyDisk) { self.disk = disk }
}

/// A file of a faulty disk; the system's own follows in memory.
private struct FaultyFile {
  var base: sqlite3_file
  var disk: Unmanaged<FaultyDisk>

  static let size = MemoryLayout<FaultyFile>.stride
}

private enum FaultyVFS {
  static let disks = Mutex<[String: Weak]>([:])
  /// The system's VFS, and a copy of it with functions of ours that stands before it, for good.
  nonisolated(unsafe) private static let system: UnsafeMutablePointer<sqlite3_vfs> = {
    guard let system = sqlite3_vfs_find(nil) else { fatalError("SQLite has no way to files") }
    return system
  }()
  nonisolated(unsafe) private static let ours = UnsafeMutablePointer<sqlite3_vfs>.allocate(
    capacity: 1)
  nonisolated(unsafe) private static let methods =
    UnsafeMutablePointer<sqlite3_io_methods>.allocate(capacity: 1)

  static let isThere: Bool = {
    var vfs = system.pointee
    vfs.pNext = nil
    vfs.szOsFile += Int32(FaultyFile.size)
    vfs.xOpen = { _, name, file, flags, given in open(name, file, flags, given) }
    vfs.xDelete = { _, name, syncs in
      if let disk = disk(of: name), disk.fails(.delete) { return FaultyDisk.Call.delete.code }
      return system.pointee.xDelete(system, name, syncs)
    }
    vfs.xAccess = { _, name, flags, result in
      if let disk = disk(of: name), disk.fails(.access) { return FaultyDisk.Call.access.code }
      return system.pointee.xAccess(system, name, flags, result)
    }
    ours.initialize(to: vfs)
    methods.initialize(to: makeMethods())
    // The name is the system's too: whoever asks for the default gets ours.
    return sqlite3_vfs_register(ours, 1) == SQLITE_OK
  }()

  private static func disk(of name: UnsafePointer<CChar>?) -> FaultyDisk? {
    guard let name else { return nil }
    let path = String(cString: name)
    return disks.withLock { disks in disks.first { path.hasPrefix($0.key) }?.value.disk }
  }

  private static func open(
    _ name: UnsafePointer<CChar>?, _ file: UnsafeMutablePointer<sqlite3_file>?, _ flags: Int32,
    _ given: UnsafeMutablePointer<Int32>?
  ) -> Int32 {
    guard let file, let disk = disk(of: name) else {
      return system.pointee.xOpen(system, name, file, flags, given)
    }
    file.pointee.pMethods = nil
    if disk.fails(.open) { return FaultyDisk.Call.open.code }
    var flags = flags
    if disk.isReadOnly {
      flags = flags & ~(SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE) | SQLITE_OPEN_READONLY
    }
    let inner = inner(file)
    inner.pointee.pMethods = nil
    let code = system.pointee.xOpen(system, name, inner, flags, given)
    guard inner.pointee.pMethods != nil else { return code }
    UnsafeMutableRawPointer(file).bindMemory(to: FaultyFile.self, capacity: 1).initialize(
      to: FaultyFile(
        base: sqlite3_file(pMethods: UnsafePointer(methods)), disk: .passRetained(disk)))
    return code
  }

  private static func inner(
    _ file: UnsafeMutablePointer<sqlite3_file>
  ) -> UnsafeMutablePointer<sqlite3_file> {
    (UnsafeMutableRawPointer(file) + FaultyFile.size).assumingMemoryBound(to: sqlite3_file.self)
  }

  /// Counts a call for a file, and makes it, unless it fails.
  private static func call(
    _ file: UnsafeMutablePointer<sqlite3_file>?, _ call: FaultyDisk.Call,
    _ body: (UnsafeMutablePointer<sqlite3_file>, sqlite3_io_methods) -> Int32
  ) -> Int32 {
    guard let file else { return SQLITE_MISUSE }
    let disk = UnsafeMutableRawPointer(file).assumingMemoryBound(to: FaultyFile.self).pointee.disk
    if disk.takeUnretainedValue().fails(call) { return call.code }
    return passOn(file, body)
  }

  private static func passOn(
    _ file: UnsafeMutablePointer<sqlite3_file>?,
    _ body: (UnsafeMutablePointer<sqlite3_file>, sqlite3_io_methods) -> Int32
  ) -> Int32 {
    guard let file else { return SQLITE_MISUSE }
    let inner = inner(file)
    return body(inner, inner.pointee.pMethods.pointee)
  }

  private static func makeMethods() -> sqlite3_io_methods {
    var methods = sqlite3_io_methods()
    // Without shared memory: a rollback journal needs none.
    methods.iVersion = 1
    methods.xClose = { file in
      guard let file else { return SQLITE_MISUSE }
      let ours = UnsafeMutableRawPointer(file).assumingMemoryBound(to: FaultyFile.self)
      let disk = ours.pointee.disk.takeRetainedValue()
      // It is closed all the same, as the system does.
      let code = FaultyVFS.passOn(file) { $1.xClose($0) }
      return disk.fails(.close) ? FaultyDisk.Call.close.code : code
    }
    methods.xRead = { file, bytes, count, offset in
      FaultyVFS.call(file, .read) { $1.xRead($0, bytes, count, offset) }
    }
    methods.xWrite = { file, bytes, count, offset in
      var isWritten = false
      let code = FaultyVFS.call(file, .write) {
        isWritten = true
        return $1.xWrite($0, bytes, count, offset)
      }
      // Half of it, as a full disk does.
      if !isWritten { _ = FaultyVFS.passOn(file) { $1.xWrite($0, bytes, count / 2, offset) } }
      return code
    }
    methods.xTruncate = { file, length in
      FaultyVFS.call(file, .truncate) { $1.xTruncate($0, length) }
    }
    methods.xSync = { file, flags in
      FaultyVFS.call(file, .sync) { $1.xSync($0, flags) }
    }
    methods.xFileSize = { file, size in
      FaultyVFS.call(file, .size) { $1.xFileSize($0, size) }
    }
    methods.xLock = { file, level in
      FaultyVFS.call(file, .lock) { $1.xLock($0, level) }
    }
    methods.xUnlock = { file, level in
      FaultyVFS.call(file, .unlock) { $1.xUnlock($0, level) }
    }
    methods.xCheckReservedLock = { file, result in
      FaultyVFS.call(file, .look) { $1.xCheckReservedLock($0, result) }
    }
    methods.xFileControl = { file, operation, argument in
      FaultyVFS.passOn(file) { $1.xFileControl($0, operation, argument) }
    }
    methods.xSectorSize = { file in FaultyVFS.passOn(file) { $1.xSectorSize($0) } }
    methods.xDeviceCharacteristics = { file in
      FaultyVFS.passOn(file) { $1.xDeviceCharacteristics($0) }
    }
    return methods
  }
}
