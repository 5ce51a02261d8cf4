extension Span<UInt8> {
  /// The scalar whose UTF-8 starts at an offset, and its length in bytes.
  ///
  /// A byte that starts no well-formed sequence is U+FFFD and one byte long.
  @inline(__always)
  package func scalar(at offset: Int) -> (value: UInt32, width: Int) {
    let first = UInt32(self[offset])
    if first < 0x80 { return (first, 1) }
    let left = count - offset
    if first < 0xE0 {
      guard first >= 0xC2, left > 1, let second = continuation(offset + 1) else {
        return (0xFFFD, 1)
      }
      return ((first & 0x1F) << 6 | second, 2)
    }
    if first < 0xF0 {
      guard left > 2, let second = continuation(offset + 1), let third = continuation(offset + 2)
      else { return (0xFFFD, 1) }
      let value = (first & 0x0F) << 12 | second << 6 | third
      return value < 0x800 || (value >> 11) == 0x1B ? (0xFFFD, 1) : (value, 3)
    }
    guard first < 0xF5, left > 3, let second = continuation(offset + 1),
      let third = continuation(offset + 2), let fourth = continuation(offset + 3)
    else { return (0xFFFD, 1) }
    let value = (first & 0x07) << 18 | second << 12 | third << 6 | fourth
    return value < 0x10000 || value > 0x10FFFF ? (0xFFFD, 1) : (value, 4)
  }

  /// The scalar whose UTF-8 ends before an offset above 0, and its length in bytes.
  package func scalar(before offset: Int) -> (value: UInt32, width: Int) {
    var start = offset - 1
    while start > 0, offset - start < 4, self[start] & 0xC0 == 0x80 { start -= 1 }
    let found = scalar(at: start)
    return found.width == offset - start ? found : (0xFFFD, 1)
  }

  @inline(__always)
  private func continuation(_ offset: Int) -> UInt32? {
    let byte = self[offset]
    return byte & 0xC0 == 0x80 ? UInt32(byte & 0x3F) : nil
  }
}

/// Passes on the bytes of a scalar's UTF-8.
@inline(__always)
func encodeUTF8(_ scalar: UInt32, _ emit: (UInt8) -> Void) {
  if scalar < 0x80 {
    emit(UInt8(truncatingIfNeeded: scalar))
    return
  }
  if scalar < 0x800 {
    emit(UInt8(truncatingIfNeeded: 0xC0 | scalar >> 6))
  } else {
    if scalar < 0x10000 {
      emit(UInt8(truncatingIfNeeded: 0xE0 | scalar >> 12))
    } else {
      emit(UInt8(truncatingIfNeeded: 0xF0 | scalar >> 18))
      emit(UInt8(truncatingIfNeeded: 0x80 | scalar >> 12 & 0x3F))
    }
    emit(UInt8(truncatingIfNeeded: 0x80 | scalar >> 6 & 0x3F))
  }
  emit(UInt8(truncatingIfNeeded: 0x80 | scalar & 0x3F))
}
