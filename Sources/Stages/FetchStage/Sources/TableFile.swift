import CSVReader
import FeedReader
import PipeKit

/// An open table, and what its beginning says of it.
package struct TableFile: Sendable {
  /// How much of a table tells what is between its columns; the row of names has to be in it.
  private static let peeked = 1 << 16

  /// The table, in UTF-8.
  package let file: PeekedFile
  /// What is between columns.
  package let delimiter: UInt8
  /// What the columns are called.
  package let names: [String]
  /// Whether the first row has the names.
  package let hasHeader: Bool
  /// What the columns become.
  package let targets: [[String]]

  /// Looks at a table.
  ///
  /// - Throws: `FileError`; ``StageError`` for a row of names that is too long, or a column that is not
  ///   there.
  package init(_ input: InputFile, _ path: String, _ options: Fetch.Options) throws {
    file = try UTF16Transform.asUTF8(input.file, path: path)
    let head = try file.peek(Self.peeked)
    let isTSV = path != "-" && ["tsv", "tab"].contains(input.name.pathExtension)
    delimiter = options.delimiterByte ?? (isTSV ? 0x09 : CSVDialect.delimiter(of: head))
    hasHeader = options.header
    guard let row = CSVDialect.firstRow(of: head, delimiter: delimiter) else {
      (names, targets) = ([], [])
      return
    }
    var taken: Set<String> = []
    names = row.fields.enumerated().map { index, bytes in
      let name = options.header ? TableFile.text(bytes) : ""
      // Of two columns with one name the second gets its number too.
      if name.isEmpty { return "\(index + 1)" }
      return taken.insert(name).inserted ? name : "\(name) \(index + 1)"
    }
    let columns = names
    let missing = options.columns.sorted { $0.key < $1.key }.first { !columns.contains($0.value) }
    if let missing {
      throw StageError(
        .badFormat,
        "there is no column '\(missing.value)', which 'columns' of fetch names for \(missing.key)",
        hint: "the columns are \(columns.prefix(30).joined(separator: ", "))")
    }
    targets = RecordMap(options.columns).targets(of: names)
  }

  /// The text of a field.
  package static func text(_ bytes: [UInt8]) -> String {
    // A table that is no UTF-8 is mostly what spreadsheets of the West write.
    String(validating: bytes, as: UTF8.self) ?? PlainTextDecoder.decode(bytes, charset: nil)
  }

  /// The text of a value: without the apostrophe that keeps spreadsheets from taking it for a formula.
  package static func value(_ bytes: [UInt8]) -> String {
    let text = text(bytes)
    guard text.utf8.first == 0x27 else { return text }
    switch text.utf8.first(where: { $0 != 0x27 }) {
    case 0x3D, 0x2B, 0x2D, 0x40, 0x09, 0x0A, 0x0D: return String(text.dropFirst())
    default: return text
    }
  }
}
