extension Tokenizer {
  /// Reads a tag whose name begins at `start`; `nil` if the document ends within it.
  mutating func tag(_ source: Span<UInt8>, _ kind: Token.Kind, nameAt start: Int) -> Token? {
    let nameEnd = Tokenizer.nameEnd(source, from: start)
    var token = Token(kind: kind)
    token.name = names.name(in: source, start..<nameEnd)
    var place = nameEnd
    dropAttributes()
    tagNumber &+= 1
    let isStart = kind == .startTag
    while true {
      place = Tokenizer.skipSpace(source, from: place)
      guard place < source.count else { break }
      let byte = source[place]
      if byte == 0x3E {
        position = place + 1
        return token
      }
      if byte == 0x2F {
        if place + 1 < source.count, source[place + 1] == 0x3E {
          token.flag = true
          position = place + 2
          return token
        }
        place += 1
        continue
      }
      place = attribute(source, at: place, kept: isStart)
    }
    position = source.count
    return nil
  }

  /// Reads an attribute; gives the place after it.
  @inline(__always)
  private mutating func attribute(_ source: Span<UInt8>, at start: Int, kept: Bool) -> Int {
    let nameEnd = Tokenizer.attributeNameEnd(source, from: start)
    var place = Tokenizer.skipSpace(source, from: nameEnd)
    var value = 0..<0
    var isPlain = true
    if place < source.count, source[place] == 0x3D {
      place = Tokenizer.skipSpace(source, from: place + 1)
      guard place < source.count else { return place }
      let quote = source[place]
      if quote == 0x22 || quote == 0x27 {
        var end = Scan.find(quote, orSpecialIn: source, from: place + 1)
        if end < source.count, source[end] != quote {
          isPlain = false
          end = Scan.find(quote, in: source, from: end)
        }
        value = place + 1..<end
        place = min(end + 1, source.count)
      } else if quote != 0x3E {
        let end = Tokenizer.unquotedEnd(source, from: place)
        value = place..<end
        isPlain = Scan.special(in: source, value, references: true) == end
        place = end
      }
    } else {
      place = nameEnd
    }
    guard kept else { return place }
    let name = names.name(in: source, start..<nameEnd)
    guard isFirst(name) else { return place }
    guard attributes.count - self.kept < maximumAttributes else {
      droppedAttributes = true
      return place
    }
    var (offset, length) = (value.lowerBound, value.count)
    if !isPlain {
      (offset, length) = decode(
        source, value, inAttribute: true, references: true, nulls: .replace)
    }
    attributes.append(
      AttributeRecord(
        name: name, start: UInt32(truncatingIfNeeded: offset),
        length: UInt32(truncatingIfNeeded: length)))
    return place
  }

  /// Whether the tag has no attribute of this name yet; from here on it has one.
  @inline(__always)
  private mutating func isFirst(_ name: UInt32) -> Bool {
    let index = Int(name)
    if index >= lastTag.count {
      lastTag.append(contentsOf: repeatElement(0, count: max(256, index + 1 - lastTag.count)))
    }
    if lastTag[index] == tagNumber { return false }
    lastTag[index] = tagNumber
    return true
  }

  /// Puts the attributes of another tag before those of the tag just read, which loses the ones that
  /// both have; whether it had others.
  mutating func mergeAttributes(with other: Range<Int>) -> Bool {
    let own = kept..<attributes.count
    if own.isEmpty { return false }
    tagNumber &+= 1
    for index in other where isFirst(attributes[index].name) {
      attributes.append(attributes[index])
    }
    let count = attributes.count
    for index in own where isFirst(attributes[index].name) {
      attributes.append(attributes[index])
    }
    if attributes.count == count {
      attributes.removeSubrange(own.upperBound...)
      return false
    }
    attributes.removeSubrange(own)
    return true
  }

  @inline(__always)
  static func nameEnd(_ bytes: Span<UInt8>, from start: Int) -> Int {
    var place = skipLetters(bytes, from: start)
    while place < bytes.count {
      let byte = bytes[place]
      if byte <= 0x3E, byte == 0x3E || byte == 0x2F || Scan.isSpace(byte) { break }
      place = skipLetters(bytes, from: place + 1)
    }
    return place
  }

  /// The end of an attribute's name; its first byte belongs to it even if it is `=`.
  @inline(__always)
  private static func attributeNameEnd(_ bytes: Span<UInt8>, from start: Int) -> Int {
    var place = skipLetters(bytes, from: start + 1)
    while place < bytes.count {
      let byte = bytes[place]
      if byte <= 0x3E, byte == 0x3D || byte == 0x3E || byte == 0x2F || Scan.isSpace(byte) { break }
      place = skipLetters(bytes, from: place + 1)
    }
    return place
  }

  /// Passes over letters: bytes with the bit that nothing that ends a name has.
  @inline(__always)
  private static func skipLetters(_ bytes: Span<UInt8>, from start: Int) -> Int {
    guard start + 8 <= bytes.count else { return start }
    let word = bytes.bytes.unsafeLoadUnaligned(fromByteOffset: start, as: UInt64.self)
    let others = ~word.littleEndian & 0x4040_4040_4040_4040
    return start + others.trailingZeroBitCount / 8
  }

  private static func unquotedEnd(_ bytes: Span<UInt8>, from start: Int) -> Int {
    var place = start
    while place < bytes.count {
      let byte = bytes[place]
      if byte == 0x3E || Scan.isSpace(byte) { break }
      place += 1
    }
    return place
  }

  @inline(__always)
  static func skipSpace(_ bytes: Span<UInt8>, from start: Int) -> Int {
    var place = start
    while place < bytes.count, Scan.isSpace(bytes[place]) { place += 1 }
    return place
  }
}
