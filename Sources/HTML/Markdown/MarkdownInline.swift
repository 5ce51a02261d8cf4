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

  private struct Mark {
    var offset: Int
    var style: Style
    var isOpen: Bool
    /// The place of the mark that belongs to it, once it is written.
    var partner: Int
    var isValid = true
  }

  private(set) var styles: [Style] = []
  var place = MarkdownEscaping.Place()
  /// Whether line breaks are no more than spaces.
  var isSingleLine = false
  private var buffer: [UInt8] = []
  private var marks: [Mark] = []
  /// The marks of the styles that have been written, and so need an end.
  private var written: [Int] = []
  private var space: [UInt8] = []
  private var breaks = 0

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
    }
    space += after
  }

  /// Appends markup that stands for itself, such as an image or code.
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
    marks.append(Mark(offset: buffer.count, style: style, isOpen: true, partner: -1))
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
    marks[partner].partner = marks.count
    marks.append(Mark(offset: buffer.count, style: style, isOpen: false, partner: partner))
    buffer += style.close
  }

  // MARK: The end

  /// The paragraph, which is then empty again; styles that are open go on in the next.
  mutating func finish() -> [UInt8] {
    while !written.isEmpty { closeMark() }
    judge()
    var result: [UInt8] = []
    var start = 0
    for mark in marks where !mark.isValid {
      result += buffer[start..<mark.offset]
      start = mark.offset + (mark.isOpen ? mark.style.open.count : mark.style.close.count)
    }
    result += buffer[start...]
    buffer.removeAll(keepingCapacity: true)
    marks.removeAll(keepingCapacity: true)
    space = []
    breaks = 0
    return result
  }

  /// Finds the marks that CommonMark would not read as such (section 6.2, "flanking").
  private mutating func judge() {
    var first = 0
    while first < marks.count {
      // Marks that stand side by side are judged by what stands around them all.
      var last = first
      var end = marks[first].offset + length(marks[first])
      while marks[first].style.isFlanking, last + 1 < marks.count, marks[last + 1].offset == end,
        marks[last + 1].style.isFlanking
      {
        last += 1
        end = marks[last].offset + length(marks[last])
      }
      let before = MarkdownNeighbor(before: marks[first].offset, in: buffer)
      let after = MarkdownNeighbor(after: end, in: buffer)
      for index in first...last where marks[index].style.isFlanking {
        let isValid =
          marks[index].isOpen
          ? after != .space && (after != .punctuation || before != .word)
          : before != .space && (before != .punctuation || after != .word)
        if isValid { continue }
        marks[index].isValid = false
        marks[marks[index].partner].isValid = false
      }
      first = last + 1
    }
  }

  private func length(_ mark: Mark) -> Int {
    mark.isOpen ? mark.style.open.count : mark.style.close.count
  }
}
