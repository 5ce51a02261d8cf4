/// Reads numbers from a model, and never beyond its end.
struct ModelReader {
  /// Where the next number begins.
  var offset: Int

  /// An integer of up to 8 bytes, the lowest first.
  mutating func integer(_ width: Int, _ bytes: Span<UInt8>) -> UInt64? {
    guard width <= bytes.count - offset else { return nil }
    var value: UInt64 = 0
    for index in 0..<width { value |= UInt64(bytes[offset + index]) << UInt64(8 * index) }
    offset += width
    return value
  }

  /// A text in ASCII without the spaces at its end.
  mutating func text(_ width: Int, _ bytes: Span<UInt8>) -> String? {
    guard width <= bytes.count - offset else { return nil }
    var characters: [UInt8] = []
    for index in offset..<offset + width where bytes[index] != 0x20 {
      characters.append(bytes[index])
    }
    offset += width
    return String(validating: characters, as: UTF8.self)
  }

  /// Integers of 8 bytes.
  mutating func words(_ count: Int, _ bytes: Span<UInt8>) -> [UInt64]? {
    guard count <= (bytes.count - offset) / 8 else { return nil }
    let source = bytes.extracting(offset..<offset + count * 8).bytes
    offset += count * 8
    return [UInt64](unsafeUninitializedCapacity: count) { target, initialized in
      for index in 0..<count {
        let word = source.unsafeLoadUnaligned(fromByteOffset: index * 8, as: UInt64.self)
        target.initializeElement(at: index, to: UInt64(littleEndian: word))
      }
      initialized = count
    }
  }
}
