import PipeKit

/// The file that a text format writes: as a whole, at the end of another, or to standard output.
///
/// A whole file is written under a temporary name beside its place, and gets its own when it is
/// complete and durable. An appended file is cut back to what it was when the writing fails.
struct OutputFile {
  private enum Kind {
    case whole(temporary: String, final: String)
    case appended(path: String, length: Int, isNew: Bool)
    case stream
  }

  /// How many bytes are put together for one write.
  private static let chunk = 1 << 18

  private let files: any FileSystem
  private let kind: Kind
  private let file: any OpenFile
  private var buffer: [UInt8] = []
  /// Whether somebody may read along.
  private let isWatched: Bool

  /// Opens the file that a run is to write.
  init(_ order: ExportOrder) throws(FileError) {
    files = order.context.files
    isWatched = order.isStandardOutput
    if order.isStandardOutput {
      kind = .stream
      file = try files.standardOutput()
      return
    }
    let directory = order.path.directoryPath
    try files.createDirectory(directory)
    let known = try files.info(order.path)
    if known?.isDirectory == true {
      throw FileError(.wrongKind, path: order.path, "is a directory")
    }
    // A symbolic link stays one: the file it points to is written.
    let path = known == nil ? order.path : try files.resolve(order.path)
    if Self.isDevice(path) || Self.isDevice(order.path) {
      kind = .stream
      file = try files.open(order.path, .append)
    } else if order.options.mode == .append {
      let isEnded = known == nil ? true : try Self.endsWithLineBreak(path, files)
      let file = try files.open(path, .append)
      do {
        kind = .appended(path: path, length: try file.length(), isNew: known == nil)
      } catch {
        try? file.close()
        if known == nil { try? files.remove(path) }
        throw error
      }
      self.file = file
      if !isEnded { buffer = [0x0A] }
    } else {
      let temporary = path + ".pipe-tmp"
      kind = .whole(temporary: temporary, final: path)
      file = try files.open(temporary, .replace)
    }
  }

  /// Writes what a closure appends.
  mutating func write(_ append: (inout [UInt8]) -> Void) throws(FileError) {
    append(&buffer)
    if buffer.count >= Self.chunk { try flush() }
  }

  /// Writes bytes; many at once go to the file as they are.
  mutating func write(_ bytes: [UInt8]) throws(FileError) {
    guard bytes.count >= Self.chunk / 8 else { return try write { $0 += bytes } }
    try flush()
    try file.write(bytes)
  }

  /// Passes on what was written so far, where somebody may be waiting for it.
  mutating func endBatch() throws(FileError) {
    if isWatched { try flush() }
  }

  /// Makes everything written the file's content.
  mutating func commit() throws(FileError) {
    try flush()
    try file.sync()
    try file.close()
    switch kind {
    case .whole(let temporary, let path):
      try files.rename(temporary, to: path)
      try files.syncDirectory(path.directoryPath)
    case .appended(let path, _, isNew: true): try files.syncDirectory(path.directoryPath)
    case .appended, .stream: break
    }
  }

  /// Leaves the file as it was; what has gone to standard output is gone.
  mutating func discard() {
    buffer = []
    switch kind {
    case .whole(let temporary, _):
      try? file.close()
      try? files.remove(temporary)
    case .appended(let path, let length, let isNew):
      cut(path, to: length, isNew: isNew)
    case .stream: try? file.close()
    }
  }

  private mutating func flush() throws(FileError) {
    if buffer.isEmpty { return }
    try file.write(buffer)
    buffer.removeAll(keepingCapacity: true)
  }

  private func cut(_ path: String, to length: Int, isNew: Bool) {
    do {
      try file.truncate(to: length)
      try file.sync()
    } catch {
      // It was closed already: closing may be what failed.
      if let again = try? files.open(path, .append) {
        try? again.truncate(to: length)
        try? again.sync()
        try? again.close()
      }
    }
    try? file.close()
    if isNew { try? files.remove(path) }
  }

  /// Whether a file has to be written in place: replacing `/dev/null` by a file would be a disaster.
  private static func isDevice(_ path: String) -> Bool {
    path.hasPrefix("/dev/") || path.hasPrefix("/proc/")
  }

  /// Whether the last line of a file is ended, so that another can follow.
  private static func endsWithLineBreak(
    _ path: String, _ files: any FileSystem
  ) throws(FileError) -> Bool {
    let file = try files.open(path, .read)
    defer { try? file.close() }
    var last: UInt8 = 0x0A
    var bytes: [UInt8] = []
    while try file.read(into: &bytes, count: chunk) > 0 {
      last = bytes.last ?? last
      bytes.removeAll(keepingCapacity: true)
    }
    try file.close()
    return last == 0x0A
  }
}
