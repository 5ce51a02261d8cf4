import PipeKit

/// What tells whether two runs mean the same by their names: the directory that relative paths start at, and
/// the pipeline's file as it is seen from there.
///
/// Both as hashes, salted for each database.
struct RunOrigin {
  /// The working directory; `nil` where it is not known.
  let directory: String?
  /// The pipeline's file, by its path from the working directory: a folder that is moved as a whole keeps it.
  let place: String?
  /// The file's absolute path.
  let path: String?

  /// Looks where a run begins.
  ///
  /// - Parameters:
  ///   - file: The pipeline's file.
  ///   - salt: Belongs to the database.
  ///   - files: The files.
  init(_ file: String?, salt: UInt64, _ files: any FileSystem) {
    // Where no file is named, nobody could go on with the run by the same command.
    let directory = file.flatMap { _ in try? files.resolve(".") }
    let path = file.flatMap { try? files.resolve($0) }
    func hash(_ text: String) -> String {
      var hash = FNV1a()
      hash.add(salt)
      hash.add(text.utf8.span)
      return hash.text
    }
    self.directory = directory.map(hash)
    self.path = path
    place = path.flatMap { path in directory.map { hash(Self.path(path, from: $0)) } }
  }

  /// Adds what is to be remembered of it to a run's report.
  func note(in report: inout JSONObject) {
    report["path"] = path.map { .string($0) }
    report["place"] = place.map { .string($0) }
    report["directory"] = directory.map { .string($0) }
  }

  /// Whether a run began in this directory.
  func isDirectory(of run: RunRecord) -> Bool {
    guard let directory, let other = run.report["directory"]?.string else { return true }
    return directory == other
  }

  /// Makes sure that a state belongs to the pipeline's file.
  ///
  /// It does where the last run was one of this very file, of a file with the same path from the working
  /// directory, or of one that is gone, and so was given another name.
  ///
  /// - Parameters:
  ///   - last: The last run.
  ///   - file: The pipeline's file, as it was named.
  ///   - store: The state.
  ///   - files: The files.
  /// - Returns: What the file was called before, if it is gone.
  /// - Throws: ``StageError`` where it belongs to another.
  func expectSameFile(
    as last: RunRecord?, _ file: String?, _ store: any RunStore, _ files: any FileSystem
  ) throws -> String? {
    guard let file, let path, let place, let other = last?.report["place"]?.string,
      let otherPath = last?.report["path"]?.string, other != place, otherPath != path
    else { return nil }
    let name = last?.report["file"]?.string ?? otherPath
    if (try? files.info(otherPath)) == nil { return name }
    throw StageError(
      .staleResults, "'\(store.path)' remembers the runs of '\(name)', and this is '\(file)'",
      hint: "keep the runs of this one elsewhere with --state PATH, or give one of them "
        + "another name")
  }

  /// An absolute path as it is seen from a directory.
  private static func path(_ path: String, from directory: String) -> String {
    let parts = path.split(separator: "/")
    let base = directory.split(separator: "/")
    let common = zip(parts, base).prefix { $0 == $1 }.count
    let steps = base.dropFirst(common).map { _ in Substring("..") } + parts.dropFirst(common)
    return steps.joined(separator: "/")
  }
}
