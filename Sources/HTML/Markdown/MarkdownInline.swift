/// The text of a paragraph while it is written.
///
/// White space and the marks of emphasis are held back until the text that follows: so the space at
/// the edges of an emphasis comes to stand outside it, and one without text comes to nothing.
struct MarkdownInline {
  /// What marks a stretch of text.
  struct Style: Equatable {
    var open: [UInt8]
    var close: [UInt8]
    /// Whether CommonMark reads the mark only beside certain characters.
    var isFlanking = false
    var isLink = false
  }

  private(set) var styles: [Style] = []
  var place = MarkdownEscaping.Place()
  /// Whether line breaks are no more than spaces.
  var isSingleLine = false
  private var buffer: [UInt8] = []
  private var marks: [MarkdownMark] = []
  /// The marks of the styles that have been written, and so need an end.
  private var written: [Int] = []
  private var space: [UInt8] = []
  private var breaks = 0
  /// Where ampersands stand that a reference could begin with, by what follows their text.
  private var ampersands: [Int] = []
  private var lastCode: (start: Int, end: Int, text: [UInt8])?

  /// Whether there is no text yet.
  var isEmpty: Bool { buffer.isEmpty }
  /// Whether two line breaks in a row have come after the text.
  var isEnded: Bool { breaks > 1 }

  // MARK: Text

  /// Appends text whose white space means no more than a space.
  mutating func append(_ text: ArraySlice<UInt8>) {
    var start = text.startIndex
    while start < text.endIndex {
      let end = text[start...].firstIndex(where: Scan.isSpace) ?? text.endIndex
      if end > start {
        appendWord(text[start..<end], isWord: end < text.endIndex)
        start = end
      } else {
        if space.isEmpty { space = [0x20] }
        start += 1
      }
    }
  }

  private mutating func appendWord(_ word: ArraySlice<UInt8>, isWord: Bool) {
    var word = word
    while word.starts(with: [0xC2, 0xA0]) {
      space += [0xC2, 0xA0]
      word = word.dropFirst(2)
    }
    var after: [UInt8] = []
    while word.count >= 2, word.suffix(2).elementsEqual([0xC2, 0xA0]) {
      after += [0xC2, 0xA0]
      word = word.dropLast(2)
    }
    if !word.isEmpty {
      begin()
      MarkdownEscaping.append(word, to: &buffer, place, isWord: isWord || !after.isEmpty)
      if !isWord, after.isEmpty, let length = MarkdownEscaping.openReference(word) {
        ampersands.append(buffer.count - length)
      }
    }
    space += after
  }

  /// How long code may be for what comes right after it to be one with it, as it is then written anew.
  private static let longestJoined = 1024

  /// Appends code; what comes right after other code is one with it.
  mutating func appendCode(_ text: [UInt8]) {
    var text = text
    begin()
    if let last = lastCode, last.end == buffer.count {
      if last.text.count > MarkdownInline.longestJoined {
        buffer.append(0x20)
      } else {
        buffer.removeSubrange(last.start...)
        text = last.text + text
      }
    }
    let start = buffer.count
    let count = MarkdownEscaping.longestRun(of: 0x60, in: text) + 1
    let fence = Array(repeating: UInt8(0x60), count: count)
    let isPadded = text.first == 0x60 || text.last == 0x60
    let content = isPadded ? [0x20] + text + [0x20] : text
    buffer += fence
    for byte in content {
      if byte == 0x7C, place.inTable { buffer.append(0x5C) }
      buffer.append(byte)
    }
    buffer += fence
    lastCode = (start, buffer.count, text)
  }

  /// Appends markup that stands for itself, such as an image.
  mutating func appendMarkup(_ markup: [UInt8]) {
    begin()
    buffer.append(contentsOf: markup)
  }

  /// Parts what comes from what was before by a space.
  mutating func part() { if space.isEmpty { space = [0x20] } }

  /// Breaks the line.
  mutating func lineBreak() {
    if buffer.isEmpty { return }
    if isSingleLine { return part() }
    breaks += 1
    space = []
  }

  /// Writes what was held back.
  private mutating func begin() {
    if breaks > 0 {
      escapeLastStar()
      buffer += [0x5C, 0x0A]
    } else if !buffer.isEmpty {
      buffer += space
    }
    breaks = 0
    space = []
    while written.count < styles.count { open(styles[written.count]) }
  }

  private mutating func open(_ style: Style) {
    if let last = marks.last, !last.isOpen, last.style == style,
      last.offset + style.close.count == buffer.count
    {
      // It goes on where the last one ended: they are one.
      marks.removeLast()
      buffer.removeLast(style.close.count)
      written.append(last.partner)
      return
    }
    // A link after an exclamation mark would be an image.
    if style.isLink, buffer.last == 0x21 { buffer.insert(0x5C, at: buffer.count - 1) }
    written.append(marks.count)
    marks.append(MarkdownMark(offset: buffer.count, style: style, isOpen: true, partner: -1))
    buffer += style.open
  }

  // MARK: Styles

  /// Begins a stretch of text.
  mutating func push(_ style: Style) { styles.append(style) }

  /// Ends the innermost stretch of text.
  mutating func pop() {
    guard !styles.isEmpty else { return }
    if written.count == styles.count { closeMark() }
    styles.removeLast()
  }

  private mutating func closeMark() {
    guard let partner = written.popLast() else { return }
    let style = marks[partner].style
    escapeLastStar()
    marks[partner].partner = marks.count
    marks.append(MarkdownMark(offset: buffer.count, style: style, isOpen: false, partner: partner))
    buffer += style.close
  }

  /// Escapes a star that white space after it kept from being read as a mark, now that the space comes
  /// to stand elsewhere.
  private mutating func escapeLastStar() {
    guard let last = buffer.last, last == 0x2A || last == 0x5F || last == 0x7E else { return }
    if MarkdownNeighbor(before: buffer.count - 1, in: buffer) == .space {
      buffer.insert(0x5C, at: buffer.count - 1)
    }
  }

  // MARK: The end

  /// The paragraph, which is then empty again; styles that are open go on in the next.
  mutating func finish() -> [UInt8] {
    while !written.isEmpty { closeMark() }
    MarkdownMark.judge(&marks, in: buffer)
    var text = MarkdownText(buffer, ampersands)
    for mark in marks where !mark.isValid { text.leaveOut(mark.offset..<mark.offset + mark.length) }
    let result = text.finish()
    ampersands.removeAll(keepingCapacity: true)
    buffer.removeAll(keepingCapacity: true)
    marks.removeAll(keepingCapacity: true)
    lastCode = nil
    space = []
    breaks = 0
    return result
  }
}
