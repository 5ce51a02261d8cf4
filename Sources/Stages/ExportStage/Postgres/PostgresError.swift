import PipeKit

/// What a PostgreSQL server, or the way to it, reports.
struct PostgresError: Error, Sendable {
  /// The class and condition, as in the manual's table of error codes; empty where no server has answered.
  var state: String
  /// What is wrong, in one line.
  var message: String

  /// Whether the connection is gone, or could not be made: another one may do.
  ///
  /// So are servers that start or stop (57P01 to 57P03), or have too many connections (53300).
  var isOfConnection: Bool {
    state.isEmpty || state.hasPrefix("08") || state.hasPrefix("57P") || state == "53300"
  }

  /// Whether the same transaction may go well when it is done again: others were in its way (40P01, 40001).
  var isOfOthers: Bool { state.hasPrefix("40") }

  /// The error as one of the stage.
  ///
  /// - Parameter name: What the database is called.
  /// - Returns: The error, with what to do about it.
  func explained(_ name: String) -> StageError {
    let advice: (what: String, hint: String)? =
      switch state {
      case "":
        (
          "cannot reach the database '\(name)': \(message)",
          "check that the server runs, and that host, port and sslmode are right"
        )
      case "28P01", "28000":
        (
          "the database '\(name)' does not let in: \(message)",
          "check user and password; a password is best kept in ~/.pgpass or PGPASSWORD"
        )
      case "3D000":
        ("'\(name)' does not exist: \(message)", "create it: createdb -E UTF8 NAME")
      case "42501":
        (
          "the database '\(name)' does not allow it: \(message)",
          "grant the user the right to create and write tables in the schema"
        )
      case "53100":
        ("the disk of the database '\(name)' is full: \(message)", "free some space")
      case "55P03":
        (
          "the database '\(name)' is in use: \(message)",
          "somebody has locked its tables; try again later"
        )
      default: nil
      }
    return StageError(
      isOfConnection ? .connect : .database,
      advice?.what ?? "the database '\(name)' refused: \(message)", hint: advice?.hint,
      isTransient: isOfConnection || isOfOthers || state == "55P03", underlying: self)
  }
}
