extension [UInt8] {
  /// Appends what stands in front of a value.
  mutating func append(_ lead: JSONLead) {
    append(addingCapacity: JSONLead.maximumCount) { output in
      output.withUnsafeMutableBufferPointer { buffer, count in
        count = UnsafeMutableRawBufferPointer(buffer).store(lead, at: 0)
      }
    }
  }

  /// Appends what stands in front of a string including its quote, the string, and a quote.
  @inline(__always)
  mutating func append(_ lead: JSONLead, quoted text: String) {
    append(lead, text, JSONLead.quote)
  }

  /// Appends what stands in front of a number, and the number.
  @inline(__always)
  mutating func append(_ lead: JSONLead, _ number: JSONNumber) {
    append(lead, number.literal, JSONLead.none)
  }

  private mutating func append(_ lead: JSONLead, _ text: String, _ end: JSONLead) {
    // Quicker than `utf8Span`, which is not inlined.
    if text.utf8.withContiguousStorageIfAvailable({ append(lead, $0.span, end) }) == nil {
      append(lead, Array(text.utf8).span, end)
    }
  }

  /// Appends what stands in front of a text, the text with its escapes, and what comes behind.
  ///
  /// - Parameters:
  ///   - lead: What stands in front.
  ///   - text: Valid UTF-8.
  ///   - end: What comes behind.
  mutating func append(_ lead: JSONLead, _ text: Span<UInt8>, _ end: JSONLead) {
    var done = 0
    // Most strings have nothing to escape: they are looked through and copied in one go, a word at
    // a time. Words are written whole, over what follows: hence the capacity. Bounds are checked
    // once for all of them, as checking each takes as long as the rest.
    append(addingCapacity: 2 * JSONLead.maximumCount + text.count) { output in
      output.withUnsafeMutableBufferPointer { buffer, count in
        let buffer = UnsafeMutableRawBufferPointer(buffer)
        count = buffer.store(lead, at: 0)
        done = text.copyPlain(to: buffer, at: count)
        count &+= done
        if done == text.count { count = buffer.store(end, at: count) }
      }
    }
    if done == text.count { return }
    appendEscaped(text.extracting(done...))
    append(end)
  }

  private mutating func appendEscaped(_ text: Span<UInt8>) {
    var seen = ByteWord(0)
    var start = 0
    while true {
      let end = text.endOfPlain(from: start, seen: &seen)
      append(text.extracting(start..<end))
      guard end < text.count else { return }
      appendEscape(text[end])
      start = end + 1
    }
  }

  private mutating func appendEscape(_ byte: UInt8) {
    append(UInt8(ascii: "\\"))
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"): append(byte)
    case 0x08: append(UInt8(ascii: "b"))
    case 0x09: append(UInt8(ascii: "t"))
    case 0x0A: append(UInt8(ascii: "n"))
    case 0x0C: append(UInt8(ascii: "f"))
    case 0x0D: append(UInt8(ascii: "r"))
    default:
      append(.control)
      append(0x30 | byte >> 4)
      append(byte & 15 < 10 ? 0x30 | byte & 15 : 0x57 + byte & 15)
    }
  }
}

extension Span<UInt8> {
  /// Copies the bytes up to the first that must be escaped, a word at a time.
  ///
  /// - Parameters:
  ///   - buffer: Where to; there must be room for the whole text and a word.
  ///   - start: Where in it.
  /// - Returns: How many bytes were copied.
  @inline(__always)
  fileprivate func copyPlain(to buffer: UnsafeMutableRawBufferPointer, at start: Int) -> Int {
    precondition(buffer.count - start >= count + ByteWord.count)
    var done = 0
    while done &+ ByteWord.count <= count {
      let word = word(atUnchecked: done)
      buffer.store(word, at: start &+ done)
      let special = word.special
      if special != 0 { return done &+ ByteWord.place(of: special) }
      done &+= ByteWord.count
    }
    if done < count, count >= ByteWord.count {
      // What is left is looked at together with bytes that are known to be good.
      let last = count &- ByteWord.count
      let word = word(atUnchecked: last)
      buffer.store(word, at: start &+ last)
      let special = word.special
      return special == 0 ? count : last &+ ByteWord.place(of: special)
    }
    while done < count, !self[done].isJSONSpecial {
      buffer[start &+ done] = self[done]
      done &+= 1
    }
    return done
  }
}

extension UnsafeMutableRawBufferPointer {
  @inline(__always)
  fileprivate func store(_ word: ByteWord, at index: Int) {
    storeBytes(of: word.bits.littleEndian, toByteOffset: index, as: UInt64.self)
  }

  /// Stores a lead, and says where it ends.
  @inline(__always)
  fileprivate func store(_ lead: JSONLead, at index: Int) -> Int {
    store(ByteWord(lead.first), at: index)
    store(ByteWord(lead.second), at: index &+ ByteWord.count)
    return index &+ lead.count
  }
}
