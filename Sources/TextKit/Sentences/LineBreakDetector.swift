extension SentenceOptions {
  /// The options that suit a text: whether its lines look wrapped.
  ///
  /// They do where a third or more of the line ends have no sentence punctuation before them and a
  /// small letter after them. The first 16 KiB are looked at.
  ///
  /// - Parameters:
  ///   - bytes: The text in UTF-8.
  ///   - language: Its language, as a BCP 47 tag; `nil` tells it from the text.
  public init(suiting bytes: Span<UInt8>, language: String? = nil) {
    let table = CharacterTable.shared
    let end = min(bytes.count, 16384)
    var lines = 0
    var continued = 0
    var index = 0
    while index < end {
      guard bytes[index] == 0x0A else {
        index += 1
        continue
      }
      let gap = LineEnds.skipSpace(in: bytes, from: index, table: table)
      if index > 0, gap.end < bytes.count {
        lines += 1
        let before = bytes[index - 1] == 0x0D && index > 1 ? index - 1 : index
        let last = table.scalarClass(bytes.scalar(before: before).value)
        let next = bytes.scalar(at: gap.end).value
        let isSmall = table.scalarClass(next) == .cased && table.fold(next) == next
        if gap.lineEnds == 1, isSmall, last != .terminal, last != .close, last != .apostrophe {
          continued += 1
        }
      }
      index = gap.end
    }
    self.init(
      lineBreaks: continued >= 3 && continued * 3 >= lines ? .wrap : .end, language: language)
  }
}
