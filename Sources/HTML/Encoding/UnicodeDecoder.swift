/// Decodes UTF-8 and UTF-16, and leaves their byte order mark out.
enum UnicodeDecoder {
  static func utf8(_ bytes: [UInt8]) -> [UInt8] {
    let hasMark = bytes.starts(with: [0xEF, 0xBB, 0xBF])
    if UTF8Check.isValid(bytes.span) { return hasMark ? Array(bytes.dropFirst(3)) : bytes }
    return Array(String(decoding: hasMark ? bytes[3...] : bytes[...], as: UTF8.self).utf8)
  }

  static func utf16(_ bytes: [UInt8], high: Int) -> [UInt8] {
    var units: [UInt16] = []
    units.reserveCapacity(bytes.count / 2)
    var place = 0
    while place + 1 < bytes.count {
      units.append(UInt16(bytes[place + high]) << 8 | UInt16(bytes[place + 1 - high]))
      place += 2
    }
    if units.first == 0xFEFF { units.removeFirst() }
    var output = Array(String(decoding: units, as: UTF16.self).utf8)
    // A lead surrogate and a byte that are left over are one error together.
    let isLead = units.last.map { $0 >> 10 == 0x36 } ?? false
    if bytes.count % 2 == 1, !isLead { output.append(contentsOf: [0xEF, 0xBF, 0xBD]) }
    return output
  }
}
