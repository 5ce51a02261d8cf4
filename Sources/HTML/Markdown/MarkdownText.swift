/// The text of a paragraph while it is put together without the marks that are none.
struct MarkdownText {
  private let source: [UInt8]
  /// Where ampersands stand in the source that a reference could begin with.
  private let ampersands: [Int]
  private var ampersand = 0
  /// How much of the source has been read.
  private var place = 0
  private var output: [UInt8] = []
  /// Where those ampersands have come to stand.
  private var references: [Int] = []

  init(_ source: [UInt8], _ ampersands: [Int]) {
    self.source = source
    self.ampersands = ampersands
    output.reserveCapacity(source.count)
  }

  /// Leaves out a range of the source; they come in order.
  mutating func leaveOut(_ range: Range<Int>) {
    copy(to: range.lowerBound)
    place = range.upperBound
  }

  /// The text.
  mutating func finish() -> [UInt8] {
    copy(to: source.count)
    MarkdownEscaping.escapeReferences(at: references, in: &output)
    return output
  }

  private mutating func copy(to end: Int) {
    guard place < end else { return }
    join(source[place])
    while ampersand < ampersands.count, ampersands[ampersand] < end {
      references.append(output.count + ampersands[ampersand] - place)
      ampersand += 1
    }
    output += source[place..<end]
  }

  /// Keeps apart what would be read as one thing now that nothing stands between.
  private mutating func join(_ next: UInt8) {
    switch (output.last, next) {
    case (0x21, 0x5B):
      // An exclamation mark before a link would make it an image.
      let slashes = output.dropLast().reversed().prefix { $0 == 0x5C }.count
      if slashes.isMultiple(of: 2) { output.insert(0x5C, at: output.count - 1) }
    case (0x60, 0x60): output.append(0x20)
    default: break
    }
  }
}
