/// Eight bytes in a word, the first one lowest, that are looked at together.
///
/// Reading and writing go through text in words: byte by byte they would take four times as long.
/// (Vectors would be quicker still, but to which instructions the compiler turns them depends on how
/// they are written down in ways that are hard to keep up.)
struct ByteWord {
  static let count = 8
  private static let ones: UInt64 = 0x0101_0101_0101_0101
  private static let highBits: UInt64 = 0x8080_8080_8080_8080

  var bits: UInt64

  @inline(__always)
  init(_ bits: UInt64) { self.bits = bits }

  /// A mark, the highest bit, in each byte that is a quote, a backslash or a control, and so cannot
  /// stand as it is in a JSON string.
  ///
  /// Bytes above the lowest mark may be marked by mistake, as a borrow runs upwards.
  @inline(__always)
  var special: UInt64 {
    let quote = (bits ^ 0x2222_2222_2222_2222) &- Self.ones
    let backslash = (bits ^ 0x5C5C_5C5C_5C5C_5C5C) &- Self.ones
    let control = bits &- 0x2020_2020_2020_2020
    return (quote | backslash | control) & ~bits & Self.highBits
  }

  /// A mark in each byte that is a given one below 128, as in ``special``.
  @inline(__always)
  func marks(of byte: UInt8) -> UInt64 {
    ((bits ^ UInt64(byte) &* Self.ones) &- Self.ones) & ~bits & Self.highBits
  }

  /// The word with zeros from the lowest mark on.
  @inline(__always)
  func prefix(before marks: UInt64) -> ByteWord { ByteWord(bits & (marks ^ (marks &- 1)) >> 8) }

  /// Whether all bytes are ASCII.
  @inline(__always)
  var isASCII: Bool { bits & Self.highBits == 0 }

  /// The place of the lowest mark.
  @inline(__always)
  static func place(of marks: UInt64) -> Int { marks.trailingZeroBitCount &>> 3 }
}

extension UInt8 {
  /// Whether the byte cannot stand as it is in a JSON string.
  @inline(__always)
  var isJSONSpecial: Bool {
    self < 0x20 || self == UInt8(ascii: "\"") || self == UInt8(ascii: "\\")
  }
}

extension Span<UInt8> {
  /// Eight bytes from a place on.
  @inline(__always)
  func word(at index: Int) -> ByteWord {
    let bits = bytes.unsafeLoadUnaligned(fromByteOffset: index, as: UInt64.self)
    return ByteWord(UInt64(littleEndian: bits))
  }

  /// Eight bytes from a place on that is known to be at least eight bytes before the end.
  ///
  /// To check that again would take half of the time that a loop over words takes.
  @inline(__always)
  func word(atUnchecked index: Int) -> ByteWord {
    assert(index >= 0 && index + ByteWord.count <= count)
    let bits = bytes.unsafeLoadUnaligned(fromUncheckedByteOffset: index, as: UInt64.self)
    return ByteWord(UInt64(littleEndian: bits))
  }

  /// Where the bytes end that can stand as they are in a JSON string.
  ///
  /// - Parameters:
  ///   - start: Where to begin.
  ///   - seen: Collects the bytes by `or`.
  /// - Returns: The place of a quote, backslash or control; the end where there is none.
  @inline(__always)
  func endOfPlain(from start: Int, seen: inout ByteWord) -> Int {
    precondition(start >= 0)
    var index = start
    while index &+ ByteWord.count <= count {
      let word = word(atUnchecked: index)
      let special = word.special
      if special != 0 {
        seen.bits |= word.prefix(before: special).bits
        return index &+ ByteWord.place(of: special)
      }
      seen.bits |= word.bits
      index &+= ByteWord.count
    }
    while index < count, !self[index].isJSONSpecial {
      seen.bits |= UInt64(self[index])
      index &+= 1
    }
    return index
  }

  /// Whether the same bytes stand in a range of another text.
  @inline(__always)
  func isPart(of text: Span<UInt8>, _ range: Range<Int>) -> Bool {
    guard count == range.count else { return false }
    var index = 0
    while index &+ ByteWord.count <= count {
      if word(at: index).bits != text.word(at: range.lowerBound + index).bits { return false }
      index &+= ByteWord.count
    }
    while index < count {
      if self[index] != text[range.lowerBound + index] { return false }
      index &+= 1
    }
    return true
  }

  /// How many line feeds there are; sixteen bytes at a time, as byte by byte is a twentieth of the time
  /// that reading and writing small documents takes.
  package var lineFeedCount: Int {
    var total = 0
    var index = 0
    let feed = SIMD16<UInt8>(repeating: 0x0A)
    while index &+ 16 <= count {
      // Each lane counts up to 255 before the lanes are added up.
      var lanes = SIMD16<UInt8>()
      var rounds = 0
      while rounds < 255, index &+ 16 <= count {
        let block = bytes.unsafeLoadUnaligned(
          fromUncheckedByteOffset: index, as: SIMD16<UInt8>.self)
        lanes = lanes &+ SIMD16<UInt8>().replacing(with: 1, where: block .== feed)
        index &+= 16
        rounds &+= 1
      }
      total &+= Int(SIMD16<UInt16>(truncatingIfNeeded: lanes).wrappedSum())
    }
    while index < count {
      if self[index] == 0x0A { total &+= 1 }
      index &+= 1
    }
    return total
  }

  /// The place of the next line feed; `nil` where there is none.
  package func lineFeed(from start: Int) -> Int? { place(of: 0x0A, from: start) }

  /// Whether a byte is a NUL.
  package var hasNUL: Bool { place(of: 0, from: 0) != nil }

  /// The place of the next byte that is a given one below 128; `nil` where there is none.
  @inline(__always)
  private func place(of byte: UInt8, from start: Int) -> Int? {
    precondition(start >= 0)
    var index = start
    // Four words at a time, until one of them has it.
    while index &+ 4 &* ByteWord.count <= count {
      let marks =
        word(atUnchecked: index).marks(of: byte) | word(atUnchecked: index &+ 8).marks(of: byte)
        | word(atUnchecked: index &+ 16).marks(of: byte)
        | word(atUnchecked: index &+ 24).marks(of: byte)
      if marks != 0 { break }
      index &+= 4 &* ByteWord.count
    }
    while index &+ ByteWord.count <= count {
      let marks = word(atUnchecked: index).marks(of: byte)
      if marks != 0 { return index &+ ByteWord.place(of: marks) }
      index &+= ByteWord.count
    }
    while index < count {
      if self[index] == byte { return index }
      index &+= 1
    }
    return nil
  }
}

extension Span<UInt8> {
  /// Copies the bytes up to the first that cannot stand as it is in a JSON string, a word at a time.
  ///
  /// - Parameters:
  ///   - start: Where to begin.
  ///   - buffer: Where to; there must be room for all bytes from `start` on and a word.
  ///   - place: Where in it.
  ///   - seen: Collects the bytes by `or`.
  /// - Returns: How many bytes were copied; what follows them in the buffer is undefined.
  @inline(__always)
  func copyPlain(
    from start: Int, to buffer: UnsafeMutableRawBufferPointer, at place: Int, seen: inout ByteWord
  ) -> Int {
    precondition(start >= 0 && place >= 0 && buffer.count - place >= count - start + ByteWord.count)
    // What is to be added to a place in the text to get one in the buffer.
    let shift = place &- start
    var index = start
    while index &+ ByteWord.count <= count {
      let word = word(atUnchecked: index)
      buffer.store(word, at: index &+ shift)
      let special = word.special
      if special != 0 {
        seen.bits |= word.prefix(before: special).bits
        return index &+ ByteWord.place(of: special) &- start
      }
      seen.bits |= word.bits
      index &+= ByteWord.count
    }
    if index < count, count &- start >= ByteWord.count {
      // What is left is looked at together with bytes that are known to be plain.
      let last = count &- ByteWord.count
      let word = word(atUnchecked: last)
      buffer.store(word, at: last &+ shift)
      let special = word.special
      seen.bits |= special == 0 ? word.bits : word.prefix(before: special).bits
      return (special == 0 ? count : last &+ ByteWord.place(of: special)) &- start
    }
    while index < count, !self[index].isJSONSpecial {
      buffer[index &+ shift] = self[index]
      seen.bits |= UInt64(self[index])
      index &+= 1
    }
    return index &- start
  }
}

extension UnsafeMutableRawBufferPointer {
  @inline(__always)
  fileprivate func store(_ word: ByteWord, at index: Int) {
    storeBytes(of: word.bits.littleEndian, toByteOffset: index, as: UInt64.self)
  }
}
