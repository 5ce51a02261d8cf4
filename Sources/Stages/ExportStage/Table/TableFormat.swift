import PipeKit

/// A format of rows with the same columns, a document a row, below one of names.
protocol TableFormat: ExportFormat {
  /// What stands between the cells of a row.
  static var delimiter: UInt8 { get }
}

extension TableFormat {
  static var extensions: [String] { [name] }
  static var options: Set<String> { ["mode", "fields", "formulas"] }
  static var isText: Bool { true }
  static var isPackable: Bool { true }

  static func prepare(
    _ batch: Batch, _ options: Export.Options, _ template: TextTemplate?
  ) -> (any Sendable)? {
    TableRows(options, delimiter: delimiter).lines(of: batch)
  }

  static func open(_ order: ExportOrder) async throws -> any ExportWriter {
    let rows = TableRows(order.options, delimiter: delimiter)
    let output = TextOutput(order: order, head: rows.names, lines: rows.lines)
    return try output.open { place in
      if order.options.mode == .append { try expect(rows.names, in: place, order) }
    }
  }

  /// Makes sure that a table that is added to has the same columns.
  private static func expect(
    _ names: [UInt8], in place: OutputPlace, _ order: ExportOrder
  ) throws {
    guard try place.files.info(place.path)?.size ?? 0 > 0 else { return }
    let line = try place.beginning { $0.count >= 1 << 16 || $0.contains(0x0A) }
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    let found = line.dropFirst(line.starts(with: mark) ? mark.count : 0).prefix { $0 != 0x0A }
    let wanted = names.dropLast()
    if found.elementsEqual(wanted) || found.elementsEqual(wanted + [0x0D]) { return }
    throw StageError(
      .file, "cannot add to '\(order.path)', whose first line names other columns",
      hint: "set 'fields' to its columns, or write another file: here the first line would be "
        + String(decoding: wanted, as: UTF8.self))
  }
}

/// Comma-separated values (RFC 4180), in UTF-8, with line feeds.
enum CSVFormat: TableFormat {
  static let name = "csv"
  static let delimiter = UInt8(ascii: ",")
}

/// Tab-separated values, quoted as those separated by commas are.
enum TSVFormat: TableFormat {
  static let name = "tsv"
  static let delimiter = UInt8(ascii: "\t")
}
