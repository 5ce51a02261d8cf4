/// The text that diagnostics point into: its name, its bytes, and where its lines begin.
///
/// The bytes need not be valid UTF-8. A byte order mark at the start is dropped, so that columns
/// are the ones an editor shows. Lines end at `\n`, `\r\n` or a lone `\r`, as in the Language
/// Server Protocol; other Unicode line separators are part of their line.
public struct SourceText: Sendable {
  /// What diagnostics call the text, usually the path of a file.
  public let name: String
  /// The text without its byte order mark.
  public let bytes: [UInt8]
  /// The offset of each line's first byte; the first is 0.
  package let lineStarts: [Int]

  /// The number of lines, at least 1; a final line break opens one more, empty line.
  public var lineCount: Int { lineStarts.count }

  /// The text as a string; what is not UTF-8 is replaced by U+FFFD.
  public var text: String { String(decoding: bytes, as: UTF8.self) }

  /// Takes the bytes of a file as they are.
  public init(name: String, bytes: some Sequence<UInt8>) {
    var bytes = Array(bytes)
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes.removeFirst(3) }
    self.name = name
    self.bytes = bytes
    lineStarts = Self.lineStarts(of: bytes)
  }

  /// Takes a text that is in memory.
  public init(name: String, text: String) {
    self.init(name: name, bytes: text.utf8)
  }

  /// The bytes of a line without its line break; nil where there is no such line.
  ///
  /// Lines count from 1.
  public func line(_ number: Int) -> ArraySlice<UInt8>? {
    guard number >= 1, number <= lineStarts.count else { return nil }
    let start = lineStarts[number - 1]
    var end = number < lineStarts.count ? lineStarts[number] : bytes.count
    if end > start, bytes[end - 1] == UInt8(ascii: "\n"), number < lineStarts.count { end -= 1 }
    if end > start, bytes[end - 1] == UInt8(ascii: "\r"), number < lineStarts.count { end -= 1 }
    return bytes[start..<end]
  }

  /// The place of the byte at an offset; an offset outside the text counts as its nearest end.
  public func location(ofByte offset: Int, length: Int = 1) -> SourceLocation {
    let offset = min(max(0, offset), bytes.count)
    var line = 0
    var end = lineStarts.count
    while end - line > 1 {
      let middle = line + (end - line) / 2
      if lineStarts[middle] > offset { end = middle } else { line = middle }
    }
    var column = 1
    for byte in bytes[lineStarts[line]..<offset] where byte & 0xC0 != 0x80 { column += 1 }
    return SourceLocation(line: line + 1, column: column, length: length)
  }

  private static func lineStarts(of bytes: [UInt8]) -> [Int] {
    var starts = [0]
    for index in bytes.indices {
      switch bytes[index] {
      case UInt8(ascii: "\n"):
        starts.append(index + 1)
      case UInt8(ascii: "\r"):
        let next = index + 1
        if next == bytes.count || bytes[next] != UInt8(ascii: "\n") { starts.append(next) }
      default:
        break
      }
    }
    return starts
  }
}
