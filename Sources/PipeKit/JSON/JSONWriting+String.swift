extension [UInt8] {
  /// Appends ASCII text that needs no escapes.
  @inline(__always)
  mutating func append(_ text: StaticString) {
    append(addingCapacity: text.utf8CodeUnitCount) { output in
      output.withUnsafeMutableBufferPointer { buffer, count in
        count = UnsafeMutableRawBufferPointer(buffer).store(text, at: 0)
      }
    }
  }

  /// Appends what stands in front of a string including its quote, the string, and a quote.
  @inline(__always)
  mutating func append(_ lead: StaticString, quoted text: String) {
    append(lead, text, isQuoted: true)
  }

  /// Appends what stands in front of a number, and the number.
  @inline(__always)
  mutating func append(_ lead: StaticString, _ number: JSONNumber) {
    append(lead, number.literal, isQuoted: false)
  }

  private mutating func append(_ lead: StaticString, _ text: String, isQuoted: Bool) {
    // Quicker than `utf8Span`, which is not inlined.
    let done: Void? = text.utf8.withContiguousStorageIfAvailable {
      append(lead, $0.span, isQuoted: isQuoted)
    }
    if done == nil { appendForeign(lead, text, isQuoted: isQuoted) }
  }

  /// As ``append(_:_:isQuoted:)``, for a string that is not in UTF-8, such as those of Objective-C.
  @inline(never)
  private mutating func appendForeign(_ lead: StaticString, _ text: String, isQuoted: Bool) {
    append(lead, Array(text.utf8).span, isQuoted: isQuoted)
  }

  /// Appends what stands in front of a text, and the text with its escapes.
  ///
  /// - Parameters:
  ///   - lead: What stands in front, including the first quote.
  ///   - text: Valid UTF-8.
  ///   - isQuoted: Whether a quote comes behind.
  mutating func append(_ lead: StaticString, _ text: Span<UInt8>, isQuoted: Bool) {
    var done = 0
    // Most strings have nothing to escape: they are looked through and copied in one go, a word at
    // a time. Words are written whole, over what follows: hence the capacity.
    append(addingCapacity: lead.utf8CodeUnitCount + text.count + ByteWord.count + 1) { output in
      output.withUnsafeMutableBufferPointer { buffer, count in
        let buffer = UnsafeMutableRawBufferPointer(buffer)
        count = buffer.store(lead, at: 0)
        var seen = ByteWord(0)
        done = text.copyPlain(from: 0, to: buffer, at: count, seen: &seen)
        count &+= done
        if done == text.count, isQuoted {
          buffer[count] = UInt8(ascii: "\"")
          count &+= 1
        }
      }
    }
    if done == text.count { return }
    appendEscaped(text.extracting(done...))
    if isQuoted { append(UInt8(ascii: "\"")) }
  }

  /// Appends a text with its escapes.
  @inline(never)
  private mutating func appendEscaped(_ text: Span<UInt8>) {
    var done = 0
    while done < text.count {
      // Room for the text and for some escapes; where they are more, the loop comes round again.
      let room = text.count - done + text.count / 8 + 64
      append(addingCapacity: room) { output in
        output.withUnsafeMutableBufferPointer { buffer, count in
          let buffer = UnsafeMutableRawBufferPointer(
            rebasing: UnsafeMutableRawBufferPointer(buffer)[..<room])
          var seen = ByteWord(0)
          while true {
            let length = text.copyPlain(from: done, to: buffer, at: count, seen: &seen)
            done &+= length
            count &+= length
            repeat {
              guard done < text.count else { return }
              guard room - count >= text.count - done + 2 * ByteWord.count else { return }
              count &+= buffer.store(escapeOf: text[done], at: count)
              done &+= 1
            } while done < text.count && text[done].isJSONSpecial
          }
        }
      }
    }
  }
}

extension UnsafeMutableRawBufferPointer {
  /// Stores ASCII text, and says where it ends.
  @inline(__always)
  fileprivate func store(_ text: StaticString, at index: Int) -> Int {
    let text = UnsafeRawBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount)
    // Two words that overlap for most keys: a call of `memcpy` takes longer.
    if text.count >= ByteWord.count, text.count <= 2 * ByteWord.count {
      let last = text.count &- ByteWord.count
      storeBytes(of: text.loadUnaligned(as: UInt64.self), toByteOffset: index, as: UInt64.self)
      storeBytes(
        of: text.loadUnaligned(fromByteOffset: last, as: UInt64.self), toByteOffset: index &+ last,
        as: UInt64.self)
    } else {
      for place in text.indices { self[index &+ place] = text[place] }
    }
    return index &+ text.count
  }

  /// Stores the escape of a byte.
  ///
  /// - Parameters:
  ///   - byte: A quote, a backslash or a control.
  ///   - index: Where to; there must be room for a word.
  /// - Returns: How many bytes were stored.
  @inline(__always)
  fileprivate func store(escapeOf byte: UInt8, at index: Int) -> Int {
    let letter: UInt8 =
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"): byte
      case 0x0A: UInt8(ascii: "n")
      case 0x09: UInt8(ascii: "t")
      case 0x0D: UInt8(ascii: "r")
      case 0x08: UInt8(ascii: "b")
      case 0x0C: UInt8(ascii: "f")
      default: UInt8(ascii: "u")
      }
    self[index] = UInt8(ascii: "\\")
    self[index &+ 1] = letter
    guard letter == UInt8(ascii: "u") else { return 2 }
    self[index &+ 2] = UInt8(ascii: "0")
    self[index &+ 3] = UInt8(ascii: "0")
    self[index &+ 4] = UInt8(ascii: "0") | byte >> 4
    let low = byte & 15
    self[index &+ 5] = low < 10 ? UInt8(ascii: "0") | low : UInt8(ascii: "a") + low - 10
    return 6
  }
}
