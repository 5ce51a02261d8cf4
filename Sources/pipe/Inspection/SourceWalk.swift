import CleanStage
import FetchStage
import PipeEngine
import PipeKit

/// Inspects files as they are, without a run.
struct SourceWalk {
  /// The largest file that is read, in bytes.
  static let maximumLength = 256 << 20

  let files: any FileSystem
  let format: InspectionOutput.Format
  let clean: Clean

  /// Writes what is known of the files among the inputs.
  ///
  /// - Parameters:
  ///   - inputs: Paths, addresses, and `-`.
  ///   - isComplete: Whether every file gets a line, pages and those that cannot be read among them.
  /// - Returns: The inputs that are left.
  /// - Throws: `FileError` where standard output fails.
  func inspect(_ inputs: [String], isComplete: Bool) throws -> [String] {
    let output = try files.standardOutput()
    var rest: [String] = []
    var isFirst = true
    for input in inputs {
      guard input != "-", HTTPAddress(input) == nil, let info = try? files.info(input),
        isComplete || !info.isDirectory
      else {
        rest.append(input)
        continue
      }
      if isComplete {
        try writeAll(input, isDirectory: info.isDirectory, to: output)
      } else if let report = try? SourceInspectors.inspect(source(input, name: input)) {
        try write(
          InspectionOutput.written(report, name: input, format, isFirst: isFirst), to: output)
        isFirst = false
      } else {
        rest.append(input)
      }
    }
    return rest
  }

  /// Writes a line for a file, or for each in a directory.
  private func writeAll(_ path: String, isDirectory: Bool, to output: any OpenFile) throws {
    var walker: FileWalker
    do {
      walker = try FileWalker(path, files)
    } catch {
      return try write(
        InspectionOutput.line(name: path, "error", .string("\(error)")), to: output)
    }
    let root = path.hasSuffix("/") ? path : path + "/"
    while true {
      do {
        guard let file = try walker.next() else { return }
        let isInside = isDirectory && file.hasPrefix(root)
        try write(
          line(file, name: isInside ? String(file.dropFirst(root.count)) : file), to: output)
      } catch let error as FileError where error.kind != .brokenPipe {
        // A directory that cannot be read; the others can.
        try write(
          InspectionOutput.line(name: error.path, "error", .string("\(error)")), to: output)
      }
    }
  }

  private func write(_ bytes: [UInt8], to output: any OpenFile) throws {
    do throws(FileError) {
      try output.write(bytes)
    } catch {
      if error.kind == .brokenPipe { throw DownstreamClosed() }
      throw error
    }
  }

  private func source(_ path: String, name: String) throws(FileError) -> InspectedSource {
    InspectedSource(
      name: name, bytes: try files.contents(of: path, limit: Self.maximumLength))
  }

  /// The line of a file, whatever it is.
  private func line(_ path: String, name: String) -> [UInt8] {
    do {
      let source = try source(path, name: name)
      if let report = try SourceInspectors.inspect(source) {
        return InspectionOutput.line(name: name, report.key, report.content)
      }
      // What is neither a feed nor a page has no line of a page that would say anything.
      if let reason = FeedInspector.reason(source) { throw reason }
      var page = Document(id: name, source: name)
      page.body = Body(source.bytes, mediaType: source.mediaType, charset: source.charset)
      let json = PageFeeds(page).added(to: try clean.inspect(page).json)
      return InspectionOutput.line(name: name, "page", json)
    } catch {
      return InspectionOutput.line(name: name, "error", .string("\(error)"))
    }
  }
}
