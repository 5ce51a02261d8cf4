/// Percent-encoding in one of the ways that mean the same (RFC 3986, section 6.2.2).
enum PercentEncoding {
  /// A part of a path in which letters, digits and `-._~` are not encoded, and what is, is in capitals.
  static func normalised(_ text: Substring) -> String {
    guard text.utf8.contains(0x25) else { return String(text) }
    let bytes = Array(text.utf8)
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    var index = 0
    while index < bytes.count {
      guard bytes[index] == 0x25, index + 2 < bytes.count, let high = digit(bytes[index + 1]),
        let low = digit(bytes[index + 2])
      else {
        result.append(bytes[index])
        index += 1
        continue
      }
      let byte = high << 4 | low
      if isUnreserved(byte) {
        result.append(byte)
      } else {
        result += [0x25, capital(high), capital(low)]
      }
      index += 3
    }
    return String(decoding: result, as: UTF8.self)
  }

  private static func digit(_ byte: UInt8) -> UInt8? {
    if byte &- 0x30 < 10 { return byte &- 0x30 }
    let letter = (byte | 0x20) &- 0x61
    return letter < 6 ? letter + 10 : nil
  }

  private static func capital(_ digit: UInt8) -> UInt8 { digit < 10 ? 0x30 + digit : 0x37 + digit }

  private static func isUnreserved(_ byte: UInt8) -> Bool {
    byte &- 0x30 < 10 || (byte | 0x20) &- 0x61 < 26 || byte == 0x2D || byte == 0x2E || byte == 0x5F
      || byte == 0x7E
  }
}
