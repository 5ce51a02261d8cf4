/// The 64-bit hash FNV-1a (Fowler, Noll, Vo, "The FNV Non-Cryptographic Hash Algorithm",
/// draft-eastlake-fnv): the same for the same bytes on every machine and in every version.
package struct FNV1a: Sendable {
  /// The hash of what was added.
  package private(set) var value: UInt64 = 0xcbf2_9ce4_8422_2325

  /// Creates the hash of nothing.
  package init() {}

  /// Creates the hash of bytes.
  package init(_ bytes: Span<UInt8>) { add(bytes) }

  /// Adds bytes.
  ///
  /// A span and not any sequence: other modules would read one through witnesses, byte by byte.
  package mutating func add(_ bytes: Span<UInt8>) {
    for index in bytes.indices { add(UInt64(bytes[index])) }
  }

  /// Adds a number in one step, as if it were a byte.
  package mutating func add(_ number: UInt64) { value = (value ^ number) &* 0x100_0000_01b3 }

  /// The hash as 16 hexadecimal digits.
  package var text: String { value.hexadecimal }
}
