import ArgumentParser
import PipeEngine
import PipeKit
import PipeState

/// Where runs are remembered: one database a pipeline, in the folder `.pipe` of the working directory.
enum StateFile {
  static let folder = ".pipe"
  private static let ending = ".sqlite"

  /// The database of a pipeline.
  static func path(of pipeline: String) -> String {
    var name = String(pipeline.map { $0.isLetter || $0.isNumber || "-_ ".contains($0) ? $0 : "-" })
    while name.utf8.count > 100 { name.removeLast() }
    // Names that differ must not have one file.
    if name != pipeline {
      name += "-" + String(Document.stableID(url: nil, content: pipeline).suffix(8))
    }
    return "\(folder)/\(name)\(ending)"
  }

  /// The absolute paths of a database and of what belongs to it, whether or not it is there.
  static func files(of path: String) -> [String] {
    // Where there is no directory for it, there is nothing to lose.
    guard let place = try? LocalFileSystem().place(of: path) else { return [] }
    let database = ["", "-wal", "-shm", "-journal"]
    // A new one is made under another name.
    return (database + [".lock"] + database.map { ".new" + $0 }).map { place + $0 }
  }

  /// The names of the pipelines of which runs are remembered here.
  static func pipelines() -> [String] {
    let names = (try? LocalFileSystem().list(folder)) ?? []
    return names.filter { $0.hasSuffix(ending) }.map { String($0.dropLast(ending.count)) }
  }

  /// Opens a database; what is wrong with it ends the command.
  static func open(_ path: String, _ access: SQLiteRunStore.Access) throws -> SQLiteRunStore {
    do throws(RunStoreError) {
      return try SQLiteRunStore(path: path, access: access, clock: SystemClock())
    } catch {
      throw failure(error)
    }
  }

  /// Does something with a database; what goes wrong ends the command.
  static func reading<Result>(
    _ body: () throws(RunStoreError) -> Result
  ) throws -> Result {
    do throws(RunStoreError) {
      return try body()
    } catch {
      throw failure(error)
    }
  }

  private static func failure(_ error: RunStoreError) -> ExitCode {
    var hints = [error.hint].compactMap(\.self)
    if error.kind == .denied || error.kind == .other {
      hints.append("for a run, --state PATH names another place, and --no-state does without")
    }
    Console.complain(
      "error: \(error.message)" + hints.map { "\n  = hint: \($0)" }.joined())
    return ExitCode(1)
  }
}
