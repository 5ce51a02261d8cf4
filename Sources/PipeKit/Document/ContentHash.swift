/// A 64-bit hash of content that arrives in pieces: the same however it is cut, on every machine and
/// in every version.
///
/// Pairs of words are multiplied, and the halves of the product are folded into each other, as wyhash does
/// (Wang Yi, "wyhash", 2019) and rapidhash (De Carli, 2024); here in four lanes that do not wait for
/// each other, so that it is about as fast as memory. It tells apart contents that differ by chance, and
/// keeps nothing secret.
package struct ContentHash: Sendable {
  /// What is kept of the whole blocks before a place, from which one can go on there.
  package struct Lanes: Sendable, Equatable {
    var (a, b, c, d): (UInt64, UInt64, UInt64, UInt64)
  }

  /// How many bytes are taken at once.
  private static let blockSize = 64
  // Any odd numbers with bits all over: the fractions of golden ratio, pi and e.
  private static let key0: UInt64 = 0x9E37_79B9_7F4A_7C15
  private static let key1: UInt64 = 0x243F_6A88_85A3_08D3
  private static let key2: UInt64 = 0xB7E1_5162_8AED_2A6B
  private static let key3: UInt64 = 0x1319_8A2E_0370_7345

  /// What came of the whole blocks.
  ///
  /// They begin with other numbers than they are multiplied with, or two words could change places.
  package private(set) var lanes = Lanes(a: key1, b: key2, c: key3, d: key0)
  /// How many bytes were added.
  package private(set) var count = 0
  /// The bytes behind the last whole block, the first one lowest; above them are zeros.
  private var rest = SIMD8<UInt64>()

  /// Creates the hash of nothing.
  package init() {}

  /// Creates the hash of bytes.
  package init(_ bytes: Span<UInt8>) { add(bytes) }

  /// Creates the hash of what was hashed before, as far as it is whole blocks.
  ///
  /// - Parameters:
  ///   - lanes: What was kept of it.
  ///   - count: How many bytes it had. Those behind ``wholeBlocks(of:)`` are to be added again.
  package init(lanes: Lanes, before count: Int) {
    self.lanes = lanes
    self.count = Self.wholeBlocks(of: count)
  }

  /// How many of the first bytes are in whole blocks.
  package static func wholeBlocks(of count: Int) -> Int { max(count, 0) / blockSize * blockSize }

  /// Adds bytes.
  ///
  /// A span and not any sequence: other modules would read one through witnesses, byte by byte.
  package mutating func add(_ bytes: Span<UInt8>) {
    var index = 0
    while index < bytes.count, count % Self.blockSize > 0 { addWord(of: bytes, &index) }
    let start = index
    // A copy: the struct in memory would be written to for every block.
    var lanes = lanes
    while index &+ Self.blockSize <= bytes.count {
      @inline(__always) func word(_ place: Int) -> UInt64 {
        bytes.word(atUnchecked: index &+ place).bits
      }
      lanes.a = Self.mixed(word(0) ^ Self.key0, word(8) ^ lanes.a)
      lanes.b = Self.mixed(word(16) ^ Self.key1, word(24) ^ lanes.b)
      lanes.c = Self.mixed(word(32) ^ Self.key2, word(40) ^ lanes.c)
      lanes.d = Self.mixed(word(48) ^ Self.key3, word(56) ^ lanes.d)
      index &+= Self.blockSize
    }
    self.lanes = lanes
    count += index - start
    while index < bytes.count { addWord(of: bytes, &index) }
  }

  /// The hash of what was added.
  package var value: UInt64 {
    // The zeros above the rest are told from bytes by the count.
    let last = count % Self.blockSize == 0 ? lanes : Self.mixed(lanes, rest)
    let left = Self.mixed(last.a ^ Self.key1, last.b)
    let right = Self.mixed(last.c ^ Self.key2, last.d)
    let all = Self.mixed(left ^ Self.key3, right)
    return Self.mixed(all ^ Self.key0, UInt64(truncatingIfNeeded: count) ^ Self.key1)
  }

  /// The hash as 16 hexadecimal digits.
  package var text: String { value.hexadecimal }

  /// Adds bytes up to the end of a word of the block.
  private mutating func addWord(of bytes: Span<UInt8>, _ index: inout Int) {
    let place = count % Self.blockSize
    let taken = min(8 - place % 8, bytes.count - index)
    var word: UInt64 = 0
    if index + 8 <= bytes.count {
      word = bytes.word(atUnchecked: index).bits & (.max >> UInt64(64 - 8 * taken))
    } else {
      for offset in 0..<taken { word |= UInt64(bytes[index + offset]) << UInt64(8 * offset) }
    }
    rest[place / 8] |= word << UInt64(place % 8 * 8)
    count += taken
    index += taken
    guard place + taken == Self.blockSize else { return }
    lanes = Self.mixed(lanes, rest)
    rest = SIMD8()
  }

  private static func mixed(_ lanes: Lanes, _ block: SIMD8<UInt64>) -> Lanes {
    Lanes(
      a: mixed(block[0] ^ key0, block[1] ^ lanes.a), b: mixed(block[2] ^ key1, block[3] ^ lanes.b),
      c: mixed(block[4] ^ key2, block[5] ^ lanes.c), d: mixed(block[6] ^ key3, block[7] ^ lanes.d))
  }

  /// Two words as one; the words are kept in it, or a zero would wipe out the other.
  @inline(__always)
  private static func mixed(_ one: UInt64, _ other: UInt64) -> UInt64 {
    let product = one.multipliedFullWidth(by: other)
    return one ^ other ^ product.high ^ product.low
  }
}

extension UInt8 {
  /// The byte as two hexadecimal digits with capitals, as addresses and mail have it behind `%` and `=`.
  package var hexadecimal: String {
    (self < 16 ? "0" : "") + String(self, radix: 16, uppercase: true)
  }
}

extension UInt64 {
  /// The number as 16 hexadecimal digits.
  package var hexadecimal: String {
    let digits = String(self, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }

  /// Reads what ``hexadecimal`` has written; `nil` for anything else.
  package init?(hexadecimal text: some StringProtocol) {
    guard text.utf8.count == 16, text.utf8.allSatisfy({ $0 != UInt8(ascii: "+") }) else {
      return nil
    }
    self.init(text, radix: 16)
  }
}

extension ContentHash.Lanes {
  /// The lanes as 64 hexadecimal digits.
  package var text: String { [a, b, c, d].map(\.hexadecimal).joined() }

  /// Reads what ``text`` has written; `nil` for anything else.
  package init?(_ text: String) {
    let numbers = (0..<4).compactMap { place in
      UInt64(hexadecimal: text.dropFirst(16 * place).prefix(16))
    }
    guard numbers.count == 4, text.utf8.count == 64 else { return nil }
    self.init(a: numbers[0], b: numbers[1], c: numbers[2], d: numbers[3])
  }
}
