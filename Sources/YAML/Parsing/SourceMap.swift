import Diagnostics

/// Turns libyaml's positions, which count Unicode scalars, into places and byte offsets.
///
/// libyaml's own line numbers are not used: as in YAML 1.1, it takes U+0085, U+2028 and U+2029 for
/// line breaks, which editors do not.
final class SourceMap {
  let source: SourceText
  /// The number of scalars before each line.
  private let scalarStarts: [Int]
  /// The offset of every 32nd scalar, since a file may be one long line.
  private let checkpoints: [Int]
  private static let stride = 32
  /// The line that was asked for last; the next is mostly the same.
  private var lastLine = 0

  init(_ source: SourceText) {
    self.source = source
    var starts: [Int] = []
    starts.reserveCapacity(source.lineCount)
    var scalars = 0
    var end = 0
    for start in source.lineStarts {
      scalars += Self.scalarCount(source.bytes[end..<start])
      end = start
      starts.append(scalars)
    }
    scalarStarts = starts
    checkpoints = Self.checkpoints(of: source.bytes)
  }

  /// The place from one position up to another, or up to the end of the line.
  func location(from start: Int, to end: Int) -> SourceLocation {
    let line = line(of: start)
    var length = end - start
    if line + 1 < scalarStarts.count, end >= scalarStarts[line + 1] {
      var bytes = source.line(line + 1) ?? []
      while let last = bytes.last, last == UInt8(ascii: " ") || last == UInt8(ascii: "\t") {
        bytes.removeLast()
      }
      length = scalarStarts[line] + Self.scalarCount(bytes) - start
    }
    return SourceLocation(line: line + 1, column: start - scalarStarts[line] + 1, length: length)
  }

  /// The offset of the byte where a scalar begins.
  func byte(at position: Int) -> Int {
    guard position >= 0, position / Self.stride < checkpoints.count else {
      return source.bytes.count
    }
    var left = position % Self.stride
    var offset = checkpoints[position / Self.stride]
    while offset < source.bytes.count {
      if Self.isStart(source.bytes[offset]) {
        if left == 0 { break }
        left -= 1
      }
      offset += 1
    }
    return offset
  }

  /// How many scalars begin in a range of bytes.
  func scalarCount(_ range: Range<Int>) -> Int {
    Self.scalarCount(source.bytes[range])
  }

  private static func checkpoints(of bytes: [UInt8]) -> [Int] {
    var offsets: [Int] = []
    offsets.reserveCapacity(bytes.count / stride + 1)
    var left = 0
    for offset in bytes.indices where isStart(bytes[offset]) {
      if left == 0 {
        offsets.append(offset)
        left = stride
      }
      left -= 1
    }
    return offsets
  }

  private func line(of position: Int) -> Int {
    if scalarStarts[lastLine] <= position,
      lastLine + 1 == scalarStarts.count || position < scalarStarts[lastLine + 1]
    {
      return lastLine
    }
    var low = 0
    var high = scalarStarts.count
    while high - low > 1 {
      let middle = low + (high - low) / 2
      if scalarStarts[middle] > position { high = middle } else { low = middle }
    }
    lastLine = low
    return low
  }

  private static func scalarCount(_ bytes: ArraySlice<UInt8>) -> Int {
    var count = 0
    for byte in bytes where isStart(byte) { count += 1 }
    return count
  }

  /// Whether a byte begins a scalar in UTF-8.
  private static func isStart(_ byte: UInt8) -> Bool { byte & 0xC0 != 0x80 }
}
