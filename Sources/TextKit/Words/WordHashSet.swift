/// A set of word hashes that answers in a nanosecond or two.
///
/// Open addressing over hashes that are already mixed; `Set<UInt64>` would hash them once more.
public struct WordHashSet: Sendable {
  /// The number of hashes.
  public private(set) var count = 0
  private var slots: [UInt64]
  private var hasZero = false

  /// Creates the set of some hashes.
  public init(_ hashes: some Collection<UInt64> = []) {
    var size = 16
    while size < hashes.count * 2 { size *= 2 }
    slots = [UInt64](repeating: 0, count: size)
    for hash in hashes { insert(hash) }
  }

  /// Creates the set of the hashes of the words in a text.
  public init(words text: String) {
    self.init(WordScanner.words(in: text.utf8Span.span).map(\.hash))
  }

  /// Whether a hash is in the set.
  public func contains(_ hash: UInt64) -> Bool {
    guard hash != 0 else { return hasZero }
    return slots[slot(of: hash)] != 0
  }

  /// Adds a hash, and says whether it is new.
  @discardableResult
  public mutating func insert(_ hash: UInt64) -> Bool {
    if hash == 0 {
      let isNew = !hasZero
      hasZero = true
      if isNew { count += 1 }
      return isNew
    }
    let free = slot(of: hash)
    guard slots[free] == 0 else { return false }
    slots[free] = hash
    count += 1
    if count * 2 > slots.count { grow() }
    return true
  }

  private func slot(of hash: UInt64) -> Int {
    var index = Int(truncatingIfNeeded: hash) & (slots.count - 1)
    while slots[index] != 0, slots[index] != hash { index = (index + 1) & (slots.count - 1) }
    return index
  }

  private mutating func grow() {
    let old = slots
    slots = [UInt64](repeating: 0, count: old.count * 2)
    for hash in old where hash != 0 { slots[slot(of: hash)] = hash }
  }
}
