/// The text of preformatted code while it is read.
struct MarkdownCode {
  private var text: [UInt8] = []
  /// Where the blocks in it end: some have an element for each line.
  private var ends: [Int] = []
  /// Whether what comes is to stand in a line of its own.
  private var isEnded = false

  /// Appends text as it stands.
  mutating func append(_ bytes: ArraySlice<UInt8>) {
    guard let first = bytes.first else { return }
    if first != 0x0A { breakLine() }
    isEnded = false
    text += bytes
  }

  mutating func lineBreak() {
    breakLine()
    text.append(0x0A)
  }

  /// Begins a block, which ends before a place.
  mutating func begin(until end: Int) {
    isEnded = true
    ends.append(end)
  }

  /// Ends the blocks that end before a place.
  mutating func close(before place: Int) {
    while let end = ends.last, end <= place {
      ends.removeLast()
      isEnded = true
    }
  }

  private mutating func breakLine() {
    if isEnded, let last = text.last, last != 0x0A, last != 0x0D { text.append(0x0A) }
    isEnded = false
  }

  /// The text, without line feeds at its end.
  mutating func finish() -> [UInt8] {
    for place in text.indices where text[place] == 0x0D { text[place] = 0x0A }
    while text.last == 0x0A { text.removeLast() }
    return text
  }
}
