/// The character set that documents are in which say ISO 8859-1 (WHATWG Encoding Standard).
enum Windows1252 {
  /// The character of a byte.
  static func scalar(_ byte: UInt8) -> Unicode.Scalar {
    guard (0x80...0x9F).contains(byte) else { return Unicode.Scalar(byte) }
    return Unicode.Scalar(upper[Int(byte) - 0x80]) ?? Unicode.Scalar(byte)
  }

  /// The text of bytes, as UTF-8.
  static func utf8(_ bytes: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count + bytes.count / 8)
    for byte in bytes {
      if byte < 0x80 {
        result.append(byte)
      } else {
        result.append(contentsOf: String(scalar(byte)).utf8)
      }
    }
    return result
  }

  /// Text in which C1 control characters, which nobody means, are what windows-1252 has there.
  static func replacingC1(_ bytes: [UInt8]) -> [UInt8] {
    guard let first = indexOfC1(bytes, from: 0) else { return bytes }
    var result = Array(bytes[..<first])
    var index = first
    while index < bytes.count {
      if bytes[index] == 0xC2, index + 1 < bytes.count, (0x80...0x9F).contains(bytes[index + 1]) {
        result.append(contentsOf: String(scalar(bytes[index + 1])).utf8)
        index += 2
      } else {
        result.append(bytes[index])
        index += 1
      }
    }
    return result
  }

  private static func indexOfC1(_ bytes: [UInt8], from start: Int) -> Int? {
    var index = start
    while let found = bytes[index...].firstIndex(of: 0xC2) {
      guard found + 1 < bytes.count else { return nil }
      if (0x80...0x9F).contains(bytes[found + 1]) { return found }
      index = found + 1
    }
    return nil
  }

  /// 0x80 to 0x9F; the five undefined ones stand for themselves.
  private static let upper: [UInt32] = [
    0x20AC, 0x81, 0x201A, 0x192, 0x201E, 0x2026, 0x2020, 0x2021, 0x2C6, 0x2030, 0x160, 0x2039,
    0x152, 0x8D, 0x17D, 0x8F, 0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x2DC,
    0x2122, 0x161, 0x203A, 0x153, 0x9D, 0x17E, 0x178,
  ]
}
