import PipeKit

/// What a format needs to know to write documents.
struct ExportOrder: Sendable {
  /// What to do about an interrupted run that cannot go on.
  static let startOver = "run with --fresh to start over"

  /// The file, with its placeholders filled in; `-` for standard output.
  var path: String
  /// What the hidden files are named after, where that is not the path: the file beside which this run's own is.
  var hiddenPath: String?
  /// What was set.
  var options: Export.Options
  /// What is filled in instead of the format's own text.
  var template: TextTemplate?
  /// What was noted by the run that goes on; `nil` where one begins.
  var note: ExportNote?
  /// What the engine lends the stage.
  var context: StageContext

  /// When the run began first.
  var started: Timestamp { context.started }

  /// Whether the documents go to standard output.
  var isStandardOutput: Bool { options.isStandardOutput }

  /// What the result is called in reports.
  var name: String {
    if isStandardOutput { return "standard output" }
    return options.chosenFormat?.shown(path) ?? path
  }

  /// Has the documents added to what an earlier run has written: lines to its file, and a digest that is
  /// not added to, in a file beside it.
  mutating func addToEarlier(_ format: any ExportFormat.Type) {
    let isReplaced = (format as? any EditionFormat.Type).map { !$0.keepsEarlier(options) } ?? false
    if format.options.contains("mode"), !isReplaced {
      options.mode = .append
    } else if format.isText || format is any EditionFormat.Type, !isStandardOutput {
      path = besidePath("retry-")
    }
  }

  /// A path beside the file's, with the time of the run in its name.
  ///
  /// - Parameter mark: What stands before the time.
  /// - Returns: The path.
  func besidePath(_ mark: String) -> String {
    let stamp = started.description.filter { $0.isNumber || $0 == "T" || $0 == "Z" }
    let plain = path.withoutPacking
    let ending = plain.pathExtension
    let stem = ending.isEmpty ? plain : String(plain.dropLast(ending.count + 1))
    return stem + "." + mark + stamp + path.dropFirst(stem.count)
  }

  /// Makes sure that nobody else writes the file.
  ///
  /// - Parameter path: Its absolute path, without symbolic links.
  /// - Throws: ``FileError`` where another stage does, or pipe itself.
  func claim(_ path: String) throws(FileError) {
    switch context.claims.claim(path, for: context.stage) {
    case nil: return
    case .stage(let other):
      throw FileError(
        .other, path: self.path, "'\(other)' writes the same file; give each export its own")
    case .engine:
      throw FileError(
        .other, path: self.path, "pipe keeps there what it remembers of runs; name another file")
    }
  }

  /// An error of the file as people should read it; others as they are.
  func explain(_ error: any Error) -> any Error {
    guard let error = error as? FileError else { return error }
    let name = isStandardOutput ? "standard output" : "'\(path)'"
    let hint: String? =
      switch error.kind {
      case .noSpace: "free some space; nothing of the file was changed"
      case .denied: "check who may write there"
      case .wrongKind: "'to' has to name a file in a directory"
      case .notFound, .tooLarge, .brokenPipe, .interrupted, .other: nil
      }
    return StageError(
      .file, "cannot write \(name): \(error.message)", hint: hint, underlying: error)
  }
}
