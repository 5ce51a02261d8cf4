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
        let end = numberEnd(at)
        if let match = number(at..<end) {
          found.append(match)
          free = match.range.upperBound
        }
        at = max(end, at + 1)
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

  /// Where a stretch of digits ends that single signs, or a sign and a space, part.
  private func numberEnd(_ start: Int) -> Int {
    var at = start
    var end = start
    var gap = 0
    while at < bytes.count, at - start < Self.longestNumber {
      let byte = bytes[at]
      if Self.isDigit(byte) {
        gap = 0
        end = at + 1
      } else if at == start, byte == UInt8(ascii: "+") {
        gap = 0
      } else if Self.isSeparator(byte), gap < 2 {
        gap += 1
      } else {
        break
      }
      at += 1
    }
    return end
  }

  private func number(_ range: Range<Int>) -> Match? {
    guard !range.isEmpty, range.upperBound == bytes.count || !Self.isWord(bytes[range.upperBound])
    else { return nil }
    let text = bytes[range]
    let digits = text.filter(Self.isDigit).map { Int($0 - 0x30) }
    let groups = text.split { !Self.isDigit($0) }.map(\.count)
    if (13...19).contains(digits.count), text.first.map(Self.isDigit) == true,
      text.allSatisfy({ Self.isDigit($0) || $0 == 0x20 || $0 == UInt8(ascii: "-") }),
      (2...6).contains(digits[0]), Self.hasCheckDigit(digits)
    {
      return Match(kind: .card, range: range)
    }
    let isInternational = text.first == UInt8(ascii: "+") && (8...15).contains(digits.count)
    let isNational =
      digits.first == 0 && groups.count > 1 && (8...12).contains(digits.count)
      && groups[0] < 6
    let isAmerican = groups == [3, 3, 4] && digits[0] > 1
    return isInternational || isNational || isAmerican ? Match(kind: .phone, range: range) : nil
  }

  /// The check digit of ISO/IEC 7812-1 (Luhn's).
  static func hasCheckDigit(_ digits: [Int]) -> Bool {
    let sum = digits.reversed().enumerated().reduce(0) { sum, place in
      let value = place.offset.isMultiple(of: 2) ? place.element : place.element * 2
      return sum + (value > 9 ? value - 9 : value)
    }
    return sum.isMultiple(of: 10) && digits.contains { $0 != 0 }
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
