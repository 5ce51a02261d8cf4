import CSVReader
import FetchStage
import PipeKit
import TextClassifier

extension DataReader {
  /// Reads a table.
  func readTable(
    _ input: InputFile, _ path: String, _ found: inout LabelledRows
  ) throws {
    let table = try TableFile(input, path, Fetch.Options())
    if table.names.isEmpty { return }
    func column(_ name: String) throws(DataError) -> Int? {
      guard let index = table.names.firstIndex(of: name) else { return nil }
      // The table gives the second of two names its number too.
      let isTwice = table.names.indices.contains {
        $0 > index && table.names[$0] == "\(name) \($0 + 1)"
      }
      guard !isTwice else {
        throw DataError(
          "'\(path)' line 1: there are two columns '\(name.shortened)'",
          hint: "give one of them another name")
      }
      return index
    }
    func demanded(_ name: String, _ option: String) throws(DataError) -> Int {
      guard let index = try column(name) else {
        throw DataError(
          "'\(path)' line 1: there is no column '\(name.shortened)'",
          hint:
            "the columns are \(table.names.listed(30)); name one with \(option)"
        )
      }
      return index
    }
    let title =
      try fields.title.map { name throws(DataError) in try demanded(name, "--title") }
      ?? fields.titleName.flatMap { name throws(DataError) in try column(name) }
    let text: Int? =
      if let name = fields.text {
        try demanded(name, "--text")
      } else {
        try column("text") ?? (title == nil ? demanded("text", "--text") : nil)
      }
    let label = try demanded(fields.label, "--label")
    let source = try source.map { name throws(DataError) in try demanded(name, "--source") }
    var reader = CSVReader(delimiter: table.delimiter, maximumLength: Self.longest)
    var isAtHeader = true
    while true {
      let row: CSVRow?
      do {
        row = try reader.next { try table.file.read(into: &$0, count: $1) }
      } catch let error as CSVError {
        throw DataError("'\(path)' line \(error.line): \(error.message)")
      }
      guard let row else { return }
      if isAtHeader {
        isAtHeader = false
        continue
      }
      if row.isBlank { continue }
      if row.fields.dropFirst(table.names.count).contains(where: { !$0.isEmpty }) {
        throw DataError(
          "'\(path)' line \(row.line): the row has \(row.fields.count) columns, and the table \(table.names.count)",
          hint: "a text that has the sign between columns is to stand in quotes")
      }
      func field(_ index: Int?) -> String {
        guard let index, row.fields.indices.contains(index) else { return "" }
        return TableFile.text(row.fields[index])
      }
      try keep(
        ClassifierText(title: field(title), body: field(text)), labels(in: field(label)),
        source: field(source).trimmed, &found
      ) { "'\(path)' line \(row.line)" }
    }
  }
}
