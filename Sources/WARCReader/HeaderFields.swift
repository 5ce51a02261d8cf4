/// The lines of a header as WARC and HTTP have them: a first line, then names and values.
///
/// Names are compared without regard to case. Lines that begin with white space go on with the value
/// before them.
public struct HeaderFields: Sendable {
  private struct Field {
    var name: Range<Int>
    var value: Range<Int>
  }

  private let bytes: [UInt8]
  private let first: Range<Int>
  private var fields: [Field] = []

  /// Reads a header.
  ///
  /// - Parameter header: Its lines, up to an empty one or the end.
  public init(_ header: Span<UInt8>) {
    bytes = header.copied(0..<header.count)
    var lines = HeaderLines(at: 0)
    first = lines.next(in: header) ?? 0..<0
    fields.reserveCapacity(16)
    while let line = lines.next(in: header), !line.isEmpty {
      if header[line.lowerBound] == 0x20 || header[line.lowerBound] == 0x09 {
        if let last = fields.indices.last {
          let value = fields[last].value
          let start = value.isEmpty ? line.lowerBound : value.lowerBound
          fields[last].value = header.trimmed(start..<line.upperBound)
        }
        continue
      }
      guard let colon = header.first(UInt8(ascii: ":"), in: line) else { continue }
      fields.append(
        Field(
          name: header.trimmed(line.lowerBound..<colon),
          value: header.trimmed(colon + 1..<line.upperBound)))
    }
  }

  /// How many fields there are.
  public var count: Int { fields.count }

  /// The first line.
  public var firstLine: String { text(first) }

  /// The value of the first field of a name; `nil` where there is none.
  public subscript(name: StaticString) -> String? {
    guard let field = find(name) else { return nil }
    return text(field.value)
  }

  /// The value of the first field of a name as a whole number; `nil` where there is none, or no such number.
  public func number(_ name: StaticString) -> Int? {
    guard let value = find(name)?.value, !value.isEmpty, value.count < 19 else { return nil }
    var number = 0
    for index in value {
      let digit = bytes[index] &- 0x30
      guard digit < 10 else { return nil }
      number = number * 10 + Int(digit)
    }
    return number
  }

  private func find(_ name: StaticString) -> Field? {
    name.withUTF8Buffer { name in
      fields.first { field in
        guard field.name.count == name.count else { return false }
        for (index, byte) in zip(field.name, name) where bytes[index] | 0x20 != byte | 0x20 {
          return false
        }
        return true
      }
    }
  }

  private func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }
}

/// Finds the lines of a header.
struct HeaderLines {
  /// Where the next line begins.
  private(set) var at: Int

  init(at start: Int) { at = start }

  /// The next line without its end; `nil` when there is none.
  mutating func next(in bytes: Span<UInt8>) -> Range<Int>? {
    guard at < bytes.count else { return nil }
    let start = at
    let feed = bytes.first(0x0A, in: start..<bytes.count)
    at = feed.map { $0 + 1 } ?? bytes.count
    var end = feed ?? bytes.count
    if end > start, bytes[end - 1] == 0x0D { end -= 1 }
    return start..<end
  }
}
