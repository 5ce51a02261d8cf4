/// Makes UTF-8 of UTF-16; halves of surrogate pairs become U+FFFD.
struct UTF16Transform: ByteTransform {
  private let isBigEndian: Bool
  private var input: [UInt8] = []
  /// What is to be handed out.
  private var made: [UInt8] = []
  private var isAtEnd = false
  private var isAtStart = true
  /// The first half of a pair.
  private var lead: UInt16?

  init(isBigEndian: Bool) { self.isBigEndian = isBigEndian }

  /// Whether text begins with the byte order mark of UTF-16; `nil` where it does not.
  static func isBigEndian(_ head: [UInt8]) -> Bool? {
    if head.starts(with: [0xFE, 0xFF]) { return true }
    return head.starts(with: [0xFF, 0xFE]) ? false : nil
  }

  mutating func read(
    into output: inout [UInt8], count: Int, reading read: (inout [UInt8], Int) throws -> Int
  ) throws -> Int {
    while made.isEmpty {
      if input.count < 2, !isAtEnd, try read(&input, 1 << 14) == 0 { isAtEnd = true }
      let units = input.count / 2
      if units == 0, !isAtEnd { continue }
      for index in 0..<units {
        let (one, two) = (UInt16(input[2 * index]), UInt16(input[2 * index + 1]))
        add(isBigEndian ? one << 8 | two : two << 8 | one)
      }
      input.removeFirst(2 * units)
      if units == 0 {
        if lead != nil || !input.isEmpty { append(0xFFFD) }
        (lead, input) = (nil, [])
        break
      }
    }
    let taken = min(count, made.count)
    output += made[..<taken]
    made.removeFirst(taken)
    return taken
  }

  private mutating func add(_ unit: UInt16) {
    defer { isAtStart = false }
    if let first = lead {
      lead = nil
      if unit & 0xFC00 == 0xDC00 {
        return append(0x10000 + (UInt32(first & 0x3FF) << 10 | UInt32(unit & 0x3FF)))
      }
      append(0xFFFD)
    }
    switch unit & 0xFC00 {
    case 0xD800: lead = unit
    case 0xDC00: append(0xFFFD)
    default: if !(isAtStart && unit == 0xFEFF) { append(UInt32(unit)) }
    }
  }

  private mutating func append(_ scalar: UInt32) {
    made += UTF8.encode(Unicode.Scalar(scalar) ?? "\u{FFFD}") ?? UTF8.encodedReplacementCharacter
  }
}
