import GRDB
import PipeEngine

/// What SQLite reports, in words that say what to do.
enum StateFailure {
  /// What follows where the database is moved away: the hint of all damage.
  ///
  /// A new database has another name, so that nobody would find the hidden files of this one again.
  static func startOver(_ path: String) -> String {
    let name = LockFile.mark(path)?.name ?? "*"
    return """
      move it and '\(path)-wal' away, and remove '.*.\(name)-*.pipe-*' beside the outputs: the next \
      run then starts over, without failed documents and without knowing what was read before, so \
      that outputs that are added to may hold documents twice
      """
  }

  /// An error as one of the store.
  static func explain(_ error: any Error, path: String) -> RunStoreError {
    switch error {
    case let error as RunStoreError: error
    case let error as StateDamage:
      RunStoreError(.damaged, "'\(path)' is damaged: \(error.what)", hint: startOver(path))
    case let error as DatabaseError: explain(error, path: path)
    default: RunStoreError(.other, "'\(path)' cannot be used: \(error)")
    }
  }

  private static func explain(_ error: DatabaseError, path: String) -> RunStoreError {
    let text = error.message ?? "\(error.resultCode)"
    switch error.extendedResultCode {
    case .SQLITE_READONLY_DBMOVED:
      return RunStoreError(
        .other, "'\(path)' was moved or removed while it was in use",
        hint: "put it back, or run again to start over")
    case .SQLITE_IOERR_SHORT_READ, .SQLITE_IOERR_CORRUPTFS:
      return RunStoreError(.damaged, "'\(path)' is damaged: \(text)", hint: startOver(path))
    case .SQLITE_IOERR_SHMSIZE:
      return noSpace(path)
    default: break
    }
    switch error.resultCode {
    case .SQLITE_NOTADB:
      return RunStoreError(.damaged, "'\(path)' is not an SQLite database", hint: startOver(path))
    case .SQLITE_CORRUPT, .SQLITE_FORMAT, .SQLITE_ERROR, .SQLITE_CONSTRAINT, .SQLITE_MISMATCH,
      .SQLITE_SCHEMA:
      // The statements are known to be right, so what they do not find was there.
      return RunStoreError(.damaged, "'\(path)' is damaged: \(text)", hint: startOver(path))
    case .SQLITE_CANTOPEN, .SQLITE_AUTH:
      return RunStoreError(
        .denied, "cannot open '\(path)' or a file beside it",
        hint: "check who may read and write there")
    case .SQLITE_READONLY, .SQLITE_PERM:
      return RunStoreError(
        .denied, "cannot write to '\(path)' or beside it: it is read-only",
        hint: "check who may write there and to '\(path)-shm'; reading, too, makes files beside it")
    case .SQLITE_FULL: return noSpace(path)
    case .SQLITE_BUSY, .SQLITE_LOCKED, .SQLITE_PROTOCOL:
      return RunStoreError(
        .busy, "'\(path)' is in use by another program", hint: "close it there, or try again later")
    case .SQLITE_IOERR:
      return RunStoreError(
        .other, "'\(path)' cannot be read or written: \(text)",
        hint: "check the disk, and that it is one of this machine")
    case .SQLITE_TOOBIG:
      return RunStoreError(.other, "a value is too large for '\(path)'")
    case .SQLITE_MISUSE: return RunStoreError(.other, "'\(path)' is closed")
    default: return RunStoreError(.other, "'\(path)' cannot be used: \(text)")
    }
  }

  private static func noSpace(_ path: String) -> RunStoreError {
    RunStoreError(
      .noSpace, "cannot write to '\(path)': no space left on device",
      hint: "free some space; nothing that was committed is lost")
  }
}
