/// Windows drive letters.
enum DriveLetter {
  /// Whether two bytes are a drive letter, written with a colon or a bar.
  static func isDriveLetter(_ first: UInt8, _ second: UInt8) -> Bool {
    first.isASCIIAlpha && (second == UInt8(ascii: ":") || second == UInt8(ascii: "|"))
  }

  /// Whether bytes are a drive letter that is written with a colon.
  static func isNormalized(_ bytes: ArraySlice<UInt8>) -> Bool {
    guard bytes.count == 2, let first = bytes.first, let second = bytes.last else { return false }
    return first.isASCIIAlpha && second == UInt8(ascii: ":")
  }

  /// Whether what begins at a position starts with a drive letter that is all of its segment.
  static func starts(_ input: Span<UInt8>, at position: Int) -> Bool {
    guard position + 1 < input.count, isDriveLetter(input[position], input[position + 1])
    else { return false }
    guard position + 2 < input.count else { return true }
    switch input[position + 2] {
    case UInt8(ascii: "/"), UInt8(ascii: "\\"), UInt8(ascii: "?"), UInt8(ascii: "#"): return true
    default: return false
    }
  }
}
