/// The place, day and agency at the beginning of a report: `BERLIN, Nov 12 (Reuters) - `.
package enum Dateline {
  /// How much of the beginning is looked at, in bytes.
  private static let reach = 128
  /// The most words of a place and a day.
  private static let wordLimit = 12

  /// The length of the dateline with the space after it, in bytes; 0 where there is none.
  ///
  /// - Parameter bytes: The sentence that may begin with it.
  /// - Returns: The length; less than the sentence's.
  package static func length(in bytes: Span<UInt8>) -> Int {
    let first = single(in: bytes)
    guard first > 0, first < bytes.count else { return first }
    // `ROMA (ANSA) - ROMA, 12 NOV - Il ponte`
    return first + single(in: bytes.extracting(first...))
  }

  /// Whether a sentence is nothing but place, day and agency.
  ///
  /// As `МОСКВА, 3 ноя - РИА Новости.` is.
  package static func isAll(of bytes: Span<UInt8>) -> Bool {
    var scanner = WordScanner()
    var words = 0
    var dates = 0
    // `USA 3, Germany 1.` is none.
    var isCertain = false
    while let word = scanner.next(in: bytes) {
      words += 1
      let shape = shape(of: word, in: bytes)
      if words == 1,
        shape != .capitals || word.range.count < 3 || DatelineMarks.isAcronym(word)
      {
        return false
      }
      if shape == .number || shape == .month { dates += 1 }
      if shape == .month || isAgency(word.hash) { isCertain = true }
      if shape == .small || words > 8 { return false }
    }
    return dates > 1 && isCertain
  }

  /// Whether a dateline of so many bytes names an agency, so that it is one for certain.
  package static func namesAgency(_ bytes: Span<UInt8>, _ length: Int) -> Bool {
    WordScanner.words(in: bytes.extracting(..<length)).contains { isAgency($0.hash) }
  }

  /// Whether a word is the name of a month, also cut.
  package static func isMonth(_ hash: UInt64) -> Bool { DatelineMarks.months.contains(hash) }

  /// Whether a word is the name of an agency or a network.
  package static func isAgency(_ hash: UInt64) -> Bool { DatelineMarks.agencies.contains(hash) }

  private static func single(in bytes: Span<UInt8>) -> Int {
    if let end = DatelineMarks.length(in: bytes) { return end }
    let end = min(bytes.count, reach)
    var scanner = WordScanner()
    var found = Counts()
    var index = 0
    while index < end {
      let word = scanner.next(in: bytes)
      let next = min(end, word?.range.lowerBound ?? end)
      // What stands between the words.
      while index < next {
        if bytes[index] == 0x28 { return afterAgency(in: bytes, from: index, found) }
        if let after = dash(in: bytes, from: index) {
          // `SAN FRANCISCO--(BUSINESS WIRE)--The bridge`, `Paris - (AFP) - Le pont`
          if bytes[after] == 0x28, found.hasPlace || found.isName {
            let end = afterAgency(in: bytes, from: after, found)
            if end > 0 { return end }
          }
          return endsAtDash(found, before: after, in: bytes) ? after : 0
        }
        if let after = afterStopAndDash(in: bytes, from: index) {
          return endsAtDash(found, before: after, in: bytes) ? after : 0
        }
        if bytes[index] == 0x2F, let after = afterSlashes(in: bytes, from: index, found) {
          return after
        }
        if bytes[index] == 0x3A { return afterColon(in: bytes, from: index, found) }
        if bytes[index] == 0x22 || bytes[index] == 0x21 || isQuote(in: bytes, at: index) {
          return 0
        }
        index += 1
      }
      guard let word, found.words < wordLimit else { return 0 }
      found.add(shape(of: word, in: bytes), word)
      index = word.range.upperBound
    }
    return 0
  }

  /// What the words so far are like.
  private struct Counts {
    var words = 0
    /// Words of the place that are in capitals.
    var capitals = 0
    var capitalised = 0
    var smalls = 0
    var others = 0
    private var isShortStart = false
    /// Whether the first word is an acronym rather than a place.
    private var isAcronym = false

    /// Whether it begins with a place in capitals.
    var hasPlace: Bool { capitals > 0 && smalls == 0 && !(words == 1 && isAcronym) }
    /// Whether there are some words with capitals and nothing else.
    var isName: Bool {
      (1...3).contains(capitals + capitalised) && words == capitals + capitalised
        && !(words == 1 && isAcronym)
    }

    mutating func add(_ shape: Shape, _ word: Word) {
      words += 1
      if words == 1, shape == .capitals { isAcronym = DatelineMarks.isAcronym(word) }
      switch shape {
      case .capitals:
        // `ST. LOUIS`, `LA PAZ`, but no `TV`
        if words == 1, word.range.count <= 2 { isShortStart = true }
        if words == 1 && word.range.count > 2 || words == 2 && isShortStart || capitals > 0 {
          capitals += 1
        } else {
          others += 1
        }
      case .capitalised: capitalised += 1
      case .small: smalls += 1
      case .number, .month, .other: others += 1
      }
    }
  }

  private enum Shape { case capitals, capitalised, small, number, month, other }

  private static func shape(of word: Word, in bytes: Span<UInt8>) -> Shape {
    guard word.kind == .letters else { return word.kind == .number ? .number : .other }
    if DatelineMarks.months.contains(word.hash) { return .month }
    let table = CharacterTable.shared
    var index = word.range.lowerBound
    var isAll = true
    var isFirst = true
    while index < word.range.upperBound {
      let (scalar, width) = bytes.scalar(at: index)
      let isCapital = table.fold(scalar) != scalar
      if isFirst, !isCapital { return table.scalarClass(scalar) == .cased ? .small : .other }
      if !isCapital { isAll = false }
      isFirst = false
      index += width
    }
    return isAll ? .capitals : .capitalised
  }

  /// The end of the dateline whose agency is in the brackets that open at an offset; 0 where it is none.
  private static func afterAgency(in bytes: Span<UInt8>, from open: Int, _ found: Counts) -> Int {
    var close = open + 1
    while close < bytes.count, close - open < 48, bytes[close] != 0x29 { close += 1 }
    guard close < bytes.count, bytes[close] == 0x29 else { return 0 }
    let inside = bytes.extracting(open + 1..<close)
    let names = WordScanner.words(in: inside)
    guard let first = names.first, names.count <= 3 else { return 0 }
    let isKnown = DatelineMarks.agencies.contains(first.hash)
    if let after = afterBracket(in: bytes, from: close + 1) {
      if isKnown { return after }
      let isAgency =
        found.words == 0 && names.count == 1 && shape(of: first, in: inside) == .capitals
      return (found.hasPlace || isAgency) && !startsSmall(bytes, after) ? after : 0
    }
    guard isKnown else { return 0 }
    let after = skipSpace(in: bytes, from: close + 1)
    guard after < bytes.count,
      CharacterTable.shared.scalarClass(bytes.scalar(at: after).value).isWord
    else { return 0 }
    // `Ann Lee (CNN) said` is none; in a text without capitals a place has few words.
    let isPlace =
      found.smalls == 0
      ? !startsSmall(bytes, after) || found.words == 0
      : found.smalls == found.words && found.words <= 3
    return isPlace ? after : 0
  }

  /// The offset after what may follow the brackets of an agency: a dash, `.-` as in Spanish, or a colon.
  private static func afterBracket(in bytes: Span<UInt8>, from start: Int) -> Int? {
    if let after = dash(in: bytes, from: start) ?? afterStopAndDash(in: bytes, from: start) {
      return after
    }
    guard start + 1 < bytes.count, bytes[start] == 0x3A, bytes[start + 1] == 0x20 else {
      return nil
    }
    let after = skipSpace(in: bytes, from: start + 1)
    return after < bytes.count ? after : nil
  }

  /// The offset after `.- `, which ends datelines in Spanish.
  private static func afterStopAndDash(in bytes: Span<UInt8>, from start: Int) -> Int? {
    guard start + 3 < bytes.count, bytes[start] == 0x2E else { return nil }
    let (scalar, width) = bytes.scalar(at: start + 1)
    guard scalar == 0x2D || (0x2013...0x2015).contains(scalar) else { return nil }
    let after = skipSpace(in: bytes, from: start + 1 + width)
    return after > start + 1 + width && after < bytes.count ? after : nil
  }

  /// Whether a dash ends a dateline.
  private static func endsAtDash(
    _ found: Counts, before after: Int, in bytes: Span<UInt8>
  ) -> Bool {
    guard found.hasPlace || found.isName, !startsSmall(bytes, after) else { return false }
    // `Berlin – Die Brücke ist zu.`, but no `Paris – Rom – Berlin`.
    return found.hasPlace || !hasDash(in: bytes, from: after)
  }

  /// Whether a quotation mark of several bytes stands at an offset.
  private static func isQuote(in bytes: Span<UInt8>, at index: Int) -> Bool {
    guard bytes[index] >= 0xC2 else { return false }
    switch bytes.scalar(at: index).value {
    case 0xAB, 0xBB, 0x201C...0x201F, 0x300C...0x300F: return true
    default: return false
    }
  }

  /// The end of the dateline whose agency stands between slashes: `NEW YORK, Nov. 3 /PRNewswire/ -- `.
  private static func afterSlashes(
    in bytes: Span<UInt8>, from open: Int, _ found: Counts
  ) -> Int? {
    guard found.hasPlace, open > 0, bytes[open - 1] == 0x20 else { return nil }
    var close = open + 1
    while close < bytes.count, close - open < 40, bytes[close] != 0x2F { close += 1 }
    guard close < bytes.count, close > open + 1, bytes[close] == 0x2F else { return nil }
    return dash(in: bytes, from: close + 1)
  }

  /// The end of a place in capitals before a colon, as papers of Asia have it: `NEW DELHI: The`.
  ///
  /// Only of places that are known: `PUTIN: The war is over` is what somebody says.
  private static func afterColon(in bytes: Span<UInt8>, from colon: Int, _ found: Counts) -> Int {
    guard found.hasPlace, found.words == found.capitals, colon > 3, colon + 1 < bytes.count,
      bytes[colon + 1] == 0x20,
      WordScanner.words(in: bytes.extracting(..<colon)).allSatisfy({
        DatelineMarks.colonPlaces.contains($0.hash)
      })
    else { return 0 }
    let after = skipSpace(in: bytes, from: colon + 1)
    return after < bytes.count && !startsSmall(bytes, after) ? after : 0
  }

  /// Whether a small letter stands at an offset.
  private static func startsSmall(_ bytes: Span<UInt8>, _ offset: Int) -> Bool {
    guard offset < bytes.count else { return false }
    let scalar = bytes.scalar(at: offset).value
    let table = CharacterTable.shared
    return table.scalarClass(scalar) == .cased && table.fold(scalar) == scalar
  }

  /// Whether a dash between words follows.
  private static func hasDash(in bytes: Span<UInt8>, from start: Int) -> Bool {
    var index = start
    let end = min(bytes.count, start + 2 * reach)
    while index < end {
      if bytes[index] == 0x20, dash(in: bytes, from: index) != nil { return true }
      index += 1
    }
    return false
  }

  /// The offset after a dash and the space around it; nil where none stands at an offset.
  static func dash(in bytes: Span<UInt8>, from start: Int) -> Int? {
    var index = skipSpace(in: bytes, from: start)
    guard index > start else {
      return bytes.count > start + 2 && bytes[start] == 0x2D && bytes[start + 1] == 0x2D
        ? skipSpace(in: bytes, from: start + 2) : nil
    }
    let begin = index
    while index < bytes.count {
      let (scalar, width) = bytes.scalar(at: index)
      guard scalar == 0x2D || scalar == 0x5F || (0x2012...0x2015).contains(scalar) else { break }
      index += width
    }
    guard index > begin, index < bytes.count else { return nil }
    let after = skipSpace(in: bytes, from: index)
    return after > index && after < bytes.count ? after : nil
  }

  static func skipSpace(in bytes: Span<UInt8>, from start: Int) -> Int {
    var index = start
    while index < bytes.count {
      let (scalar, width) = bytes.scalar(at: index)
      guard CharacterTable.shared.scalarClass(scalar) == .space else { break }
      index += width
    }
    return index
  }
}
