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
  private let knownBytes: [UInt8]
  private let knownEnds: [UInt32]
  let seed: UInt64
  let factor: UInt64

  private struct Slot: Sendable {
    static let empty = Slot(word: 0, name: UInt32.max, length: 0)
    /// The first eight bytes, in lower case, and the length, which tell short names apart.
    var word: UInt64
    var name: UInt32
    var length: UInt32
  }

  init() {
    var bytes: [UInt8] = []
    knownEnds = HTMLName.knownTexts.map {
      bytes.append(contentsOf: $0.utf8)
      return UInt32(bytes.count)
    }
    knownBytes = bytes
    seed = UInt64.random(in: 0...UInt64.max)
    factor = UInt64.random(in: 0...UInt64.max) | 1
    slots = Array(repeating: .empty, count: NameTable.size)
    for index in knownEnds.indices { put(UInt32(index)) }
  }

  private static let size = 2048

  /// Puts a name into the table, which has its text already.
  private mutating func put(_ name: UInt32) {
    let range = range(of: name)
    let text = Int(name) < knownEnds.count ? knownBytes : bytes
    let word = NameTable.word(text.span, range.lowerBound, min(8, range.count))
    let index = free(hash(text.span, range, word, lowered: false))
    slots[index] = Slot(word: word, name: name, length: UInt32(truncatingIfNeeded: range.count))
  }

  /// Makes the table one of so many slots, and puts all names in anew.
  ///
  /// It is filled from the texts and not from the old slots, so that its memory can be used again.
  private mutating func resize(_ count: Int) {
    slots.removeAll(keepingCapacity: true)
    slots.append(contentsOf: repeatElement(.empty, count: count))
    for name in 0..<knownEnds.count + ends.count { put(UInt32(truncatingIfNeeded: name)) }
  }

  /// Where a name stands among the known ones or those of the document.
  private func range(of name: UInt32) -> Range<Int> {
    let number = Int(name) - knownEnds.count
    if number < 0 {
      return (name == 0 ? 0 : Int(knownEnds[Int(name) - 1]))..<Int(knownEnds[Int(name)])
    }
    return (number == 0 ? 0 : Int(ends[number - 1]))..<Int(ends[number])
  }

  /// Forgets the names of the last document.
  mutating func reset() {
    bytes.removeAll(keepingCapacity: true)
    ends.removeAll(keepingCapacity: true)
    if slots.count > NameTable.size {
      resize(NameTable.size)
    } else {
      for index in used { slots[index] = .empty }
    }
    used.removeAll(keepingCapacity: true)
  }

  /// Makes the memory of the names of a document that is no longer needed that of the next.
  mutating func swapTexts(_ bytes: inout [UInt8], _ ends: inout [UInt32]) {
    swap(&self.bytes, &bytes)
    swap(&self.ends, &ends)
  }

  /// The number of the name that stands in `source` at `range`, ASCII letters in any case.
  ///
  /// NUL stands for U+FFFD, as the tokenizer has it.
  mutating func name(in source: Span<UInt8>, _ range: Range<Int>) -> UInt32 {
    let length = UInt32(truncatingIfNeeded: range.count)
    let word = NameTable.lower(NameTable.word(source, range.lowerBound, min(8, range.count)))
    let hash = hash(source, range, word, lowered: true)
    var index = Int(truncatingIfNeeded: hash) & (slots.count - 1)
    while true {
      let slot = slots[index]
      if slot.word == word, slot.length == length,
        length <= 8 || matches(slot.name, source, range)
      {
        return slot.name
      }
      if slot.name == UInt32.max { return add(word, at: index, source, range) }
      index = (index + 1) & (slots.count - 1)
    }
  }

  private mutating func add(
    _ word: UInt64, at index: Int, _ source: Span<UInt8>, _ range: Range<Int>
  ) -> UInt32 {
    if let replaced = NameTable.replacingNulls(source, range) {
      return self.name(in: replaced.span, 0..<replaced.count)
    }
    let name = UInt32(knownEnds.count + ends.count)
    for position in range { bytes.append(NameTable.lower(source[position])) }
    ends.append(UInt32(truncatingIfNeeded: bytes.count))
    slots[index] = Slot(
      word: word, name: name, length: UInt32(truncatingIfNeeded: range.count))
    used.append(index)
    if (knownEnds.count + ends.count) * 2 > slots.count { resize(slots.count * 2) }
    return name
  }

  private func free(_ hash: UInt64) -> Int {
    var index = Int(truncatingIfNeeded: hash) & (slots.count - 1)
    while slots[index].name != UInt32.max { index = (index + 1) & (slots.count - 1) }
    return index
  }

  private func matches(_ name: UInt32, _ source: Span<UInt8>, _ range: Range<Int>) -> Bool {
    if name == UInt32.max { return false }
    let own = self.range(of: name)
    guard own.count == range.count else { return false }
    return Int(name) < knownEnds.count
      ? NameTable.matches(knownBytes.span, own, source, range.lowerBound)
      : NameTable.matches(bytes.span, own, source, range.lowerBound)
  }

  private static func matches(
    _ own: Span<UInt8>, _ range: Range<Int>, _ source: Span<UInt8>, _ start: Int
  ) -> Bool {
    for offset in 0..<range.count
    where own[range.lowerBound + offset] != lower(source[start + offset]) { return false }
    return true
  }

  /// A name with what NUL stands for; `nil` if there is none.
  private static func replacingNulls(_ source: Span<UInt8>, _ range: Range<Int>) -> [UInt8]? {
    guard range.contains(where: { source[$0] == 0 }) else { return nil }
    var result: [UInt8] = []
    for index in range {
      if source[index] == 0 {
        result.append(contentsOf: "\u{FFFD}".utf8)
      } else {
        result.append(source[index])
      }
    }
    return result
  }
}
