import GRDB
import PipeKit

/// What SQLite reports, in words that say what to do.
enum SQLiteFailure {
  /// A database's error as one of the stage; others as they are.
  static func explain(_ error: any Error, path: String) -> any Error {
    guard let error = error as? DatabaseError else { return error }
    let name = "'\(path)'"
    var failure: StageError
    switch error.resultCode {
    case .SQLITE_NOTADB:
      failure = StageError(
        .badFormat, "\(name) is not an SQLite database",
        hint: "choose another file, or move that one away")
    case .SQLITE_CORRUPT:
      failure = StageError(
        .database, "the database \(name) is damaged",
        hint: "move it away and export again, or repair it with the command .recover of sqlite3")
    case .SQLITE_CANTOPEN:
      failure = StageError(
        .file, "cannot open the database \(name)", hint: "check who may write there")
    case .SQLITE_READONLY, .SQLITE_PERM:
      failure = StageError(
        .file, "cannot write to the database \(name): it is read-only",
        hint: "check who may write there")
    case .SQLITE_IOERR where error.extendedResultCode == .SQLITE_IOERR_DELETE:
      failure = StageError(
        .file, "cannot remove the journal of the database \(name)",
        hint: "check who may write in its folder")
    case .SQLITE_IOERR:
      failure = StageError(
        .file, "cannot read or write the database \(name): \(error.message ?? "disk I/O error")",
        hint: "check the disk, and who may write in the database's folder")
    case .SQLITE_FULL:
      failure = StageError(
        .file, "cannot write to the database \(name): no space left on device",
        hint: "free some space; what was not yet written is written by the next run")
    case .SQLITE_BUSY, .SQLITE_LOCKED:
      failure = StageError(
        .database, "the database \(name) is in use by another program",
        hint: "close it there, or try again later", isTransient: true)
    default:
      let isForeign = error.message?.contains("already exists") == true
      if error.message?.contains("no such module: fts5") == true {
        failure = StageError(
          .database, "this computer's SQLite cannot make an index for full-text search (FTS5)",
          hint: "export with search: false")
        break
      }
      failure = StageError(
        .database,
        isForeign
          ? "the database \(name) has tables that the export did not create"
          : "the database \(name) refused: \(error.message ?? "\(error.resultCode)")",
        hint: isForeign ? "export to a file of its own" : nil)
    }
    failure.underlying = error
    return failure
  }
}
