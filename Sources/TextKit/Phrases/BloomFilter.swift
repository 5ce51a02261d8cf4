/// A set of hashes that may say of one that it has it though it has not, and never the other way round.
///
/// Two bits of one machine word a hash, so that asking takes one look at memory (Putze, Sanders and Singler,
/// "Cache-, hash- and space-efficient Bloom filters", 2007).
struct BloomFilter: Sendable {
  private var words: [UInt64]
  private let shift: UInt64

  /// Creates an empty filter for about so many hashes.
  init(count: Int) {
    // Some sixteen bits each, so that one in fifty passes in vain.
    var bits: UInt64 = 12
    while bits < 24, 1 << bits < count * 16 { bits += 1 }
    words = [UInt64](repeating: 0, count: 1 << (bits - 6))
    shift = 64 - (bits - 6)
  }

  /// Adds a hash, whose first and last bits are used.
  mutating func insert(_ hash: UInt64) { words[Int(hash >> shift)] |= Self.mask(of: hash) }

  /// Whether a hash may have been added.
  @inline(__always)
  func contains(_ hash: UInt64) -> Bool {
    let mask = Self.mask(of: hash)
    return words[Int(hash >> shift)] & mask == mask
  }

  @inline(__always)
  private static func mask(of hash: UInt64) -> UInt64 {
    1 << (hash & 63) | 1 << (hash >> 6 & 63)
  }
}
