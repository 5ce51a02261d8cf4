package import PipeKit

/// Reads tables as text (RFC 4180), row by row, with memory that depends on the longest row only.
///
/// Fields may be quoted, and then have delimiters, line breaks and doubled quotes in them. Lines end with
/// `\r\n`, `\n` or `\r`. A byte order mark, a first line that names the delimiter (`sep=;`), and blank lines are
/// passed over. A quote within a field that does not begin with one is a character like others, and so is
/// what follows a closing quote.
///
/// A quote that is never closed would swallow the rest of the file: the row fails, and the line behind its
/// first one begins another.
public struct CSVReader: Sendable {
  /// How many bytes are asked for at once.
  private static let chunk = 1 << 16

  private enum State {
    case fieldStart, unquoted, quoted, quoteInQuoted
  }

  private let delimiter: UInt8
  private let maximumLength: Int
  private var bytes: [UInt8] = []
  /// Where the next row begins in the bytes.
  private var start = 0
  private var isAtEnd = false
  /// The number of the line that comes next.
  package private(set) var line: Int
  /// The hash of everything before the next row.
  package private(set) var hash: ContentHash
  /// How many bytes were looked at in vain for the end of quotes.
  private var wasted = 0
  /// How many there are in all.
  private var total = 0
  /// Where in a row the reader stands whose rest is passed over.
  private var skipping: State?

  /// Creates a reader.
  ///
  /// - Parameters:
  ///   - delimiter: What is between fields: `,`, `;` or a tab.
  ///   - maximumLength: How many bytes a row may have.
  public init(delimiter: UInt8, maximumLength: Int = 64 << 20) {
    self.init(delimiter: delimiter, maximumLength: maximumLength, line: 1, hash: ContentHash())
  }

  /// Creates a reader that goes on at a place.
  package init(delimiter: UInt8, maximumLength: Int, line: Int, hash: ContentHash) {
    self.delimiter = delimiter
    self.maximumLength = max(maximumLength, 1)
    self.line = line
    self.hash = hash
  }

  /// Reads the next row.
  ///
  /// - Parameter read: Appends up to so many bytes of the file, and says how many; 0 at the end.
  /// - Returns: The row; `nil` when there are no more.
  /// - Throws: ``CSVError`` for a row that cannot be read; what `read` throws.
  public mutating func next(
    reading read: (inout [UInt8], Int) throws -> Int
  ) throws -> CSVRow? {
    if hash.count == 0, start == 0 {
      while bytes.count < 10, try fill(read) {}
      if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { pass(3, lines: 0) }
      if let stated = CSVDialect.stated(in: bytes.span.extracting(start..<bytes.count)) {
        pass(stated.length, lines: 1)
      }
    }
    while try start < bytes.count || fill(read) {
      let began = line
      guard let end = try end(read) else { continue }
      let fields = end.row == start ? [] : split(start..<end.row)
      pass(end.next - start, lines: end.lines)
      if !fields.isEmpty { return CSVRow(line: began, fields: fields) }
    }
    return nil
  }

  /// Where a row ends, and the next begins.
  private typealias End = (row: Int, next: Int, lines: Int)

  /// Finds the end of the row; `nil` where it was passed over.
  private mutating func end(_ read: (inout [UInt8], Int) throws -> Int) throws -> End? {
    var state = skipping ?? .fieldStart
    let isSkipping = skipping != nil
    var (offset, lines) = (0, 0)
    while true {
      if start + offset == bytes.count {
        if isSkipping {
          pass(offset, lines: lines)
          (offset, lines) = (0, 0)
        }
        if offset > maximumLength { return try giveUp(offset, state) }
        if try !fill(read) {
          if isSkipping {
            skipping = nil
            return nil
          }
          if state == .quoted { return try giveUp(offset, state) }
          return (start + offset, start + offset, lines)
        }
      }
      let byte = bytes[start + offset]
      offset += 1
      switch state {
      case .quoted:
        if byte == UInt8(ascii: "\"") { state = .quoteInQuoted }
        if byte == 0x0A { lines += 1 }
        continue
      case .quoteInQuoted where byte == UInt8(ascii: "\""):
        state = .quoted
        continue
      case .fieldStart where byte == UInt8(ascii: "\""):
        state = .quoted
        continue
      default: break
      }
      if byte == delimiter {
        state = .fieldStart
      } else if byte == 0x0A || byte == 0x0D {
        let length = offset - 1
        if byte == 0x0D {
          if start + offset == bytes.count { _ = try fill(read) }
          if start + offset < bytes.count, bytes[start + offset] == 0x0A { offset += 1 }
        }
        if isSkipping {
          skipping = nil
          pass(offset, lines: lines + 1)
          return nil
        }
        // Counted from here, as what was read may have moved the row.
        return (start + length, start + offset, lines + 1)
      } else {
        state = .unquoted
      }
    }
  }

  /// Fails a row whose end is not found, and goes to the line behind its first one.
  private mutating func giveUp(_ length: Int, _ state: State) throws -> End? {
    let began = line
    wasted += length
    let feed = bytes[start...].firstIndex(of: 0x0A)
    let isQuoted = state == .quoted
    if isQuoted, let feed, wasted <= 4 * total + 1 << 20 {
      pass(feed + 1 - start, lines: 1)
    } else {
      let lines = bytes.span.extracting(start..<(start + length)).lineFeedCount
      pass(length, lines: lines)
      skipping = state
    }
    throw CSVError(
      message: isQuoted
        ? "a quote that opens in the row of line \(began) is not closed"
        : "the row of line \(began) is longer than \(ByteSize(maximumLength))", line: began)
  }

  private mutating func pass(_ count: Int, lines: Int) {
    var hash = hash
    hash.add(bytes.span.extracting(start..<(start + count)))
    self.hash = hash
    start += count
    line += lines
  }

  private mutating func fill(_ read: (inout [UInt8], Int) throws -> Int) throws -> Bool {
    if isAtEnd { return false }
    if start > bytes.count / 2 {
      bytes.removeFirst(start)
      start = 0
    }
    let count = try read(&bytes, Self.chunk)
    total += count
    isAtEnd = count == 0
    return count > 0
  }

  private func split(_ range: Range<Int>) -> [[UInt8]] {
    let row = bytes.span.extracting(range)
    var fields: [[UInt8]] = []
    var at = 0
    while true {
      var field: [UInt8] = []
      if at < row.count, row[at] == UInt8(ascii: "\"") {
        at += 1
        while at < row.count {
          if row[at] == UInt8(ascii: "\"") {
            guard at + 1 < row.count, row[at + 1] == UInt8(ascii: "\"") else { break }
            at += 1
          }
          field.append(row[at])
          at += 1
        }
        at += 1
      }
      let start = min(at, row.count)
      var end = start
      while end < row.count, row[end] != delimiter { end += 1 }
      row.extracting(start..<end).withUnsafeBufferPointer { field += $0 }
      fields.append(field)
      if end == row.count { return fields }
      at = end + 1
    }
  }
}
