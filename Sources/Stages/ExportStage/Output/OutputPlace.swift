import PipeKit

/// Where a text format writes: a file that gets its name or grows at the end of the run, or a stream
/// that is written at once.
struct OutputPlace: Sendable {
  let files: any FileSystem
  /// Standard output, or a device; `nil` for a file.
  private(set) var stream: (any OpenFile)?
  /// The file, with nothing in its path that depends on the working directory; where a link points to,
  /// whether or not that is there, since a link stays one.
  private(set) var path: String
  /// Whether documents are added at the end of the file.
  let isAppended: Bool
  /// Where documents are kept until they are published.
  private(set) var part = ""
  /// What has a digest's text until it gets its name.
  private(set) var temporary = ""
  /// Whether another run may go on with the part.
  let isRemembered: Bool

  /// Finds the place, and creates the directory.
  ///
  /// - Throws: ``FileError`` where it is certain that nothing can be written there.
  init(_ order: ExportOrder) throws(FileError) {
    files = order.context.files
    path = order.path
    isAppended = order.options.mode == .append
    isRemembered = order.context.memory != nil
    if order.isStandardOutput {
      stream = try files.standardOutput()
      return
    }
    let directory = order.path.directoryPath
    try files.createDirectory(directory)
    let known = try files.info(order.path)
    if known?.isDirectory == true {
      throw FileError(.wrongKind, path: order.path, "is a directory")
    }
    path = try files.place(of: order.path)
    // So are pipes, which would else be replaced by a file.
    if known?.isRegular == false || Self.isDevice(path) || Self.isDevice(order.path) {
      stream = try files.open(order.path, .append)
      return
    }
    try order.claim(path)
    // Runs of the same pipeline find the same part; others never do.
    let tag = order.context.memory?.tag ?? String(UInt64.random(in: .min ... .max), radix: 36)
    // Named after the stage and not the file, whose name may have the time in it.
    let hidden = path.directoryPath.appending(name: ".\(order.context.stage).\(tag)")
    part = order.note?.part ?? hidden + ".pipe-part"
    temporary = hidden + ".pipe-tmp"
    // The end of a long run would be a bad time to learn that it may not be changed.
    if isAppended, known != nil { try files.open(path, .append).close() }
  }

  /// Whether a file has to be written in place: replacing `/dev/null` by a file would be a disaster.
  ///
  /// `/dev/shm` has files like any other folder.
  static func isDevice(_ path: String) -> Bool {
    (path.hasPrefix("/dev/") && !path.hasPrefix("/dev/shm/")) || path.hasPrefix("/proc/")
  }
}

extension String {
  /// The path of a name in a directory.
  fileprivate func appending(name: String) -> String {
    hasSuffix("/") ? self + name : self + "/" + name
  }
}
