import CSVReader
import FeedReader
import PipeKit

/// An open table, and what its beginning says of it.
struct TableFile: Sendable {
  /// How much of a table tells what is between its columns; the row of names has to be in it.
  private static let peeked = 1 << 16

  /// The table, in UTF-8.
  let file: PeekedFile
  /// What is between columns.
  let delimiter: UInt8
  /// What the columns are called.
  let names: [String]
  /// Whether the first row has the names.
  let hasHeader: Bool
  /// What the columns become.
  let targets: [[String]]

  /// Looks at a table.
  ///
  /// - Throws: `FileError`; ``StageError`` for a row of names that is too long, or a column that is not
  ///   there.
  init(_ input: InputFile, _ path: String, _ options: Fetch.Options) throws {
    if let isBigEndian = UTF16Transform.isBigEndian(try input.file.peek(2)) {
      file = PeekedFile(
        TransformedFile(input.file, path: path) { UTF16Transform(isBigEndian: isBigEndian) })
    } else {
      file = input.file
    }
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
    if let missing = options.columns.values.sorted().first(where: { !columns.contains($0) }) {
      throw StageError(
        .badFormat, "there is no column '\(missing)'",
        hint: "the columns are \(columns.prefix(30).joined(separator: ", "))")
    }
    targets = RecordMap(options.columns).targets(of: names)
  }

  /// The text of a field.
  static func text(_ bytes: [UInt8]) -> String {
    // A table that is no UTF-8 is mostly what spreadsheets of the West write.
    String(validating: bytes, as: UTF8.self) ?? PlainTextDecoder.decode(bytes, charset: nil)
  }
}
