import PipeKit

/// Reads the records of an edition in any order, a few at a time in memory.
struct SpoolReader {
  /// How many bytes are read after a jump, and at most.
  private static let steps = (first: 1 << 12, most: 1 << 16)

  private let file: (any OpenFile)?
  private let path: String
  private var window: [UInt8] = []
  /// Where in the file the window begins; the file stands at its end.
  private var start = 0
  private var step = Self.steps.most

  /// Reads records of an open file that stands at its start.
  ///
  /// - Parameters:
  ///   - file: The file.
  ///   - path: What it is called in an error.
  init(_ file: any OpenFile, path: String) {
    self.file = file
    self.path = path
  }

  /// Reads records that are in memory.
  init(_ records: [UInt8]) {
    file = nil
    path = "memory"
    window = records
  }

  /// The document whose record begins at an offset, and where the next one begins.
  ///
  /// - Throws: ``FileError``, and ``StageError`` where there is no record.
  mutating func item(at offset: Int) throws -> (item: DigestItem, next: Int) {
    let (value, next) = try value(at: offset)
    guard let item = DigestItem(record: value) else { throw damaged }
    return (item, next)
  }

  /// What the line that begins at an offset says, and where the next one begins.
  ///
  /// - Throws: ``FileError``, and ``StageError`` where there is no such line.
  mutating func value(at offset: Int) throws -> (value: JSON, next: Int) {
    let line = try line(at: offset)
    guard let value = try? JSON(parsing: Array(line)) else { throw damaged }
    return (value, offset + line.count + 1)
  }

  private mutating func line(at offset: Int) throws -> ArraySlice<UInt8> {
    if file != nil, offset < start || offset > start + window.count {
      try file?.seek(to: offset)
      window.removeAll(keepingCapacity: true)
      start = offset
      step = Self.steps.first
    }
    var seen = offset - start
    guard window.indices.contains(seen) || seen == window.count else { throw damaged }
    while true {
      if let end = window[seen...].firstIndex(of: 0x0A) { return window[(offset - start)..<end] }
      window.removeSubrange(..<(offset - start))
      start = offset
      seen = window.count
      guard let file, try file.read(into: &window, count: step) > 0 else { throw damaged }
      step = min(2 * step, Self.steps.most)
    }
  }

  /// The error of a line that is not what it should be.
  var damaged: StageError {
    StageError(
      .badFormat, "'\(path)', with what was exported, is damaged", hint: ExportOrder.startOver)
  }
}
