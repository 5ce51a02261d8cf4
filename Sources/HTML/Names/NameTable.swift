/// Gives every name in a document its number while the document is parsed.
///
/// An open-addressing hash table. The known names are put in once; the names of one document are
/// taken out again by ``reset()``, which costs no more than what the document put in. The hash is
/// keyed at random, so that no document can be written to make its names collide.
struct NameTable: Sendable {
  /// The texts of the names that are not known ones, one after the other, in lower case.
  private(set) var bytes: [UInt8] = []
  /// Where each of them ends in ``bytes``.
  private(set) var ends: [UInt32] = []

  private var slots: [Slot]
  private var used: [Int] = []
  private let known: [[UInt8]]
  private let seed: UInt64

  private struct Slot: Sendable {
    static let empty = Slot(hash: 0, name: UInt32.max)
    var hash: UInt64
    var name: UInt32
  }

  init() {
    known = HTMLName.knownTexts.map { Array($0.utf8) }
    seed = UInt64.random(in: 0...UInt64.max)
    slots = Array(repeating: .empty, count: 2048)
    for (index, text) in known.enumerated() {
      let hash = NameTable.finish(text.reduce(seed) { NameTable.mix($0, $1) })
      slots[free(hash)] = Slot(hash: hash, name: UInt32(index))
    }
  }

  /// Forgets the names of the last document.
  mutating func reset() {
    bytes.removeAll(keepingCapacity: true)
    ends.removeAll(keepingCapacity: true)
    if slots.count > 2048 {
      let kept = slots.filter { $0.name < UInt32(known.count) }
      slots = Array(repeating: .empty, count: 2048)
      for slot in kept { slots[free(slot.hash)] = slot }
    } else {
      for index in used { slots[index] = .empty }
    }
    used.removeAll(keepingCapacity: true)
  }

  /// The number of the name that stands in `source` at `range`, ASCII letters in any case.
  ///
  /// NUL becomes U+FFFD, as the tokenizer is to read it.
  mutating func name(in source: Span<UInt8>, _ range: Range<Int>) -> UInt32 {
    var hash = seed
    for index in range { hash = NameTable.mix(hash, NameTable.lower(source[index])) }
    hash = NameTable.finish(hash)
    var index = Int(truncatingIfNeeded: hash) & (slots.count - 1)
    while slots[index].name != UInt32.max {
      if slots[index].hash == hash, matches(slots[index].name, source, range) {
        return slots[index].name
      }
      index = (index + 1) & (slots.count - 1)
    }
    return add(hash, at: index, source, range)
  }

  private mutating func add(
    _ hash: UInt64, at index: Int, _ source: Span<UInt8>, _ range: Range<Int>
  )
    -> UInt32
  {
    let name = UInt32(known.count + ends.count)
    for position in range {
      let byte = source[position]
      if byte == 0 {
        bytes.append(contentsOf: [0xEF, 0xBF, 0xBD])
      } else {
        bytes.append(NameTable.lower(byte))
      }
    }
    ends.append(UInt32(truncatingIfNeeded: bytes.count))
    slots[index] = Slot(hash: hash, name: name)
    used.append(index)
    if (known.count + ends.count) * 2 > slots.count { grow() }
    return name
  }

  private mutating func grow() {
    let old = slots
    slots = Array(repeating: .empty, count: old.count * 2)
    used.removeAll(keepingCapacity: true)
    for slot in old where slot.name != UInt32.max { slots[free(slot.hash)] = slot }
  }

  private func free(_ hash: UInt64) -> Int {
    var index = Int(truncatingIfNeeded: hash) & (slots.count - 1)
    while slots[index].name != UInt32.max { index = (index + 1) & (slots.count - 1) }
    return index
  }

  private func matches(_ name: UInt32, _ source: Span<UInt8>, _ range: Range<Int>) -> Bool {
    if Int(name) < known.count {
      let text = known[Int(name)]
      guard text.count == range.count else { return false }
      for offset in text.indices
      where text[offset] != NameTable.lower(source[range.lowerBound + offset]) { return false }
      return true
    }
    let number = Int(name) - known.count
    var position = number == 0 ? 0 : Int(ends[number - 1])
    let end = Int(ends[number])
    for index in range {
      let byte = source[index]
      if byte == 0 {
        guard position + 3 <= end, bytes[position] == 0xEF, bytes[position + 1] == 0xBF,
          bytes[position + 2] == 0xBD
        else { return false }
        position += 3
      } else {
        guard position < end, bytes[position] == NameTable.lower(byte) else { return false }
        position += 1
      }
    }
    return position == end
  }

  @inline(__always)
  static func lower(_ byte: UInt8) -> UInt8 { byte &- 0x41 < 26 ? byte | 0x20 : byte }

  @inline(__always)
  private static func mix(_ hash: UInt64, _ byte: UInt8) -> UInt64 {
    let mixed = (hash ^ UInt64(byte)) &* 0x9E37_79B9_7F4A_7C15
    return mixed ^ (mixed >> 29)
  }

  @inline(__always)
  private static func finish(_ hash: UInt64) -> UInt64 {
    let mixed = (hash ^ (hash >> 32)) &* 0xD6E8_FEB8_6659_FD93
    return mixed ^ (mixed >> 32)
  }
}
