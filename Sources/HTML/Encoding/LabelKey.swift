/// The label of an encoding, in lower case and without spaces around, as a key that needs no memory
/// of its own.
struct LabelKey: Hashable, Sendable {
  private var words = SIMD4<UInt64>()

  /// Makes a key of a label; `nil` if it has what no label has: more than 31 bytes, spaces within,
  /// or NUL.
  init?(_ label: some Sequence<UInt8>) {
    var count = 0
    var isOver = false
    for byte in label {
      if Scan.isSpace(byte) {
        isOver = count > 0
        continue
      }
      guard !isOver, byte != 0, count < 31 else { return nil }
      words[count / 8] |= UInt64(NameTable.lower(byte)) << UInt64(8 * (count % 8))
      count += 1
    }
  }
}
