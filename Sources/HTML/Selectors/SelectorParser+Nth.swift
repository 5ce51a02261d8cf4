extension SelectorParser {
  /// The condition to be the first, or from the end the last.
  func nth(ofType: Bool, fromEnd: Bool) -> SimpleSelector {
    SimpleSelector(
      kind: .nth, ofType: ofType, fromEnd: fromEnd, step: 0, start: 1,
      slot: SelectorParser.slot(ofType, fromEnd))
  }

  static func slot(_ ofType: Bool, _ fromEnd: Bool) -> Int { (ofType ? 2 : 0) + (fromEnd ? 1 : 0) }

  /// Parses the argument of `:nth-child` and its kin.
  mutating func nth(
    _ name: String, _ specificity: inout CSSSpecificity
  ) throws(CSSSelectorError) -> SimpleSelector {
    var simple = nth(ofType: name.hasSuffix("of-type"), fromEnd: name.hasPrefix("nth-last"))
    (simple.step, simple.start) = try steps()
    _ = scanner.skipSpace()
    guard !simple.ofType, scanner.isIdentifier else { return simple }
    let start = scanner.place
    let word = scanner.name().map(NameTable.lower)
    guard word.elementsEqual("of".utf8) else {
      throw scanner.error(at: start, "only 'of' may stand here", "leave it out")
    }
    simple.list = try list(relative: false)
    simple.slot = try slots(1)
    specificity += highest(simple.list)
    return simple
  }

  /// Parses `an+b` (CSS Syntax Level 3, section 6).
  private mutating func steps() throws(CSSSelectorError) -> (step: Int, start: Int) {
    let begin = scanner.place
    for (word, steps) in [("even", (2, 0)), ("odd", (2, 1))] where isWord(word) {
      scanner.place += word.utf8.count
      return steps
    }
    let sign = self.sign()
    let number = self.number()
    guard scanner.byte | 0x20 == UInt8(ascii: "n") else {
      guard let number, !SelectorScanner.isNameByte(scanner.byte) else { throw noSteps(begin) }
      return (0, (sign ?? 1) * number)
    }
    scanner.place += 1
    let step = (sign ?? 1) * (number ?? 1)
    let after = scanner.place
    _ = scanner.skipSpace()
    if let sign = self.sign() {
      _ = scanner.skipSpace()
      guard let start = self.number(), !SelectorScanner.isNameByte(scanner.byte) else {
        throw noSteps(begin)
      }
      return (step, sign * start)
    }
    if SelectorScanner.isNameByte(scanner.byte), scanner.place == after { throw noSteps(begin) }
    return (step, 0)
  }

  private func noSteps(_ place: Int) -> CSSSelectorError {
    scanner.error(
      at: place, "this is no an+b", "write such as '2', 'odd', '3n', '2n + 1', '-n + 3'")
  }

  private func isWord(_ word: String) -> Bool {
    for (offset, byte) in word.utf8.enumerated()
    where NameTable.lower(scanner.peek(offset)) != byte { return false }
    return !SelectorScanner.isNameByte(scanner.peek(word.utf8.count))
  }

  private mutating func sign() -> Int? {
    if scanner.skip(UInt8(ascii: "+")) { return 1 }
    return scanner.skip(UInt8(ascii: "-")) ? -1 : nil
  }

  /// Reads digits; numbers without end are as good as the largest.
  private mutating func number() -> Int? {
    guard Scan.isDigit(scanner.byte) else { return nil }
    var number = 0
    while Scan.isDigit(scanner.byte) {
      number = min(number * 10 + Int(scanner.byte - 0x30), Int(Int32.max))
      scanner.place += 1
    }
    return number
  }
}
