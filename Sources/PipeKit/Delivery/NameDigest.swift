/// Stands for a name in 16 bytes, within one process: its key is another in each.
///
/// (SipHash-1-3 of the standard library's `Hasher`, twice: Aumasson and Bernstein, "SipHash: a fast
/// short-input PRF", 2012. Nobody outside can choose two names that have the same.)
package struct NameDigest: Sendable, Hashable, Comparable {
  private let high: UInt64
  private let low: UInt64

  /// Creates the digest of a name's bytes.
  package init(_ name: String) {
    var name = name
    (high, low) = name.withUTF8 { bytes in
      var first = Hasher()
      var second = Hasher()
      // What is hashed differs, and so both halves do.
      second.combine(true)
      first.combine(bytes: UnsafeRawBufferPointer(bytes))
      second.combine(bytes: UnsafeRawBufferPointer(bytes))
      return (
        UInt64(bitPattern: Int64(first.finalize())), UInt64(bitPattern: Int64(second.finalize()))
      )
    }
  }

  package static func < (one: NameDigest, other: NameDigest) -> Bool {
    (one.high, one.low) < (other.high, other.low)
  }
}
