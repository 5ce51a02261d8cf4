import CSVReader
import Compression
import FetchStage
import PipeKit
import TextClassifier

/// Reads texts with their labels: tables, JSON Lines, fastText's lines, and folders.
///
/// What is packed by gzip or zstd is read unpacked. All rows are held in memory. The first row that
/// cannot be read ends it.
struct DataReader {
  /// The longest row, in bytes.
  private static let longest = 256 << 20
  /// How much of a file tells what it is.
  private static let peeked = 512

  private let fields: DataFields
  private let source: String?
  private let isMultiLabel: Bool
  private let files: any FileSystem

  /// Creates a reader.
  ///
  /// - Parameters:
  ///   - fields: Where texts and labels are.
  ///   - source: The field that says where a row is from; nil for none.
  ///   - isMultiLabel: Whether a row may have several labels, or none.
  ///   - files: Where the data are.
  init(
    _ fields: DataFields, source: String? = nil, isMultiLabel: Bool, _ files: any FileSystem
  ) {
    self.fields = fields
    self.source = source
    self.isMultiLabel = isMultiLabel
    self.files = files
  }

  /// Reads files and folders, in their order; `-` is standard input.
  func read(_ paths: [String]) throws(DataError) -> LabelledRows {
    var found = LabelledRows()
    for path in paths {
      let before = found.rows.count + found.unlabelled + found.empty
      do {
        try read(path, &found)
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
      if found.rows.count + found.unlabelled + found.empty == before {
        found.notes.append("'\(path)' has no rows")
      }
    }
    return found
  }

  private func read(_ path: String, _ found: inout LabelledRows) throws {
    if path != "-" {
      guard let info = try files.info(path) else {
        throw FileError(.notFound, path: path, "no such file or directory")
      }
      if info.isDirectory {
        guard [.auto, .folder].contains(fields.format) else {
          throw DataError(
            "'\(path)' is a folder and no file of the format '\(fields.format.rawValue)'",
            hint: "name the files in it, as \(path)/*")
        }
        return try readFolder(path, &found)
      }
      if fields.format == .folder {
        throw DataError("'\(path)' is no folder", hint: "name the folder that has a folder a label")
      }
    }
    let input = try InputFile(path, as: .text, files)
    defer { try? input.file.close() }
    let format: DataFormat
    if fields.format == .auto {
      let head = try input.file.peek(Self.peeked)
      if head.isEmpty { return }
      guard let told = DataFormat.of(input.name, head: head) else {
        throw DataError(
          "neither its name nor its beginning tells what '\(path)' is",
          hint: "say it with --format: csv, jsonl or fasttext")
      }
      format = told
    } else {
      format = fields.format
    }
    switch format {
    case .csv: try readTable(input, path, &found)
    case .fasttext: try readLines(input, path, &found)
    case .jsonl, .auto, .folder: try readObjects(input, path, &found)
    }
  }

  /// Keeps a row, or counts why it is left out.
  private func keep(
    _ text: ClassifierText, _ labels: [String], source: String = "", _ found: inout LabelledRows,
    at place: () -> String
  ) throws(DataError) {
    var unique: [String] = []
    for label in labels where !unique.contains(label) { unique.append(label) }
    guard isMultiLabel || unique.count < 2 else {
      throw DataError(
        "\(place()): the row has \(unique.count) labels, and each is to have one",
        hint: "--multi-label allows several")
    }
    if unique.isEmpty, !isMultiLabel {
      found.unlabelled += 1
    } else if text.title.allSatisfy(\.isWhitespace), text.body.allSatisfy(\.isWhitespace) {
      found.empty += 1
    } else {
      found.rows.append(LabelledText(text, labels: unique, source: source))
    }
  }

  /// The labels in a field.
  private func labels(in text: String) -> [String] {
    let parts = fields.separator.map { text.split(separator: $0).map(String.init) } ?? [text]
    return parts.map(\.trimmed).filter { !$0.isEmpty }
  }
}

// MARK: - Tables

extension DataReader {
  private func readTable(
    _ input: InputFile, _ path: String, _ found: inout LabelledRows
  ) throws {
    let table = try TableFile(input, path, Fetch.Options())
    if table.names.isEmpty { return }
    func column(_ name: String) -> Int? { table.names.firstIndex(of: name) }
    func demanded(_ name: String, _ option: String) throws(DataError) -> Int {
      guard let index = column(name) else {
        throw DataError(
          "'\(path)' line 1: there is no column '\(name)'",
          hint:
            "the columns are \(table.names.prefix(30).joined(separator: ", ")); name one with \(option)"
        )
      }
      return index
    }
    let title =
      try fields.title.map { name throws(DataError) in try demanded(name, "--title") }
      ?? column("title")
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

// MARK: - JSON Lines

extension DataReader {
  private func readObjects(
    _ input: InputFile, _ path: String, _ found: inout LabelledRows
  ) throws {
    var chunks = LineChunks(maximumLength: Self.longest)
    /// Which of the fields were met.
    var (hasLabel, hasText, isFirst) = (false, false, true)
    var names: [String] = []
    while let chunk = try chunks.next(reading: { try input.file.read(into: &$0, count: $1) }) {
      var lines = JSONLines(chunk)
      while true {
        let value: JSON
        do throws(JSONError) {
          guard let next = try lines.nextValue() else { break }
          value = next
        } catch {
          throw DataError("'\(path)' \(error)")
        }
        let line = lines.line - 1
        guard let object = value.object else {
          throw DataError(
            "'\(path)' line \(line): the line is no object",
            hint: #"each line is to be as {"text": "…", "label": "…"}"#)
        }
        if isFirst {
          names = object.keys
          isFirst = false
        }
        let place = { "'\(path)' line \(line)" }
        let label = Self.value(fields.label, of: object)
        let title = Self.value(fields.title ?? "title", of: object)
        let text = Self.value(fields.text ?? "text", of: object)
        hasLabel = hasLabel || label != nil
        hasText = hasText || title != nil || text != nil
        try keep(
          ClassifierText(
            title: try Self.string(title, fields.title ?? "title", place),
            body: try Self.string(text, fields.text ?? "text", place)),
          try labels(of: label, place),
          source: try source.map { name throws(DataError) in
            try Self.string(Self.value(name, of: object), name, place)
          } ?? "", &found, at: place)
      }
    }
    if isFirst { return }
    func missing(_ name: String, _ option: String) -> DataError {
      DataError(
        "'\(path)': no line has the field '\(name)'",
        hint: "the first has \(names.prefix(30).joined(separator: ", ")); name one with \(option)")
    }
    if !hasText { throw missing(fields.text ?? "text", "--text") }
    if !hasLabel { throw missing(fields.label, "--label") }
  }

  /// The value of a field, or of a path to one within others: `article.body`.
  private static func value(_ name: String, of object: JSONObject) -> JSON? {
    if let value = object[name] { return value }
    guard name.contains(".") else { return nil }
    var value: JSON? = .object(object)
    for part in name.split(separator: ".") { value = value?.object?[String(part)] }
    return value
  }

  private static func string(
    _ value: JSON?, _ name: String, _ place: () -> String
  ) throws(DataError) -> String {
    switch value {
    case nil, .null?: return ""
    case .string(let text)?: return text
    case .number(let number)?: return number.literal
    default: throw DataError("\(place()): '\(name)' is no text")
    }
  }

  private func labels(
    of value: JSON?, _ place: () -> String
  ) throws(DataError) -> [String] {
    guard case .bool(let value)? = value else {
      guard case .array(let values)? = value else {
        return labels(in: try Self.string(value, fields.label, place))
      }
      var all: [String] = []
      for value in values { all.append(try Self.string(value, fields.label, place).trimmed) }
      return all.filter { !$0.isEmpty }
    }
    return [value ? "true" : "false"]
  }
}

// MARK: - fastText

extension DataReader {
  private func readLines(
    _ input: InputFile, _ path: String, _ found: inout LabelledRows
  ) throws {
    var chunks = LineChunks(maximumLength: Self.longest)
    while let chunk = try chunks.next(reading: { try input.file.read(into: &$0, count: $1) }) {
      let bytes = chunk.bytes
      var number = chunk.line
      if bytes.isEmpty {
        throw DataError(
          "'\(path)' line \(number): the line is longer than \(ByteSize(Self.longest))")
      }
      var start = number == 1 && bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
      while start < bytes.count {
        var end = bytes[start...].firstIndex(of: 0x0A) ?? bytes.count
        let next = end + 1
        if end > start, bytes[end - 1] == 0x0D { end -= 1 }
        let line = number
        if bytes[start..<end].contains(where: { $0 > 0x20 }) {
          let (labels, text) = FastTextLines.read(bytes[start..<end])
          try keep(ClassifierText(body: text), labels, &found) { "'\(path)' line \(line)" }
        }
        start = next
        number += 1
      }
    }
  }
}

// MARK: - Folders

extension DataReader {
  private func readFolder(_ path: String, _ found: inout LabelledRows) throws {
    var besides = 0
    var hasFolder = false
    for name in try files.list(path) where !name.hasPrefix(".") {
      let place = "\(path)/\(name)"
      guard try files.info(place)?.isDirectory == true else {
        besides += 1
        continue
      }
      hasFolder = true
      var walker = try FileWalker(place, files)
      while let file = try walker.next() {
        let input = try InputFile(file, as: .text, files)
        defer { try? input.file.close() }
        let bytes = try input.file.contents(limit: Self.longest, path: file)
        try keep(ClassifierText(body: TableFile.text(bytes)), labels(in: name), &found) {
          "'\(file)'"
        }
      }
    }
    guard hasFolder else {
      throw DataError(
        "'\(path)' has no folders, one a label, with text files in them",
        hint: besides > 0 ? "name the files in it, as \(path)/*" : nil)
    }
    if besides > 0 {
      found.notes.append(
        "'\(path)' has \(besides.counted("file", "files")) beside its folders, which "
          + (besides == 1 ? "was" : "were") + " not read")
    }
  }
}
