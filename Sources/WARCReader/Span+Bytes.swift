extension Span<UInt8> {
  /// The first place of a byte in a range.
  func first(_ byte: UInt8, in range: Range<Int>) -> Int? {
    var index = range.lowerBound
    while index < range.upperBound {
      if self[index] == byte { return index }
      index &+= 1
    }
    return nil
  }

  /// A range without the white space around what is in it.
  func trimmed(_ range: Range<Int>) -> Range<Int> {
    var (start, end) = (range.lowerBound, range.upperBound)
    while start < end, self[start] <= 0x20 { start += 1 }
    while end > start, self[end - 1] <= 0x20 { end -= 1 }
    return start..<end
  }

  /// Whether bytes stand at a place.
  func has(_ text: StaticString, at start: Int) -> Bool {
    text.withUTF8Buffer { text in
      guard start >= 0, count - start >= text.count else { return false }
      for index in 0..<text.count where self[start + index] != text[index] { return false }
      return true
    }
  }

  /// The bytes of a range.
  func copied(_ range: Range<Int>) -> [UInt8] {
    let part = extracting(range)
    return part.withUnsafeBufferPointer { Array($0) }
  }

  /// Where the header of a record ends, or is found to have none; `nil` where neither is seen.
  func recordHeaderEnd(from start: Int) -> RecordHeaderEnd? {
    var at = start
    while let feed = first(0x0A, in: at..<count) {
      at = feed + 1
      if at < count, self[at] == 0x0A { return .emptyLine(behind: at + 1) }
      if at + 1 < count, self[at] == 0x0D, self[at + 1] == 0x0A {
        return .emptyLine(behind: at + 2)
      }
      if isRecordStart(at) { return .anotherRecord(at: at) }
    }
    return nil
  }

  /// Whether the first line of a record stands at a place.
  func isRecordStart(_ at: Int) -> Bool {
    // Most fields have names that begin with `WARC-`.
    guard count - at >= 7, self[at + 4] == UInt8(ascii: "/") else { return false }
    return has("WARC/1.", at: at) || has("WARC/0.", at: at)
  }

  /// The place behind a header's empty line; `nil` where there is none.
  func headerEnd(from start: Int) -> Int? {
    var at = start
    while let feed = first(0x0A, in: at..<count) {
      at = feed + 1
      if at < count, self[at] == 0x0A { return at + 1 }
      if at + 1 < count, self[at] == 0x0D, self[at + 1] == 0x0A { return at + 2 }
    }
    return nil
  }
}
