extension Tokenizer {
  /// Reads a document type declaration; its parts become attributes.
  mutating func doctype(_ source: Span<UInt8>, from start: Int) -> Token {
    var token = Token(kind: .doctype)
    dropAttributes()
    token.flag = !doctypeParts(source, from: Tokenizer.skipSpace(source, from: start))
    position = min(Scan.find(0x3E, in: source, from: position) + 1, source.count)
    return token
  }

  /// Reads name and identifiers, and leaves ``position`` before the closing `>`; whether all was
  /// in order.
  private mutating func doctypeParts(_ source: Span<UInt8>, from start: Int) -> Bool {
    position = start
    guard position < source.count, source[position] != 0x3E else { return false }
    var end = position
    while end < source.count, source[end] != 0x3E, !Scan.isSpace(source[end]) { end += 1 }
    part(source, .name, position..<end, lowercased: true)
    position = Tokenizer.skipSpace(source, from: end)
    guard position < source.count else { return false }
    if source[position] == 0x3E { return true }
    if hasPrefix(source, "public", at: position) {
      position += 6
      guard identifier(source, .public) else { return false }
      position = Tokenizer.skipSpace(source, from: position)
      guard position < source.count else { return false }
      if source[position] == 0x3E { return true }
    } else if hasPrefix(source, "system", at: position) {
      position += 6
    } else {
      return false
    }
    guard identifier(source, .system) else { return false }
    return Tokenizer.skipSpace(source, from: position) < source.count
  }

  private mutating func identifier(_ source: Span<UInt8>, _ name: HTMLName) -> Bool {
    position = Tokenizer.skipSpace(source, from: position)
    guard position < source.count else { return false }
    let quote = source[position]
    guard quote == 0x22 || quote == 0x27 else { return false }
    var end = position + 1
    while end < source.count, source[end] != quote, source[end] != 0x3E { end += 1 }
    part(source, name, position + 1..<end, lowercased: false)
    let isClosed = end < source.count && source[end] == quote
    position = isClosed ? end + 1 : end
    return isClosed
  }

  private mutating func part(
    _ source: Span<UInt8>, _ name: HTMLName, _ range: Range<Int>, lowercased: Bool
  ) {
    var (start, length) = decoded(
      source, range, inAttribute: false, references: false, nulls: .replace)
    if lowercased {
      let lowered = source.count + tail.count
      for place in start..<start + length {
        let byte = place < source.count ? source[place] : tail[place - source.count]
        tail.append(NameTable.lower(byte))
      }
      start = lowered
    }
    attributes.append(
      AttributeRecord(
        name: name.rawValue, start: UInt32(truncatingIfNeeded: start),
        length: UInt32(truncatingIfNeeded: length)))
  }
}
