import PipeKit

/// The header fields of an answer as they come, line by line; they are made strings at the end.
///
/// Interim answers and those of redirects give way to the next one.
struct ResponseHead {
  /// Whether the empty line that ends the fields has come.
  private(set) var isComplete = false
  /// How many bytes have come in all, with those of earlier answers.
  private(set) var size = 0
  private var bytes: [UInt8] = []

  /// Forgets everything but its memory.
  mutating func reset() {
    isComplete = false
    size = 0
    bytes.removeAll(keepingCapacity: true)
  }

  /// Takes a line with its end.
  ///
  /// - Parameters:
  ///   - line: The line.
  ///   - hasBody: Whether some of the body has come, so that this is a trailer.
  mutating func add(_ line: UnsafeRawBufferPointer, hasBody: Bool) {
    size += line.count
    // A trailer says nothing that is needed, and must not pass for a header (RFC 9110, 6.5.1).
    if hasBody { return }
    if size == line.count || isComplete {
      guard line.starts(with: "HTTP/".utf8) else { return }
      bytes.removeAll(keepingCapacity: true)
      isComplete = false
    } else if line.first == 0x0D || line.first == 0x0A {
      isComplete = true
    } else {
      bytes.append(contentsOf: line)
    }
  }

  /// The fields in order; lines that are none are left out.
  var fields: [HTTPHeader] {
    var fields: [HTTPHeader] = []
    bytes.withUnsafeBufferPointer { bytes in
      var start = 0
      while start < bytes.count {
        let end = bytes[start...].firstIndex(of: 0x0A) ?? bytes.count
        Self.read(UnsafeBufferPointer(rebasing: bytes[start..<end]), into: &fields)
        start = end + 1
      }
    }
    return fields
  }

  private static func read(_ line: UnsafeBufferPointer<UInt8>, into fields: inout [HTTPHeader]) {
    if line.first == 0x20 || line.first == 0x09 {
      // A value goes on (RFC 9112, 5.2).
      guard let last = fields.indices.last else { return }
      fields[last].value += " " + text(line)
      return
    }
    guard let colon = line.firstIndex(of: UInt8(ascii: ":")), colon > 0,
      line[..<colon].allSatisfy(HTTPToken.contains)
    else { return }
    let name = UnsafeBufferPointer(rebasing: line[..<colon])
    fields.append(
      HTTPHeader(
        String(decoding: name, as: UTF8.self),
        text(UnsafeBufferPointer(rebasing: line[(colon + 1)...]))))
  }

  /// What is between the spaces at both ends: UTF-8, or else ISO 8859-1; line ends and NUL in it become
  /// spaces (RFC 9110, 5.5).
  private static func text(_ bytes: UnsafeBufferPointer<UInt8>) -> String {
    var (start, end) = (0, bytes.count)
    while start < end, bytes[start] <= 0x20 { start += 1 }
    while end > start, bytes[end - 1] <= 0x20 { end -= 1 }
    let value = UnsafeBufferPointer(rebasing: bytes[start..<end])
    if value.contains(where: { $0 == 0 || $0 == 0x0D }) {
      let harmless = value.map { $0 == 0 || $0 == 0x0D ? 0x20 : $0 }
      return harmless.withUnsafeBufferPointer(text)
    }
    if let text = String(validating: value, as: UTF8.self) { return text }
    var text = ""
    for byte in value { text.unicodeScalars.append(Unicode.Scalar(byte)) }
    return text
  }
}
