extension [UInt8] {
  /// Appends ASCII text that needs no escapes.
  @inline(__always)
  mutating func append(_ text: StaticString) {
    text.withUTF8Buffer { append(contentsOf: $0) }
  }

  /// Appends what stands in front of a value.
  mutating func append(_ lead: JSONLead) {
    append(addingCapacity: ByteBlock.count) { output in
      output.withUnsafeMutableBufferPointer { buffer, count in
        UnsafeMutableRawBufferPointer(buffer).storeBytes(of: lead.block, as: SIMD16<UInt8>.self)
        count = lead.count
      }
    }
  }

  /// Appends the UTF-8 of a string that needs no escapes.
  @inline(__always)
  mutating func append(utf8Of text: String) {
    if text.utf8.withContiguousStorageIfAvailable({ append(contentsOf: $0) }) == nil {
      append(contentsOf: text.utf8)
    }
  }

  /// Appends what stands in front of a string including its quote, the string, and a quote.
  mutating func append(_ lead: JSONLead, quoted text: String) {
    // Quicker than `utf8Span`, which is not inlined.
    if text.utf8.withContiguousStorageIfAvailable({ append(lead, quoted: $0.span) }) == nil {
      append(lead, quoted: Array(text.utf8).span)
    }
  }

  /// Appends what stands in front of a string including its quote, the string, and a quote.
  ///
  /// - Parameters:
  ///   - lead: What stands in front.
  ///   - text: Valid UTF-8.
  mutating func append(_ lead: JSONLead, quoted text: Span<UInt8>) {
    var done = 0
    // Most strings have nothing to escape: they are looked through and copied in one go, a block at
    // a time. The last block of either text is written whole, over what follows: hence the capacity.
    append(addingCapacity: 2 * ByteBlock.count + text.count + 1) { output in
      output.withUnsafeMutableBufferPointer { buffer, count in
        let buffer = UnsafeMutableRawBufferPointer(buffer)
        buffer.storeBytes(of: lead.block, as: SIMD16<UInt8>.self)
        count = lead.count
        while done &+ ByteBlock.count <= text.count {
          let block = text.block(at: done)
          buffer.storeBytes(of: block.bytes, toByteOffset: count, as: SIMD16<UInt8>.self)
          guard block.firstSpecial == nil else { return }
          done &+= ByteBlock.count
          count &+= ByteBlock.count
        }
        while done < text.count, !text[done].isJSONSpecial {
          buffer[count] = text[done]
          done &+= 1
          count &+= 1
        }
        if done == text.count {
          buffer[count] = UInt8(ascii: "\"")
          count &+= 1
          done &+= 1
        }
      }
    }
    if done > text.count { return }
    appendEscaped(text.extracting(done...))
    append(UInt8(ascii: "\""))
  }

  private mutating func appendEscaped(_ text: Span<UInt8>) {
    var seen = ByteBlock(.zero)
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
      append("u00")
      append(0x30 | byte >> 4)
      append(byte & 15 < 10 ? 0x30 | byte & 15 : 0x57 + byte & 15)
    }
  }
}
