/// The 64-bit hash of a folded word: FNV-1a over its UTF-8, then the finaliser of MurmurHash3.
///
/// The same on every platform and in every version, so that it may be stored. All bits are equally
/// good. It does not resist people who look for collisions.
public struct WordHash: Sendable {
  @usableFromInline var state: UInt64 = 0xCBF2_9CE4_8422_2325

  /// Creates the hash of nothing.
  public init() {}

  /// Takes in the next byte of a folded word.
  @inlinable
  @inline(__always)
  public mutating func combine(_ byte: UInt8) {
    state = (state ^ UInt64(byte)) &* 0x100_0000_01B3
  }

  /// The hash of the bytes taken in.
  @inlinable
  public var value: UInt64 {
    var hash = state
    hash = (hash ^ hash >> 33) &* 0xFF51_AFD7_ED55_8CCD
    hash = (hash ^ hash >> 33) &* 0xC4CE_B9FE_1A85_EC53
    return hash ^ hash >> 33
  }

  /// The hash of a word, which is folded first: what ``Word/hash`` is where the word is found.
  public static func of(_ word: String) -> UInt64 { of(word.utf8Span.span) }

  /// The hash of a word in UTF-8, which is folded first.
  public static func of(_ word: Span<UInt8>) -> UInt64 {
    var hash = WordHash()
    for byte in CaseFolding.fold(word) { hash.combine(byte) }
    return hash.value
  }
}
