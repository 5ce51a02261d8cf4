import Compression
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
  /// What the documents are packed by; `nil` where they are not.
  let packing: Packing.Format?

  /// Finds the place, and creates the directory.
  ///
  /// - Throws: ``FileError`` where it is certain that nothing can be written there, ``StageError`` where what
  ///   is remembered cannot be read or written.
  init(_ order: ExportOrder) throws {
    files = order.context.files
    path = order.path
    isAppended = order.options.mode == .append
    isRemembered = order.context.memory != nil
    packing = order.options.packing
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
    if known?.isRegular == false || path.isDevicePath || order.path.isDevicePath {
      stream = try files.open(order.path, .append)
      return
    }
    try order.claim(path)
    let hidden = try Self.hiddenFiles(order, beside: namesake(order))
    part = order.note?.part ?? hidden.part
    temporary = hidden.temporary
    // The end of a long run would be a bad time to learn that it may not be changed.
    if isAppended, known != nil { try files.open(path, .append).close() }
  }

  /// Whether documents are added to a file that has something already.
  var addsToLines: Bool {
    get throws(FileError) {
      guard isAppended, let size = try files.info(path)?.size else { return false }
      return size > 0
    }
  }

  /// The file that the hidden ones are named after; in the same directory, as they are renamed.
  private func namesake(_ order: ExportOrder) throws(FileError) -> String {
    guard
      let named = try order.hiddenPath.map({ (path) throws(FileError) in try files.place(of: path) }
      ),
      named.directoryPath == path.directoryPath
    else { return path }
    return named
  }

  /// Where documents are kept beside a file until they are published.
  ///
  /// A run that goes on finds its own files; else they are named after the state, where it is, and the file: a
  /// copy of the state elsewhere, or one whose exports were given other names, never has the same.
  private static func hiddenFiles(
    _ order: ExportOrder, beside path: String
  ) throws -> HiddenFiles {
    let context = order.context
    guard let memory = context.memory else {
      let tag = String(UInt64.random(in: .min ... .max), radix: 36)
      return HiddenFiles(beside: path, stage: context.stage, tag: tag)
    }
    if let announced = try memory.announced() { return announced }
    let files = HiddenFiles(beside: path, stage: context.stage, label: memory.label)
    try memory.announce(files)
    if let lost = memory.lostLabel { try removeFiles(of: lost, beside: path, context.files) }
    return files
  }

  /// Removes what runs have left that nobody can go on with, as their state is gone.
  private static func removeFiles(
    of label: String, beside path: String, _ files: any FileSystem
  ) throws(FileError) {
    let directory = path.directoryPath
    for name in try files.list(directory)
    where name.hasPrefix(".") && name.contains(".\(label)-")
      && (name.hasSuffix(".pipe-part") || name.hasSuffix(".pipe-tmp"))
    {
      try files.remove(directory.appending(name: name))
    }
  }
}

extension HiddenFiles {
  /// Those of a stage beside a file, in every run that is remembered by the same state.
  init(beside path: String, stage: String, label: String) {
    let name = ContentHash(path.utf8.span).text.prefix(8)
    self.init(beside: path, stage: stage, tag: "\(label)-\(name)")
  }

  /// Those of a stage beside a file.
  fileprivate init(beside path: String, stage: String, tag: String) {
    // A stage of a macro is called 'MACRO/STAGE'.
    let name = stage.replacing("/", with: "-")
    let hidden = path.directoryPath.appending(name: ".\(name).\(tag)")
    self.init(part: hidden + ".pipe-part", temporary: hidden + ".pipe-tmp")
  }
}

extension String {
  /// The path of a name in a directory.
  fileprivate func appending(name: String) -> String {
    hasSuffix("/") ? self + name : self + "/" + name
  }
}
