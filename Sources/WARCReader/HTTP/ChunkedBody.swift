/// Bodies in chunks (RFC 9112, section 7.1).
enum ChunkedBody {
  /// What is in the chunks, as far as they go; `nil` for a body that does not begin with one.
  static func decoded(_ body: [UInt8]) -> (bytes: [UInt8], isWhole: Bool)? {
    var output: [UInt8] = []
    var at = 0
    var isFirst = true
    while let (size, start) = size(body, at) {
      if size == 0 { return (output, true) }
      isFirst = false
      let end = min(body.count - start, size) + start
      output += body[start..<end]
      if end - start < size { return (output, false) }
      at = end
      if at < body.count, body[at] == 0x0D { at += 1 }
      if at < body.count, body[at] == 0x0A { at += 1 }
    }
    return isFirst ? nil : (output, false)
  }

  /// Reads the line before a chunk; `nil` where there is none.
  private static func size(_ body: [UInt8], _ start: Int) -> (size: Int, start: Int)? {
    var (at, size) = (start, 0)
    while at < body.count, let digit = hexadecimal(body[at]) {
      if size > Int.max >> 8 { return nil }
      size = size << 4 | digit
      at += 1
    }
    guard at > start, at - start <= 16 else { return nil }
    // White space and extensions follow.
    let limit = min(body.count, at + 4096)
    while at < limit, body[at] != 0x0A {
      if at == start || !(body[at] == 0x0D || body[at] == 0x09 || (0x20..<0x7F).contains(body[at]))
      {
        return nil
      }
      at += 1
    }
    return at < limit ? (size, at + 1) : nil
  }

  private static func hexadecimal(_ byte: UInt8) -> Int? {
    switch byte {
    case 0x30...0x39: Int(byte) - 0x30
    case 0x41...0x46: Int(byte) - 0x37
    case 0x61...0x66: Int(byte) - 0x57
    default: nil
    }
  }
}
