import PipeKit

/// Writes documents as rows of a table.
struct TableRows: Sendable {
  /// What is written of a document unless something else is asked for: all but what is fetched, links, metadata
  /// and trail.
  private static let usual: [Export.Field] = [
    .id, .url, .source, .title, .authors, .published, .updated, .language, .labels, .keywords,
    .summary, .text, .image,
  ]

  private let fields: [Export.Field]
  private let delimiter: UInt8
  private let keepsFormulas: Bool

  /// Takes from the options what concerns a table.
  init(_ options: Export.Options, delimiter: UInt8) {
    fields = options.fields ?? Self.usual
    keepsFormulas = options.formulas == .keep
    self.delimiter = delimiter
  }

  /// The row of names.
  var names: [UInt8] {
    var line: [UInt8] = []
    for (index, field) in fields.enumerated() { append(field.rawValue, at: index, to: &line) }
    line.append(0x0A)
    return line
  }

  /// A row a document.
  @Sendable func lines(of batch: Batch) -> [UInt8] {
    var lines: [UInt8] = []
    for document in batch {
      for (index, field) in fields.enumerated() {
        append(Self.cell(field, of: document), at: index, to: &lines)
      }
      lines.append(0x0A)
    }
    return lines
  }

  private func append(_ text: String, at index: Int, to line: inout [UInt8]) {
    if index > 0 { line.append(delimiter) }
    var needsQuotes = false
    for byte in text.utf8 {
      switch byte {
      // In some countries spreadsheets part cells by semicolons, whatever the file's name says.
      case delimiter, 0x22, 0x0A, 0x0D, 0x3B, 0x09: needsQuotes = true
      default: break
      }
    }
    // White space at the ends would be taken off by some readers, and a row of one empty cell for none.
    if text.utf8.first == 0x20 || text.utf8.last == 0x20 || (text.isEmpty && fields.count == 1) {
      needsQuotes = true
    }
    // One that is kept gets no apostrophe; what begins with one keeps it, as one is taken off when it is read.
    let isFormula = Self.isFormula(text) && (!keepsFormulas || text.utf8.first == 0x27)
    guard needsQuotes else {
      if isFormula { line.append(0x27) }
      line += text.utf8
      return
    }
    line.append(0x22)
    if isFormula { line.append(0x27) }
    for byte in text.utf8 {
      if byte == 0x22 { line.append(0x22) }
      line.append(byte)
    }
    line.append(0x22)
  }

  /// Whether a spreadsheet may take a text for a formula, which could send what is in other cells elsewhere (OWASP,
  /// "CSV Injection").
  ///
  /// What begins with an apostrophe before such a sign counts too, so that it can be told from one that was added.
  private static func isFormula(_ text: String) -> Bool {
    switch text.utf8.first(where: { $0 != 0x27 }) {
    case 0x3D, 0x2B, 0x2D, 0x40, 0x09, 0x0A, 0x0D: true
    default: false
    }
  }

  /// What a cell says.
  private static func cell(_ field: Export.Field, of document: Document) -> String {
    switch field {
    case .id: document.id
    case .url: document.url ?? ""
    case .source: document.source ?? ""
    case .title: document.title ?? ""
    case .authors: list(document.authors, ";|")
    case .published: document.published?.description ?? ""
    case .updated: document.updated?.description ?? ""
    case .language: document.language ?? ""
    case .body: document.body.map { String(decoding: $0.bytes, as: UTF8.self) } ?? ""
    case .text: document.text ?? ""
    case .summary: document.summary ?? ""
    case .labels: list(document.labels.map(\.name), ";|")
    case .keywords: list(document.keywords, ";|,")
    case .image: document.image?.url ?? ""
    case .links: list(document.links.map(\.url), "; ")
    case .metadata: document.metadata.isEmpty ? "" : json(.object(document.metadata))
    case .trail: trail(of: document)
    }
  }

  /// Several values in one cell, as 'fetch' parts them again: as JSON where they have what it parts them by.
  private static func list(_ values: [String], _ separators: String) -> String {
    let isPlain = values.allSatisfy { value in
      guard let first = value.first, let last = value.last else { return false }
      return first != "[" && !first.isWhitespace && !last.isWhitespace
        && !value.contains { separators.contains($0) }
    }
    if isPlain { return values.joined(separator: "; ") }
    return json(.array(values.map { .string($0) }))
  }

  private static func json(_ value: JSON) -> String {
    String(decoding: value.serialized, as: UTF8.self)
  }

  private static func trail(of document: Document) -> String {
    guard !document.trail.isEmpty, let object = try? JSON(parsing: document.json).object,
      let trail = object["trail"]
    else { return "" }
    return json(trail)
  }
}
