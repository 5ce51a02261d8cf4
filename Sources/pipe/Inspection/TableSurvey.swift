import CSVReader
import FetchStage
import PipeKit

/// What the first rows of a table are.
struct TableSurvey {
  /// The longest row that is looked at.
  private static let longestRow = 1 << 24
  /// How much of a field is shown, in characters.
  private static let sample = 60

  /// How many rows there are, without that of names and empty ones.
  private(set) var rows = 0
  /// Whether all of them were looked at.
  private(set) var isComplete = false
  /// The first row's fields, cut.
  private(set) var first: [String] = []
  private var ragged: (count: Int, line: Int) = (0, 0)
  private var errors: (count: Int, first: String) = (0, "")

  /// Looks at a table.
  ///
  /// - Throws: `FileError`.
  init(_ table: TableFile) throws {
    var reader = CSVReader(delimiter: table.delimiter, maximumLength: Self.longestRow)
    var reading = BoundedReading(table.file)
    var isAtHeader = table.hasHeader
    while true {
      do {
        guard let row = try reader.next(reading: { try reading.read(into: &$0, $1) }) else {
          isComplete = true
          return
        }
        if isAtHeader {
          isAtHeader = false
          continue
        }
        take(row, columns: table.names.count)
      } catch let error as CSVError {
        errors.count += 1
        if errors.count == 1 { errors.first = error.message }
      } catch is BoundedReading.Enough {
        return
      }
    }
  }

  /// What is wrong with the rows.
  func notes(columns: Int) -> [String] {
    var notes: [String] = []
    if ragged.count > 0 {
      notes.append(
        ragged.count.counted("row has", "rows have")
          + " more or fewer fields than the \(columns) columns (line \(ragged.line)"
          + (ragged.count == 1 ? ")" : " first)"))
    }
    if errors.count > 0 {
      notes.append(
        errors.first + (errors.count > 1 ? " (and \(errors.count - 1) more like this)" : ""))
    }
    return notes
  }

  private mutating func take(_ row: CSVRow, columns: Int) {
    if row.fields.allSatisfy({ $0.allSatisfy { $0 == 0x20 || $0 == 0x09 } }) { return }
    rows += 1
    if rows == 1 {
      first = row.fields.map { String(TableFile.text($0).prefix(Self.sample)) }
    }
    guard row.fields.count != columns else { return }
    if ragged.count == 0 { ragged.line = row.line }
    ragged.count += 1
  }
}
