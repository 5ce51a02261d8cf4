import PipeKit

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

  /// How many bytes ``isBigEndian(_:)`` looks at.
  static let looked = 512

  /// Whether text in UTF-16 begins so, and the higher byte of each character comes first; `nil` where it is not
  /// in UTF-16.
  ///
  /// Without a byte order mark it is told by the zeros of what is ASCII in it, such as delimiters, digits and
  /// line ends, which no other text has.
  static func isBigEndian(_ head: [UInt8]) -> Bool? {
    if head.starts(with: [0xFE, 0xFF]) { return true }
    if head.starts(with: [0xFF, 0xFE]) { return false }
    var zeros = (even: 0, odd: 0)
    let pairs = min(head.count, looked) / 2
    for index in 0..<pairs {
      if head[2 * index] == 0 { zeros.even += 1 }
      if head[2 * index + 1] == 0 { zeros.odd += 1 }
    }
    guard pairs > 1, min(zeros.even, zeros.odd) == 0, 4 * max(zeros.even, zeros.odd) >= pairs
    else { return nil }
    return zeros.even > 0
  }

  /// A file of text as UTF-8, where it is in UTF-16; as it is where it is not.
  ///
  /// - Throws: `FileError`.
  static func asUTF8(_ file: PeekedFile, path: String) throws(FileError) -> PeekedFile {
    guard let isBigEndian = isBigEndian(try file.peek(looked, atLeast: 8)) else { return file }
    return PeekedFile(
      TransformedFile(file, path: path) { UTF16Transform(isBigEndian: isBigEndian) })
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
