import HTML

extension String {
  /// Makes text of bytes that are known to be valid UTF-8.
  ///
  /// Parts of a checked document are, if they are cut next to ASCII signs. Debug builds, which the tests
  /// are, check it again: nothing else may ever get here.
  ///
  /// Checking again is a tenth of reading a feed. Short text is checked all the same: a string then knows
  /// whether it is ASCII, and is compared and hashed the faster.
  init(checked bytes: ArraySlice<UInt8>) {
    guard bytes.count > 256 else {
      self = String(decoding: bytes, as: UTF8.self)
      return
    }
    assert(HTMLEncoding.isValidUTF8(Array(bytes)), "not UTF-8")
    self = String(copying: UTF8Span(unchecked: bytes.span))
  }
}
