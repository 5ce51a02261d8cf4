/// Parts words by a space where the blocks that parted them are not written.
struct BlockSpacing {
  private var isParted = false
  /// Whether something has been written since the last block began or ended.
  private var hasInline = false

  /// Notes that a block that is not written begins or ends.
  mutating func part() { isParted = true }

  /// Notes that a block that is written begins or ends.
  mutating func block() {
    isParted = false
    hasInline = false
  }

  /// Writes a space if it is needed before something that begins with a byte.
  mutating func inline(_ first: UInt8?, to output: inout [UInt8]) {
    defer { hasInline = true }
    guard isParted else { return }
    isParted = false
    guard hasInline, let last = output.last, !Scan.isSpace(last) else { return }
    if let first, Scan.isSpace(first) { return }
    output.append(0x20)
  }
}
