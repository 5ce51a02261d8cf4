/// Finds short texts that repeat what stands in a longer one: pull quotes, teasers.
enum Repetition {
  /// Takes out the short blocks whose words stand in the same order in another block.
  ///
  /// Only letters and digits are compared. A rolling hash over the whole text (Rabin and Karp, 1987)
  /// finds the places where a short block may begin, so that the work is proportional to the text.
  static func drop(_ blocks: inout [TextBlock], _ text: [UInt8]) {
    var plain: [UInt8] = []
    var ranges: [(block: Int, range: Range<Int>)] = []
    for index in blocks.indices where blocks[index].isKept {
      let start = plain.count
      for byte in text[blocks[index].range] {
        let lower = byte &- 0x41 < 26 ? byte | 0x20 : byte
        if lower &- 0x61 < 26 || lower &- 0x30 < 10 || lower >= 0x80 { plain.append(lower) }
      }
      removeQuotes(&plain, from: start)
      ranges.append((index, start..<plain.count))
    }
    var wanted: [UInt64: [Int]] = [:]
    for (position, item) in ranges.enumerated() {
      let block = blocks[item.block]
      guard item.range.count >= window, block.units < 300, block.kind != .cell,
        block.kind != .preformatted
      else { continue }
      let first = hash(plain[item.range.lowerBound..<item.range.lowerBound + window])
      if wanted[first, default: []].count < 8 { wanted[first, default: []].append(position) }
    }
    guard !wanted.isEmpty, plain.count >= window else { return }
    var current = hash(plain[..<window])
    var place = 0
    var owner = 0
    while true {
      while owner < ranges.count, ranges[owner].range.upperBound <= place { owner += 1 }
      if let candidates = wanted[current] {
        for candidate in candidates where candidate != owner {
          let range = ranges[candidate].range
          let end = place + range.count
          guard owner < ranges.count, end <= ranges[owner].range.upperBound,
            plain[place..<end] == plain[range]
          else { continue }
          let isSame = ranges[owner].range.count == range.count
          let isTitle = isHeading(blocks[ranges[candidate].block])
          let loses =
            isTitle == isHeading(blocks[ranges[owner].block]) ? candidate > owner : !isTitle
          if isSame ? loses : !isTitle { blocks[ranges[candidate].block].isKept = false }
        }
      }
      guard place + window < plain.count else { break }
      current = current &- UInt64(plain[place]) &* lead
      current = current &* base &+ UInt64(plain[place + window])
      place += 1
    }
  }

  private static func isHeading(_ block: TextBlock) -> Bool {
    if case .heading = block.kind { true } else { false }
  }

  private static let window = 18
  private static let base: UInt64 = 0x100_0000_01b3
  private static let lead: UInt64 = (1..<window).reduce(1) { power, _ in power &* base }

  private static func hash(_ bytes: ArraySlice<UInt8>) -> UInt64 {
    bytes.reduce(0) { $0 &* base &+ UInt64($1) }
  }

  /// Takes out quotation marks and dashes, which a repetition seldom has alike.
  private static func removeQuotes(_ plain: inout [UInt8], from start: Int) {
    var write = start
    var read = start
    while read < plain.count {
      if plain[read] == 0xE2, read + 2 < plain.count, plain[read + 1] == 0x80 {
        read += 3
        continue
      }
      if plain[read] == 0xC2, read + 1 < plain.count,
        plain[read + 1] == 0xAB || plain[read + 1] == 0xBB
      {
        read += 2
        continue
      }
      plain[write] = plain[read]
      write += 1
      read += 1
    }
    plain.removeSubrange(write...)
  }
}
