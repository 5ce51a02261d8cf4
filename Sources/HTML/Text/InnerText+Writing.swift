/// Line breaks, white space, and text.
extension InnerText {
  mutating func require(_ count: Int) {
    needsSpace = false
    lineFeeds = max(lineFeeds, count)
    isLineStart = true
  }

  mutating func breakLine() {
    flush()
    needsSpace = false
    output.append(0x0A)
    isLineStart = true
  }

  /// Writes a tab or line feed between cells or rows.
  mutating func put(_ byte: UInt8) {
    flush()
    needsSpace = false
    output.append(byte)
    isLineStart = true
  }

  /// Writes the line feeds that are due, unless nothing stands before them.
  private mutating func flush() {
    if output.count > start {
      for _ in 0..<lineFeeds { output.append(0x0A) }
    }
    lineFeeds = 0
  }

  mutating func space() {
    flush()
    output.append(0x20)
    needsSpace = false
  }

  mutating func write(_ bytes: ArraySlice<UInt8>, _ style: TextStyle) {
    if style.isTextless { return }
    if style.isInvisible { return hide(bytes) }
    guard style.space != .preserved else {
      guard !bytes.isEmpty else { return }
      if needsSpace { space() }
      flush()
      output.append(contentsOf: bytes)
      isLineStart = bytes.last == 0x0A
      return
    }
    var place = bytes.startIndex
    while place < bytes.endIndex {
      if Scan.isSpace(bytes[place]) {
        if bytes[place] == 0x0A, style.space == .lines {
          breakLine()
        } else if !isLineStart {
          needsSpace = true
        }
        place += 1
        continue
      }
      var end = place + 1
      while end < bytes.endIndex, !Scan.isSpace(bytes[end]) { end += 1 }
      if needsSpace { space() }
      flush()
      output.append(contentsOf: bytes[place..<end])
      isLineStart = false
      place = end
    }
  }

  /// Passes over text that is not seen, which white space before and after it stays apart from.
  private mutating func hide(_ bytes: ArraySlice<UInt8>) {
    guard !bytes.allSatisfy(Scan.isSpace) else { return }
    if needsSpace { space() }
    isLineStart = false
  }
}
