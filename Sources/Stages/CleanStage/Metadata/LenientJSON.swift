import PipeKit

/// Reads JSON as pages have it.
///
/// Control characters within strings, trailing commas, and comments or a semicolon around it are no
/// obstacle; what ends too early is taken as far as it goes.
struct LenientJSON {
  private let bytes: ArraySlice<UInt8>
  private var place: Int

  /// Deeper values are left out.
  private static let maximumDepth = 64

  private init(_ bytes: ArraySlice<UInt8>) {
    self.bytes = bytes
    place = bytes.startIndex
  }

  /// Reads the first value in the bytes.
  static func read(_ bytes: ArraySlice<UInt8>) -> JSON? {
    guard let start = bytes.firstIndex(where: { $0 == 0x7B || $0 == 0x5B }) else { return nil }
    var reader = LenientJSON(bytes[start...])
    return reader.value(depth: 0)
  }

  private var current: UInt8? { place < bytes.endIndex ? bytes[place] : nil }

  private mutating func skipSpace() {
    while let byte = current, byte <= 0x20 { place += 1 }
  }

  private mutating func value(depth: Int) -> JSON? {
    skipSpace()
    guard depth < LenientJSON.maximumDepth, let byte = current else { return nil }
    switch byte {
    case 0x7B: return object(depth: depth)
    case 0x5B: return array(depth: depth)
    case 0x22: return string().map(JSON.string)
    default: return literal()
    }
  }

  private mutating func object(depth: Int) -> JSON? {
    place += 1
    var members: [(String, JSON)] = []
    while true {
      skipSpace()
      guard let byte = current else { break }
      if byte == 0x7D {
        place += 1
        break
      }
      if byte == 0x2C {
        place += 1
        continue
      }
      guard byte == 0x22, let key = string() else { return members.isEmpty ? nil : made(members) }
      skipSpace()
      guard current == 0x3A else { return made(members) }
      place += 1
      guard let value = value(depth: depth + 1) else { return made(members) }
      // A page that repeats keys by the thousand wants to waste our time.
      if members.count < 64 { members.append((key, value)) }
    }
    return made(members)
  }

  private func made(_ members: [(String, JSON)]) -> JSON { .object(JSONObject(members)) }

  private mutating func array(depth: Int) -> JSON? {
    place += 1
    var items: [JSON] = []
    while true {
      skipSpace()
      guard let byte = current else { break }
      if byte == 0x5D {
        place += 1
        break
      }
      if byte == 0x2C {
        place += 1
        continue
      }
      guard let value = value(depth: depth + 1) else { break }
      items.append(value)
    }
    return .array(items)
  }

  private mutating func literal() -> JSON? {
    let start = place
    while let byte = current, byte > 0x20, byte != 0x2C, byte != 0x7D, byte != 0x5D { place += 1 }
    let text = String(decoding: bytes[start..<place], as: UTF8.self)
    switch text {
    case "": return nil
    case "null": return .null
    case "true": return .bool(true)
    case "false": return .bool(false)
    default:
      if let number = Int(text) { return .number(JSONNumber(number)) }
      return Double(text).map { .number(JSONNumber($0)) } ?? .string(text)
    }
  }

  private mutating func string() -> String? {
    place += 1
    var output: [UInt8] = []
    while let byte = current {
      place += 1
      switch byte {
      case 0x22: return String(decoding: output, as: UTF8.self)
      case 0x5C:
        guard let escape = current else { return nil }
        place += 1
        escaped(escape, &output)
      case 0x0A: output.append(byte)
      case 0x00...0x1F: output.append(0x20)
      default: output.append(byte)
      }
    }
    return nil
  }

  private mutating func escaped(_ escape: UInt8, _ output: inout [UInt8]) {
    switch escape {
    case 0x6E: output.append(0x0A)
    case 0x72, 0x74, 0x62, 0x66: output.append(0x20)
    case 0x75:
      guard let unit = unit() else { return }
      var code = UInt32(unit)
      if unit & 0xFC00 == 0xD800, current == 0x5C, place + 1 < bytes.endIndex,
        bytes[place + 1] == 0x75
      {
        let back = place
        place += 2
        if let low = self.unit(), low & 0xFC00 == 0xDC00 {
          code = 0x10000 + (UInt32(unit & 0x3FF) << 10 | UInt32(low & 0x3FF))
        } else {
          place = back
        }
      }
      let scalar = Unicode.Scalar(code) ?? "\u{FFFD}"
      output.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
    default: output.append(escape)
    }
  }

  private mutating func unit() -> UInt16? {
    guard place + 4 <= bytes.endIndex else { return nil }
    let digits = String(decoding: bytes[place..<place + 4], as: UTF8.self)
    guard let unit = UInt16(digits, radix: 16) else { return nil }
    place += 4
    return unit
  }
}
