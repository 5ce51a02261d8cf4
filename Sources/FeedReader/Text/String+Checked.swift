import HTML

extension String {
  /// Text of bytes that are known to be valid UTF-8, as parts of a checked document are that were cut
  /// next to ASCII signs. Debug builds, which the fuzzing tests are, check it again.
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
