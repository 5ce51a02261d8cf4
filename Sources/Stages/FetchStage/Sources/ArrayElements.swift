package import PipeKit

/// Cuts a JSON array into its elements, with memory that depends on the longest of them only.
///
/// Brackets and strings are followed, and no more: whoever reads an element finds out what else is wrong with it,
/// and the others are not lost.
package struct ArrayElements: Sendable {
  /// What stands between two commas.
  package struct Element: Sendable {
    /// Its bytes; empty for one that is too long.
    package var bytes: [UInt8]
    /// The line that it begins on, from 1.
    package var line: Int
    /// The offset of its first byte in the file.
    var offset: Int
  }

  /// How many bytes are asked for at once.
  private static let chunk = 1 << 16

  private let maximumLength: Int
  private var bytes: [UInt8] = []
  /// Where in the bytes the next element begins.
  private var start = 0
  private var isInArray: Bool
  private var isDone = false
  /// The line of the next element's first byte.
  private(set) var line: Int
  /// The hash of everything before it.
  private(set) var hash: ContentHash

  /// Begins with a file, or goes on behind an element.
  ///
  /// - Parameters:
  ///   - maximumLength: How many bytes an element may have.
  ///   - line: The line of the first byte.
  ///   - hash: The hash of everything before it.
  package init(maximumLength: Int, line: Int = 1, hash: ContentHash = ContentHash()) {
    self.maximumLength = max(maximumLength, 1)
    self.line = line
    self.hash = hash
    isInArray = hash.count > 0
  }

  /// The next element that is not blank.
  ///
  /// - Parameter read: Appends up to so many bytes of the file, and says how many; 0 at the end.
  /// - Returns: The element; `nil` behind the last one.
  /// - Throws: `JSONError` for an element that is too long, and, as the last thing, for a file that is no array, is cut
  ///   off in it or goes on behind it; what `read` throws.
  package mutating func next(
    reading read: (inout [UInt8], Int) throws -> Int
  ) throws -> Element? {
    if isDone { return nil }
    if !isInArray { try open(read) }
    while true {
      if let element = try element(read) { return element }
      if bytes[start] == UInt8(ascii: "]") {
        isDone = true
        // Looked at in a copy: whoever goes on from here has to find the bracket.
        var rest = self
        rest.pass(1)
        if try rest.skipSpace(read) { throw rest.error("something stands behind the array") }
        return nil
      }
      pass(1)
    }
  }
}

extension ArrayElements {
  private mutating func open(_ read: (inout [UInt8], Int) throws -> Int) throws {
    while bytes.count < 3, try fill(read) {}
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { pass(3) }
    guard try skipSpace(read), bytes[start] == UInt8(ascii: "[") else {
      isDone = true
      throw error("expected an array")
    }
    pass(1)
    isInArray = true
  }

  /// Reads up to a comma or the end of the array, which is left; `nil` where it is blank.
  private mutating func element(
    _ read: (inout [UInt8], Int) throws -> Int
  ) throws -> Element? {
    guard try skipSpace(read) else { throw cutOff() }
    let (line, offset) = (line, hash.count)
    var scan = Scan()
    var length = 0
    var isTooLong = false
    while true {
      let isEnd = scan.reachesEnd(of: bytes.span.extracting(start...), from: &length)
      isTooLong = isTooLong || length > maximumLength
      if isTooLong {
        // Of one that is too long no more is held.
        pass(length)
        length = 0
      }
      if isEnd { break }
      if try !fill(read) { throw cutOff() }
    }
    if isTooLong {
      var error = JSONError(
        line: line, column: 1, offset: offset,
        message: "the document is longer than \(ByteSize(maximumLength))")
      error.isTooLong = true
      throw error
    }
    if length == 0 { return nil }
    let element = Element(
      bytes: Array(bytes[start..<(start + length)]), line: line, offset: offset)
    pass(length)
    return element
  }

  /// Goes to what is no white space; whether there is any.
  private mutating func skipSpace(
    _ read: (inout [UInt8], Int) throws -> Int
  ) throws -> Bool {
    while true {
      let rest = bytes[start...]
      let next = rest.firstIndex { $0 != 0x20 && $0 != 0x0A && $0 != 0x0D && $0 != 0x09 }
      pass((next ?? rest.endIndex) - start)
      if next != nil { return true }
      if try !fill(read) { return false }
    }
  }

  private mutating func pass(_ count: Int) {
    // A copy, as the bytes are looked at meanwhile.
    var hash = hash
    hash.add(bytes.span.extracting(start..<(start + count)))
    self.hash = hash
    let feeds = bytes.span.extracting(start..<(start + count)).lineFeedCount
    line += feeds
    start += count
  }

  private mutating func fill(_ read: (inout [UInt8], Int) throws -> Int) throws -> Bool {
    if start > bytes.count / 2 {
      bytes.removeFirst(start)
      start = 0
    }
    return try read(&bytes, Self.chunk) > 0
  }

  private mutating func cutOff() -> JSONError {
    isDone = true
    return error("the array is not closed: the file seems to be cut off")
  }

  private func error(_ message: String) -> JSONError {
    JSONError(line: line, column: 1, offset: hash.count, message: message)
  }
}

/// Where in an element one is.
private struct Scan {
  private var depth = 0
  private var isInString = false
  private var isEscaped = false

  /// Goes on to the comma or bracket behind the element.
  ///
  /// - Parameters:
  ///   - bytes: What there is of the element.
  ///   - index: Where to go on; how long the element is where it ends.
  /// - Returns: Whether it ends in the bytes.
  mutating func reachesEnd(of bytes: Span<UInt8>, from index: inout Int) -> Bool {
    var scan = self
    defer { self = scan }
    while index < bytes.count {
      let byte = bytes[index]
      if scan.isInString {
        if scan.isEscaped {
          scan.isEscaped = false
        } else if byte == UInt8(ascii: "\\") {
          scan.isEscaped = true
        } else if byte == UInt8(ascii: "\"") {
          scan.isInString = false
        }
      } else {
        switch byte {
        case UInt8(ascii: "\""): scan.isInString = true
        case UInt8(ascii: "{"), UInt8(ascii: "["): scan.depth += 1
        case UInt8(ascii: "]") where scan.depth == 0: return true
        case UInt8(ascii: "}"), UInt8(ascii: "]"): scan.depth = max(scan.depth - 1, 0)
        case UInt8(ascii: ",") where scan.depth == 0: return true
        default: break
        }
      }
      index += 1
    }
    return false
  }
}
