/// Groups of digits that may be a phone number or that of a card, or begin with one.
struct GroupedNumber {
  private let bytes: [UInt8]
  private let groups: [Range<Int>]
  private let isInternational: Bool
  /// How many digits each has.
  private let sizes: [Int]

  /// - Parameters:
  ///   - bytes: The text.
  ///   - groups: Where the groups are.
  ///   - isInternational: Whether a plus stands before them.
  init(_ bytes: [UInt8], _ groups: [Range<Int>], isInternational: Bool) {
    self.bytes = bytes
    self.groups = groups
    self.isInternational = isInternational
    sizes = groups.map(\.count)
  }

  /// What stands before a group, and behind the one before it.
  func parts(at index: Int) -> ArraySlice<UInt8> {
    bytes[groups[index - 1].upperBound..<groups[index].lowerBound]
  }

  private func digits(_ count: Int) -> [Int] {
    groups.prefix(count).flatMap { bytes[$0].map { Int($0 - 0x30) } }
  }

  /// Whether the first groups are the number of a card.
  func isCard(_ count: Int) -> Bool {
    let length = sizes.prefix(count).reduce(0, +)
    guard (13...19).contains(length),
      (1..<max(count, 1)).allSatisfy({ parts(at: $0) == [0x20] || parts(at: $0) == [0x2D] })
    else { return false }
    let digits = digits(count)
    return (2...6).contains(digits[0]) && Self.hasCheckDigit(digits)
  }

  /// Whether the first groups are a phone number: with a country's code, with the 0 of a trunk call, or an American one.
  func isPhone(_ count: Int) -> Bool {
    // A date behind it is none of its groups.
    if (0..<count).contains(where: { isDate(at: $0) }) { return false }
    let sizes = sizes.prefix(count)
    let digits = digits(count)
    guard digits.contains(where: { $0 != 0 }) else { return false }
    if isInternational {
      // The area may be one digit, as in +33 1 23 45 67 89, and a trunk's 0 stand before it: +46 (0)8 123 456.
      let hasTrunk = count > 1 && sizes[1] == 1 && bytes[groups[1].lowerBound] == 0x30
      guard sizes.dropFirst(hasTrunk ? 3 : 2).allSatisfy({ $0 > 1 }) else { return false }
      return digits[0] == 1 ? digits.count == 11 : (8...15).contains(digits.count)
    }
    guard sizes.dropFirst().allSatisfy({ $0 > 1 }) else { return false }
    if sizes == [3, 3, 4] { return digits[0] > 1 }
    if sizes == [1, 3, 3, 4] { return digits[0] == 1 && digits[1] > 1 }
    guard digits[0] == 0, count > 1, isEnd(count) else { return false }
    if digits[1] == 0 { return (10...17).contains(digits.count) }
    return (2...5).contains(sizes[0]) && (8...11).contains(digits.count) && isParted(count)
  }

  /// Whether three groups are a date, such as 2024-11-30 or 30.11.24.
  private func isDate(at index: Int) -> Bool {
    guard index + 2 < groups.count else { return false }
    let three = Array(sizes[index...index + 2])
    let sign = parts(at: index + 1)
    return [[4, 2, 2], [2, 2, 4], [2, 2, 2]].contains(three) && sign == parts(at: index + 2)
      && [[0x2D], [0x2E], [0x2F]].contains(Array(sign)) && !(index < 5 && beginsWithFivePairs)
  }

  /// Whether the first groups are five pairs of digits, as phone numbers of France have them.
  private var beginsWithFivePairs: Bool {
    guard sizes.count >= 5, sizes.prefix(5).allSatisfy({ $0 == 2 }) else { return false }
    let sign = parts(at: 1)
    return (2..<5).allSatisfy { parts(at: $0) == sign }
  }

  /// Whether the number may end here: what follows is a year, or too short to be more of it.
  private func isEnd(_ count: Int) -> Bool {
    guard count < groups.count, sizes[count] > 3 else { return true }
    let year = bytes[groups[count]].prefix(2)
    return sizes[count] == 4 && (year == [0x31, 0x39] || year == [0x32, 0x30])
  }

  /// Whether the groups of a trunk call are parted as such numbers are, and not as decimals, pairs or dates.
  private func isParted(_ count: Int) -> Bool {
    let signs = (1..<count).map { parts(at: $0) }
    if sizes.prefix(count).allSatisfy({ $0 == 2 }) { return beginsWithFivePairs && count == 5 }
    if signs.contains(where: { $0.contains(0x2E) }) { return signs.allSatisfy { $0 == [0x2E] } }
    return !signs.dropFirst().contains { $0.contains(0x2F) }
  }

  /// The check digit of ISO/IEC 7812-1 (Luhn's).
  static func hasCheckDigit(_ digits: [Int]) -> Bool {
    let sum = digits.reversed().enumerated().reduce(0) { sum, place in
      let value = place.offset.isMultiple(of: 2) ? place.element : place.element * 2
      return sum + (value > 9 ? value - 9 : value)
    }
    return sum.isMultiple(of: 10) && digits.contains { $0 != 0 }
  }
}
