/// What the line ends of a text are like, from which it is told whether its lines are wrapped.
struct LineSurvey {
  /// A line end that no sentence punctuation stands before.
  private struct OpenEnd {
    /// The columns of the line, and of the next word with the space before it.
    var lengthWithNext: Int
    /// Whether a small letter follows.
    var isSmall: Bool
  }

  /// All line ends, several in a row counting as one.
  private var lines = 0
  private var open: [OpenEnd] = []
  /// Paragraphs that have such line ends, but no sentence punctuation at their own end.
  private var unfinished = 0
  /// The columns of the longest line.
  private var width = 0

  /// How many bytes of a text are looked at.
  private static let reach = 16384
  /// What wrapped lines are long, in columns; where no small letters show it, they are at least 40.
  private static let widths = 30...120
  private static let leastWithoutCase = 40

  /// Whether small letters after line ends show that lines are wrapped.
  var continueSmall: Bool {
    let continued = open.count { $0.isSmall }
    return continued >= 3 && continued * 3 >= lines
  }

  /// Whether lines that end without punctuation are full, and their paragraphs end with some.
  ///
  /// Of a heading above a paragraph, or of the items of a list, that is not so.
  var areFull: Bool {
    guard !open.isEmpty, Self.widths.contains(width) else { return false }
    guard width >= Self.leastWithoutCase || open.allSatisfy(\.isSmall) else { return false }
    let full = open.count { $0.lengthWithNext > width }
    // Small letters are evidence of their own.
    let share = open.allSatisfy(\.isSmall) ? 2 : 4
    return (open.count - full) * share <= open.count && unfinished * 3 <= open.count
  }

  /// Looks at the start of a text.
  init(of bytes: Span<UInt8>) {
    let table = CharacterTable.shared
    let end = min(bytes.count, Self.reach)
    var index = 0
    var columns = 0
    /// The end of the last character that is no space, and the columns up to there.
    var filled = (end: 0, columns: 0)
    var isOpenParagraph = false
    while index < end {
      if bytes[index] &- 0x20 < 0x5F {
        let start = index
        repeat { index += 1 } while index < end && bytes[index] &- 0x20 < 0x5F
        columns += index - start
        var last = index
        while last > start, bytes[last - 1] == 0x20 { last -= 1 }
        if last > start { filled = (last, columns - (index - last)) }
        continue
      }
      let (scalar, width) = bytes.scalar(at: index)
      guard LineEnds.contains(scalar) else {
        let found = table.scalarClass(scalar)
        columns += Self.columns(scalar, found)
        index += width
        if found != .space { filled = (index, columns) }
        continue
      }
      let gap = LineEnds.skipSpace(in: bytes, from: index, table: table)
      self.width = max(self.width, filled.columns)
      if filled.end > 0, gap.end < bytes.count {
        lines += 1
        let isOpen = Self.isOpen(bytes.scalar(before: filled.end).value, table)
        if gap.lineEnds == 1, isOpen {
          open.append(openEnd(of: filled.columns, before: gap.end, in: bytes, table))
          isOpenParagraph = true
        } else if gap.lineEnds > 1 {
          if isOpenParagraph, isOpen { unfinished += 1 }
          isOpenParagraph = false
        }
      }
      index = gap.end
      columns = 0
      filled = (filled.end, 0)
    }
    self.width = max(self.width, filled.columns)
    let isWhole = LineEnds.skipSpace(in: bytes, from: filled.end, table: table).end == bytes.count
    if isOpenParagraph, isWhole, Self.isOpen(bytes.scalar(before: filled.end).value, table) {
      unfinished += 1
    }
  }

  private func openEnd(
    of columns: Int, before next: Int, in bytes: Span<UInt8>, _ table: CharacterTable
  ) -> OpenEnd {
    let first = bytes.scalar(at: next).value
    let isSmall = table.scalarClass(first) == .cased && table.fold(first) == first
    return OpenEnd(
      lengthWithNext: columns + Self.wordColumns(at: next, in: bytes, table), isSmall: isSmall)
  }

  /// The columns of the word at an offset, and of the space before it.
  ///
  /// In scripts without spaces that of a character, and of a mark that may not begin a line.
  private static func wordColumns(
    at start: Int, in bytes: Span<UInt8>, _ table: CharacterTable
  ) -> Int {
    var index = start
    var columns = 1
    let limit = min(bytes.count, start + 200)
    while index < limit {
      let (scalar, width) = bytes.scalar(at: index)
      let found = table.scalarClass(scalar)
      if found == .space { break }
      columns += Self.columns(scalar, found)
      if Self.isWide(scalar, found) { return columns + 2 }
      index += width
    }
    return columns
  }

  private static func isOpen(_ scalar: UInt32, _ table: CharacterTable) -> Bool {
    switch table.scalarClass(scalar) {
    case .terminal, .close, .apostrophe: false
    default: scalar != 0x22 && scalar != 0x29 && scalar != 0x3A
    }
  }

  private static func columns(_ scalar: UInt32, _ found: ScalarClass) -> Int {
    switch found {
    case .mark, .ignorable: 0
    default: isWide(scalar, found) ? 2 : 1
    }
  }

  private static func isWide(_ scalar: UInt32, _ found: ScalarClass) -> Bool {
    found == .katakana || (0x2E80...0xA4CF).contains(scalar) || (0xAC00...0xD7A3).contains(scalar)
      || (0xF900...0xFAFF).contains(scalar) || (0xFF00...0xFF60).contains(scalar)
      || scalar >= 0x20000
  }
}
