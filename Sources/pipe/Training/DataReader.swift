import FetchStage
import PipeKit
import TextClassifier

/// Reads texts with their labels: tables, JSON Lines, fastText's lines, and folders.
///
/// What is packed by gzip or zstd is read unpacked. All rows are held in memory. The first row that
/// cannot be read ends it.
struct DataReader {
  /// The longest row, in bytes.
  static let longest = 256 << 20
  /// How much of a file tells what it is.
  private static let peeked = 512

  let fields: DataFields
  let source: String?
  private let isMultiLabel: Bool
  private let severalHint: String
  let files: any FileSystem

  /// Creates a reader.
  ///
  /// - Parameters:
  ///   - fields: Where texts and labels are.
  ///   - source: The field that says where a row is from; nil for none.
  ///   - isMultiLabel: Whether a row may have several labels, or none.
  ///   - severalHint: What to do about a row that has several labels and may not.
  ///   - files: Where the data are.
  init(
    _ fields: DataFields, source: String? = nil, isMultiLabel: Bool,
    severalHint: String = "--multi-label allows several", _ files: any FileSystem
  ) {
    self.fields = fields
    self.source = source
    self.isMultiLabel = isMultiLabel
    self.severalHint = severalHint
    self.files = files
  }

  /// Refuses files that are named twice, by whatever path: their rows would be both trained with and held out.
  static func checkUnique(_ paths: [String], _ files: any FileSystem) throws(DataError) {
    var seen: [String: String] = [:]
    var identities: [FileIdentity: String] = [:]
    for path in paths where path != "-" {
      // What is not there or not allowed is told where it is read.
      guard let info = try? files.info(path), info.isRegular || info.isDirectory,
        let place = try? files.resolve(path)
      else { continue }
      let first = seen[place] ?? info.identity.flatMap { identities[$0] }
      guard let first else {
        seen[place] = path
        if let identity = info.identity { identities[identity] = path }
        continue
      }
      throw DataError(
        first == path ? "'\(path)' is named twice" : "'\(first)' and '\(path)' are the same",
        hint: "its rows would count twice, and be held out and trained with: name it once")
    }
  }

  /// Reads files and folders, in their order; `-` is standard input.
  func read(_ paths: [String]) throws(DataError) -> LabelledRows {
    var found = LabelledRows()
    for path in paths {
      let before = found.rows.count + found.unlabelled + found.empty
      try DataError.naming(path) { try read(path, &found) }
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
      if head.first(where: { $0 > 0x20 }) == UInt8(ascii: "["), input.name.pathExtension == "json" {
        throw DataError(
          "'\(path)' is a list in JSON, and what is read is JSON Lines: an object a line, with no list around",
          hint: "jq -c '.[]' makes lines of it")
      }
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
  func keep(
    _ text: ClassifierText, _ labels: [String], source: String = "", _ found: inout LabelledRows,
    at place: () -> String
  ) throws(DataError) {
    var unique: [String] = []
    for label in labels where !unique.contains(label) { unique.append(label) }
    guard isMultiLabel || unique.count < 2 else {
      throw DataError(
        "\(place()): the row has \(unique.count) labels, and each is to have one",
        hint: severalHint)
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
  func labels(in text: String) -> [String] {
    let parts = fields.separator.map { text.split(separator: $0).map(String.init) } ?? [text]
    return parts.map(\.trimmed).filter { !$0.isEmpty }
  }
}
