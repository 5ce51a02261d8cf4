import TextKit

/// The place, day and agency at the beginning of a report: `BERLIN, Nov 12 (Reuters) - `.
enum Dateline {
  /// How much of the beginning is looked at, in bytes.
  private static let reach = 96
  /// The most words of a place and a day.
  private static let wordLimit = 8

  /// Agencies and networks that are known where no dash follows: `(CNN)The …`, `( cnn ) the …`.
  private static let agencies = WordHashSet(
    words: """
      cnn reuters ap afp dpa epd kna apa sda ansa efe lusa upi pa pti ani ians xinhua tass kyodo yonhap bloomberg
      cbs abc nbc fox npr bbc aap cp anp belga tt ntb ritzau stt pap ctk mti
      """)

  /// The length of the dateline with the space after it, in bytes; 0 where there is none.
  static func length(in bytes: Span<UInt8>) -> Int {
    let end = min(bytes.count, reach)
    var scanner = WordScanner()
    var words = 0
    var capitals = 0
    var smalls = 0
    var index = 0
    while index < end {
      let word = scanner.next(in: bytes)
      let next = min(end, word?.range.lowerBound ?? end)
      // What stands between the words.
      while index < next {
        if bytes[index] == 0x28 {
          return afterAgency(
            in: bytes, from: index, words: words, smalls: smalls, hasPlace: capitals > 0)
        }
        if capitals > 0, smalls == 0, let after = dash(in: bytes, from: index) {
          return startsSmall(bytes, after) ? 0 : after
        }
        if bytes[index] == 0x22 || bytes[index] == 0x3A || bytes[index] == 0x21 { return 0 }
        index += 1
      }
      guard let word, words < wordLimit else { return 0 }
      words += 1
      if word.kind == .letters {
        // The place is in capitals; months and the rest of its name begin with one.
        let shape = shape(of: bytes.extracting(word.range))
        if words == 1, shape == .capitals, word.range.count > 2 { capitals += 1 }
        if shape == .small { smalls += 1 }
      }
      index = word.range.upperBound
    }
    return 0
  }

  private enum Shape { case capitals, capitalised, small }

  private static func shape(of word: Span<UInt8>) -> Shape {
    let table = CharacterTable.shared
    var index = 0
    var isAll = true
    var isFirst = true
    while index < word.count {
      let (scalar, width) = word.scalar(at: index)
      let isCapital = table.fold(scalar) != scalar
      if isFirst, !isCapital { return .small }
      if !isCapital { isAll = false }
      isFirst = false
      index += width
    }
    return isAll ? .capitals : .capitalised
  }

  /// The end of the dateline whose agency is in the brackets that open at an offset; 0 where it is none.
  private static func afterAgency(
    in bytes: Span<UInt8>, from open: Int, words: Int, smalls: Int, hasPlace: Bool
  ) -> Int {
    var close = open + 1
    while close < bytes.count, close - open < 40, bytes[close] != 0x29 { close += 1 }
    guard close < bytes.count, bytes[close] == 0x29 else { return 0 }
    let names = WordScanner.words(in: bytes.extracting(open + 1..<close))
    guard let first = names.first, names.count <= 3 else { return 0 }
    let isKnown = agencies.contains(first.hash)
    if let after = dash(in: bytes, from: close + 1) {
      return isKnown || hasPlace && smalls == 0 && !startsSmall(bytes, after) ? after : 0
    }
    guard isKnown else { return 0 }
    let after = skipSpace(in: bytes, from: close + 1)
    // `Ann Lee (CNN) said` is none; in a text without capitals a place has few words.
    let isPlace =
      words == 0 || (smalls == 0 ? !startsSmall(bytes, after) : smalls == words && words <= 3)
    return isPlace ? after : 0
  }

  /// Whether a small letter stands at an offset.
  private static func startsSmall(_ bytes: Span<UInt8>, _ offset: Int) -> Bool {
    guard offset < bytes.count else { return false }
    let scalar = bytes.scalar(at: offset).value
    let table = CharacterTable.shared
    return table.scalarClass(scalar) == .cased && table.fold(scalar) == scalar
  }

  /// The offset after a dash and the space around it; nil where none stands at an offset.
  private static func dash(in bytes: Span<UInt8>, from start: Int) -> Int? {
    var index = skipSpace(in: bytes, from: start)
    guard index > start else {
      return bytes.count > start + 2 && bytes[start] == 0x2D && bytes[start + 1] == 0x2D
        ? skipSpace(in: bytes, from: start + 2) : nil
    }
    let begin = index
    while index < bytes.count {
      let (scalar, width) = bytes.scalar(at: index)
      guard scalar == 0x2D || (0x2012...0x2015).contains(scalar) else { break }
      index += width
    }
    guard index > begin, index < bytes.count else { return nil }
    let after = skipSpace(in: bytes, from: index)
    return after > index ? after : nil
  }

  private static func skipSpace(in bytes: Span<UInt8>, from start: Int) -> Int {
    var index = start
    while index < bytes.count {
      let (scalar, width) = bytes.scalar(at: index)
      guard CharacterTable.shared.scalarClass(scalar) == .space else { break }
      index += width
    }
    return index
  }
}
