import PipeKit

/// Why rows of texts and labels cannot be read.
struct DataError: Error, Hashable, CustomStringConvertible {
  /// What is wrong, and where.
  let description: String
  /// What to do about it.
  let hint: String?

  init(_ description: String, hint: String? = nil) {
    self.description = description
    self.hint = hint
  }
}

extension DataError {
  /// Reads a file; what keeps it from being read becomes an error that names it.
  static func naming(_ path: String, _ read: () throws -> Void) throws(DataError) {
    do {
      try read()
    } catch let error as DataError {
      throw error
    } catch let error as FileError {
      // A table's error names it already.
      throw DataError("cannot read \(error)")
    } catch let error as StageError {
      throw DataError("'\(path)': \(error.message)", hint: error.hint)
    } catch {
      throw DataError("'\(path)': \(error)")
    }
  }
}
