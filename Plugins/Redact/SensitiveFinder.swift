/// A kind of what is taken out.
enum SensitiveKind: String, CaseIterable {
  case email, phone, card
}

/// Finds e-mail addresses, phone numbers and card numbers in one pass.
struct SensitiveFinder {
  /// What was found, and where.
  struct Match: Equatable {
    let kind: SensitiveKind
    let range: Range<Int>
  }

  private let bytes: [UInt8]
  /// The longest local part of an address (RFC 5321, 4.5.3.1.1).
  private static let longestLocalPart = 64
  private static let longestDomain = 253
  /// The most bytes that a number may have with what parts its digits.
  private static let longestNumber = 40
  /// The most groups that a number may have.
  private static let mostGroups = 8

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// What is found, in order; nothing overlaps.
  func matches() -> [Match] {
    var found: [Match] = []
    var at = 0
    var free = 0
    while at < bytes.count {
      let byte = bytes[at]
      if byte == UInt8(ascii: "@"), let range = address(around: at, from: free) {
        found.append(Match(kind: .email, range: range))
        (at, free) = (range.upperBound, range.upperBound)
      } else if Self.isDigit(byte) || byte == UInt8(ascii: "+") || byte == UInt8(ascii: "("),
        at == 0 || !Self.isWord(bytes[at - 1])
      {
        let groups = groups(from: at)
        if let match = number(from: at, groups) {
          found.append(match)
          (at, free) = (match.range.upperBound, match.range.upperBound)
          continue
        }
        // What is parted by spaces may be several numbers, each of which begins behind one.
        let next = groups.dropFirst().first { bytes[$0.lowerBound - 1] == 0x20 }
        at = max(next?.lowerBound ?? groups.last?.upperBound ?? 0, at + 1)
      } else {
        at += 1
      }
    }
    return found
  }

  private func address(around at: Int, from free: Int) -> Range<Int>? {
    var start = at
    while start > free, at - start < Self.longestLocalPart, Self.isLocal(bytes[start - 1]) {
      start -= 1
    }
    while start < at, bytes[start] == UInt8(ascii: ".") { start += 1 }
    var end = at + 1
    while end < bytes.count, end - at <= Self.longestDomain, Self.isDomain(bytes[end]) { end += 1 }
    while end > at + 1, [UInt8(ascii: "."), UInt8(ascii: "-")].contains(bytes[end - 1]) { end -= 1 }
    guard start < at, let dot = bytes[(at + 1)..<end].lastIndex(of: UInt8(ascii: ".")),
      dot > at + 1,
      end - dot > 2, bytes[(dot + 1)..<end].allSatisfy(Self.isLetter)
    else { return nil }
    return start..<end
  }

  /// The groups of digits from a place on that single signs, or a sign and a space, part.
  private func groups(from start: Int) -> [Range<Int>] {
    var groups: [Range<Int>] = []
    var at = start
    var gap = 0
    // One more tells whether there is more.
    while at < bytes.count, at - start < Self.longestNumber, groups.count <= Self.mostGroups {
      if Self.isDigit(bytes[at]) {
        let first = at
        while at < bytes.count, at - start < Self.longestNumber, Self.isDigit(bytes[at]) { at += 1 }
        groups.append(first..<at)
        gap = 0
        continue
      }
      if at == start, bytes[at] == UInt8(ascii: "+") {
        gap = 0
      } else if Self.isSeparator(bytes[at]), gap < 2 {
        gap += 1
      } else {
        break
      }
      at += 1
    }
    return groups
  }

  /// The longest number that begins at a place; what follows it behind a space may be another.
  private func number(from start: Int, _ groups: [Range<Int>]) -> Match? {
    guard !groups.isEmpty else { return nil }
    let number = GroupedNumber(bytes, groups, isInternational: bytes[start] == UInt8(ascii: "+"))
    for count in (1...min(groups.count, Self.mostGroups)).reversed() {
      let end = groups[count - 1].upperBound
      if end < bytes.count, Self.isWord(bytes[end]) { continue }
      if count < groups.count, !number.parts(at: count).contains(0x20) { continue }
      if bytes[start] != UInt8(ascii: "+"), bytes[start] != UInt8(ascii: "("),
        number.isCard(count)
      {
        return Match(kind: .card, range: start..<end)
      }
      if number.isPhone(count) { return Match(kind: .phone, range: start..<end) }
    }
    return nil
  }

  private static func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }
  private static func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) &- 0x61 < 26 || byte >= 0x80 }
  private static func isWord(_ byte: UInt8) -> Bool { isDigit(byte) || isLetter(byte) }
  private static func isLocal(_ byte: UInt8) -> Bool {
    isWord(byte) || [0x2E, 0x5F, 0x25, 0x2B, 0x2D].contains(byte)
  }
  private static func isDomain(_ byte: UInt8) -> Bool {
    isWord(byte) || byte == 0x2E || byte == 0x2D
  }
  private static func isSeparator(_ byte: UInt8) -> Bool {
    [0x20, 0x2D, 0x2E, 0x2F, 0x28, 0x29].contains(byte)
  }
}
