/// Lower case, scalar by scalar, as `lowercased()` has it.
enum LowerCase {
  /// Appends a scalar in lower case, in UTF-8, if it is a letter or an ASCII digit.
  ///
  /// - Parameters:
  ///   - scalar: The scalar.
  ///   - output: Takes the bytes.
  /// - Returns: Whether it is one.
  static func appendWord(_ scalar: Unicode.Scalar, to output: inout [UInt8]) -> Bool {
    if scalar.isASCII {
      let byte = ByteSearch.lower(UInt8(truncatingIfNeeded: scalar.value))
      guard byte &- 0x61 < 26 || byte &- 0x30 < 10 else { return false }
      output.append(byte)
      return true
    }
    // What becomes several scalars is looked at one by one.
    if !hasNoCase(scalar), scalar.properties.changesWhenLowercased {
      var isWord = false
      for lower in lowered(scalar) where append(lower, to: &output) { isWord = true }
      return isWord
    }
    return append(scalar, to: &output)
  }

  private static func append(_ scalar: Unicode.Scalar, to output: inout [UInt8]) -> Bool {
    guard scalar.isASCII || scalar.properties.isAlphabetic else { return false }
    output.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
    return true
  }

  private static func lowered(_ scalar: Unicode.Scalar) -> String.UnicodeScalarView {
    // "Ä" to "ä": nearly all there are.
    if (0xC0...0xDE).contains(scalar.value), let lower = Unicode.Scalar(scalar.value + 0x20) {
      return String(lower).unicodeScalars
    }
    return scalar.properties.lowercaseMapping.unicodeScalars
  }

  /// Whether a scalar is of a script without capitals: small letters of Latin-1, and East Asia's scripts.
  private static func hasNoCase(_ scalar: Unicode.Scalar) -> Bool {
    (0xDF...0xFF).contains(scalar.value) || (0x2E80...0xA63F).contains(scalar.value)
      || (0xAC00...0xD7FF).contains(scalar.value)
  }
}
