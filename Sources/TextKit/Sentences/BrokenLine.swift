/// A sentence that a line end has cut in two, in a text whose lines are not wrapped.
///
/// As in `that the bridge would be closed\nfor a year and a day.`: the line has no punctuation at its end, and what follows
/// begins in a small letter and comes to the end of a sentence. Headings, lists and most verses do not.
enum BrokenLine {
  /// How much is looked at behind a line end, in bytes.
  static let reach = 400
  /// The fewest words of a line that goes on; a shorter one is a heading or an item.
  private static let leastWords = 4

  /// Whether a line goes on in the next one.
  ///
  /// - Parameters:
  ///   - line: The sentence so far, in bytes.
  ///   - next: Where the next line begins.
  ///   - bytes: The text, which has capitals.
  ///   - table: The classes of characters.
  /// - Returns: Whether it does.
  static func goesOn(
    _ line: Range<Int>, at next: Int, in bytes: Span<UInt8>, table: CharacterTable
  ) -> Bool {
    guard next < bytes.count, !line.isEmpty, isSmall(at: next, in: bytes, table),
      isCapitalOrQuote(at: line.lowerBound, in: bytes, table)
    else { return false }
    switch table.scalarClass(bytes.scalar(before: line.upperBound).value) {
    case .cased, .letter, .number: break
    default: guard bytes[line.upperBound - 1] == 0x2C else { return false }
    }
    return hasWords(line, in: bytes) && endsSentence(from: next, in: bytes, table)
  }

  /// Whether a word in small letters stands at an offset, which is no `iPhone` and no mark of a list.
  private static func isSmall(
    at index: Int, in bytes: Span<UInt8>, _ table: CharacterTable
  ) -> Bool {
    let (first, width) = bytes.scalar(at: index)
    guard table.scalarClass(first) == .cased, table.fold(first) == first,
      index + width < bytes.count
    else { return false }
    let second = bytes.scalar(at: index + width).value
    return second == 0x20 || table.scalarClass(second) == .cased && table.fold(second) == second
  }

  private static func isCapitalOrQuote(
    at index: Int, in bytes: Span<UInt8>, _ table: CharacterTable
  ) -> Bool {
    let first = bytes.scalar(at: index).value
    switch table.scalarClass(first) {
    case .cased: return table.fold(first) != first
    case .open: return true
    default: return first == 0x22
    }
  }

  /// Whether a line has as many words as one that goes on.
  private static func hasWords(_ line: Range<Int>, in bytes: Span<UInt8>) -> Bool {
    var words = 1
    for index in line.prefix(reach) where bytes[index] == 0x20 {
      words += 1
      if words == leastWords { return true }
    }
    return false
  }

  /// Whether the text at an offset comes to the end of a sentence, in lines that begin in small letters.
  private static func endsSentence(
    from start: Int, in bytes: Span<UInt8>, _ table: CharacterTable
  ) -> Bool {
    var index = start
    let end = min(bytes.count, start + reach)
    while index < end {
      switch bytes[index] {
      case 0x2E, 0x21, 0x3F:
        if index + 1 == bytes.count || bytes[index + 1] <= 0x20 { return true }
      case 0x0A, 0x0D:
        let gap = LineEnds.skipSpace(in: bytes, from: index, table: table)
        guard gap.lineEnds == 1, gap.end < bytes.count, isSmall(at: gap.end, in: bytes, table)
        else { return false }
        index = gap.end - 1
      default: break
      }
      index += 1
    }
    return false
  }
}
