package import CSVReader

/// What comes of reading a table.
package struct TableReading: Equatable {
  /// The rows.
  package var rows: [CSVRow] = []
  /// What was wrong.
  package var errors: [String] = []

  /// Reads bytes, in pieces of random lengths.
  package init(
    _ bytes: [UInt8], _ delimiter: UInt8 = UInt8(ascii: ","), most: Int = .max, seed: UInt64 = 0,
    maximumLength: Int = 1 << 20
  ) {
    var pieces = PieceReader(bytes, most: most, seed: seed)
    var reader = CSVReader(delimiter: delimiter, maximumLength: maximumLength)
    for _ in 0...(2 * bytes.count + 10) {
      do {
        let row = try reader.next { pieces.read(into: &$0, count: $1) }
        guard let row else { return }
        rows.append(row)
      } catch {
        errors.append("\(error)")
      }
    }
    errors.append("does not end")
  }
}
