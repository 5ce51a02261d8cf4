import CleanStage
import FetchStage
import PipeEngine
import PipeKit

/// Inspects files as they are, without a run.
struct SourceWalk {
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
      guard input != "-", HTTPAddress(input) == nil, let info = try? files.info(input) else {
        rest.append(input)
        continue
      }
      if isComplete {
        try writeAll(input, isDirectory: info.isDirectory, to: output)
        continue
      }
      // What comes through a pipe can be read once only.
      guard info.isDirectory || info.isRegular else {
        rest.append(input)
        continue
      }
      guard info.isDirectory, var walker = try? FileWalker(input, files) else {
        try writeReport(input, to: output, &isFirst, &rest)
        continue
      }
      while let file = nextFile(&walker, &rest) {
        try writeReport(file, to: output, &isFirst, &rest)
      }
      if let skipped = walker.skippedLinks {
        Console.complain("note: skipped \(skipped.words) out of '\(input)'")
      }
    }
    return rest
  }

  /// The next file; a directory that cannot be read is left to others, who say so.
  private func nextFile(_ walker: inout FileWalker, _ rest: inout [String]) -> String? {
    while true {
      do {
        return try walker.next()
      } catch let error as FileError {
        rest.append(error.path)
      } catch {
        return nil
      }
    }
  }

  /// Writes what is known of a file, unless it is left to others.
  private func writeReport(
    _ path: String, to output: any OpenFile, _ isFirst: inout Bool, _ rest: inout [String]
  ) throws {
    guard let report = try? report(path) else { return rest.append(path) }
    try write(InspectionOutput.written(report, name: path, format, isFirst: isFirst), to: output)
    isFirst = false
  }

  private func report(_ path: String) throws -> SourceReport? {
    let source = try source(path, name: path)
    defer { try? source.input.file.close() }
    return try SourceInspectors.inspect(source)
  }

  /// Writes a line for each input that is not there.
  static func writeMissing(_ missing: [String], _ files: any FileSystem) throws {
    let output = try files.standardOutput()
    for name in missing {
      try output.write(InspectionOutput.line(name: name, "error", "no such file or directory"))
    }
  }

  /// Writes lines that others have made.
  func write(_ lines: [UInt8]) throws { try write(lines, to: files.standardOutput()) }

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
        guard let file = try walker.next() else { break }
        let isInside = isDirectory && file.hasPrefix(root)
        try write(
          line(file, name: isInside ? String(file.dropFirst(root.count)) : file), to: output)
      } catch let error as FileError where error.kind != .brokenPipe {
        // A directory that cannot be read; the others can.
        try write(
          InspectionOutput.line(name: error.path, "error", .string("\(error)")), to: output)
      }
    }
    guard let skipped = walker.skippedLinks else { return }
    try write(
      InspectionOutput.line(
        name: skipped.first, "error", .string("skipped \(skipped.words) out of '\(path)'")),
      to: output)
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
    try InspectedSource(name: name, InputFile(path, as: .auto, files))
  }

  /// The line of a file, whatever it is.
  private func line(_ path: String, name: String) -> [UInt8] {
    do {
      let source = try source(path, name: name)
      defer { try? source.input.file.close() }
      if let report = try SourceInspectors.inspect(source) {
        return InspectionOutput.line(name: name, report.key, report.content)
      }
      // What is neither a feed nor a page has no line of a page that would say anything.
      if let reason = try FeedInspector.reason(source) { throw reason }
      var page = Document(id: name, source: name)
      page.body = Body(try source.bytes(), mediaType: source.mediaType, charset: source.charset)
      let json = PageFeeds(page).added(to: try clean.inspect(page).json)
      return InspectionOutput.line(name: name, "page", json)
    } catch {
      return InspectionOutput.line(name: name, "error", .string("\(error)"))
    }
  }
}
