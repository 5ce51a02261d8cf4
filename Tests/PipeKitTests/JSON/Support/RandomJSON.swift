import PipeKit
import PipeTesting

/// Random JSON values, and random ways to write them down.
struct RandomJSON {
  var random: SeededGenerator

  init(seed: UInt64) { random = SeededGenerator(seed: seed) }

  /// A value with at most so many levels below it.
  mutating func value(depth: Int) -> JSON {
    switch random.below(depth > 0 ? 10 : 6) {
    case 0: return .null
    case 1: return .bool(random.once(in: 2))
    case 2, 3: return number()
    case 4, 5: return .string(string())
    case 6, 7: return .array((0..<random.below(5)).map { _ in value(depth: depth - 1) })
    default: return .object(object(depth: depth))
    }
  }

  /// An object whose keys differ even in normal form, as Foundation takes equivalent ones for one.
  mutating func object(depth: Int, besides taken: Set<String> = []) -> JSONObject {
    var object = JSONObject()
    for _ in 0..<(random.once(in: 20) ? 40 : random.below(5)) {
      let key = string()
      if !taken.contains(key) { object[key] = value(depth: depth - 1) }
    }
    return object
  }

  /// Text that is hard on a JSON codec: controls, escapes, all lengths of UTF-8, and pairs.
  mutating func string() -> String {
    var text = String.UnicodeScalarView()
    for _ in 0..<(random.once(in: 10) ? 60 : random.below(12)) { text.append(scalar()) }
    return String(text)
  }

  private mutating func scalar() -> Unicode.Scalar {
    let value: UInt32 =
      switch random.below(8) {
      case 0: UInt32(random.below(0x20))
      case 1: [0x22, 0x5C, 0x2F, 0x7F, 0x08, 0x0C, 0x00, 0x2028][random.below(8)]
      case 2: UInt32(0x80 + random.below(0x780))
      case 3: UInt32(0x800 + random.below(0xD000))
      case 4: UInt32(0x10000 + random.below(0x100000))
      case 5: [0xD7FF, 0xE000, 0xFFFD, 0xFFFE, 0xFFFF, 0x10FFFF, 0x7FF, 0x301][random.below(8)]
      default: UInt32(0x20 + random.below(0x5F))
      }
    return Unicode.Scalar(value) ?? "?"
  }

  /// A number in any form that the grammar has, small enough for a double.
  mutating func number() -> JSON {
    var literal = random.once(in: 3) ? "-" : ""
    literal += random.once(in: 4) ? "0" : "\(1 + random.below(9))" + digits(random.below(10))
    if random.once(in: 2) { literal += "." + digits(1 + random.below(8)) }
    if random.once(in: 3) {
      literal += ["e", "E", "e+", "E+", "e-", "E-"][random.below(6)]
      literal += random.once(in: 3) ? "00\(random.below(10))" : "\(random.below(200))"
    }
    return .number(JSONNumber(validated: literal))
  }

  private mutating func digits(_ count: Int) -> String {
    String((0..<count).map { _ in Character("\(random.below(10))") })
  }
}

extension RandomJSON {
  /// Writes a value with escapes and white space at random.
  mutating func text(of value: JSON) -> [UInt8] {
    var text: [UInt8] = []
    write(value, to: &text)
    return text
  }

  private mutating func write(_ value: JSON, to text: inout [UInt8]) {
    space(&text)
    switch value {
    case .string(let string): write(string, to: &text)
    case .null, .bool, .number: text += value.serialized
    case .array(let items):
      text.append(UInt8(ascii: "["))
      for (index, item) in items.enumerated() {
        if index > 0 { text.append(UInt8(ascii: ",")) }
        write(item, to: &text)
      }
      if items.isEmpty { space(&text) }
      text.append(UInt8(ascii: "]"))
    case .object(let object):
      text.append(UInt8(ascii: "{"))
      for (index, member) in object.members.enumerated() {
        if index > 0 { text.append(UInt8(ascii: ",")) }
        space(&text)
        write(member.key, to: &text)
        space(&text)
        text.append(UInt8(ascii: ":"))
        write(member.value, to: &text)
      }
      if object.isEmpty { space(&text) }
      text.append(UInt8(ascii: "}"))
    }
    space(&text)
  }

  private mutating func space(_ text: inout [UInt8]) {
    while random.once(in: 5) { text.append([0x20, 0x09, 0x0A, 0x0D][random.below(4)]) }
  }

  private mutating func write(_ string: String, to text: inout [UInt8]) {
    text.append(UInt8(ascii: "\""))
    for scalar in string.unicodeScalars {
      let short: [Unicode.Scalar: String] = [
        "\"": "\\\"", "\\": "\\\\", "/": "\\/", "\u{08}": "\\b", "\u{0C}": "\\f", "\n": "\\n",
        "\r": "\\r", "\t": "\\t",
      ]
      let mustBeEscaped = scalar.value < 0x20 || scalar == "\"" || scalar == "\\"
      if !mustBeEscaped, !random.once(in: 3) {
        text += String(scalar).utf8
      } else if let escape = short[scalar], random.once(in: 2) {
        text += escape.utf8
      } else {
        for unit in String(scalar).utf16 {
          let digits = String(unit, radix: 16, uppercase: random.once(in: 2))
          text += ("\\u" + String(repeating: "0", count: 4 - digits.count) + digits).utf8
        }
      }
    }
    text.append(UInt8(ascii: "\""))
  }
}
