/// Finds where the members of a JSON object stand, without reading their values.
///
/// The values are checked by whoever reads them; what is no object at all, or has no end, is noticed.
struct MemberScanner {
  private var at = 0

  /// The members of an object: keys without their quotes, as they are written, and where the values stand.
  ///
  /// - Parameter json: A line with an object and nothing else.
  /// - Returns: The members; `nil` where it is no object.
  static func members(of json: Span<UInt8>) -> [(key: Range<Int>, value: Range<Int>)]? {
    var scanner = MemberScanner()
    return scanner.members(json)
  }

  private mutating func members(
    _ json: Span<UInt8>
  ) -> [(key: Range<Int>, value: Range<Int>)]? {
    guard take(UInt8(ascii: "{"), json) else { return nil }
    var members: [(key: Range<Int>, value: Range<Int>)] = []
    if !take(UInt8(ascii: "}"), json) {
      repeat {
        guard take(UInt8(ascii: "\""), json) else { return nil }
        let keyStart = at
        guard skipString(json) else { return nil }
        let key = keyStart..<(at - 1)
        guard take(UInt8(ascii: ":"), json) else { return nil }
        skipSpace(json)
        let valueStart = at
        guard skipValue(json) else { return nil }
        members.append((key, valueStart..<at))
      } while take(UInt8(ascii: ","), json)
      guard take(UInt8(ascii: "}"), json) else { return nil }
    }
    skipSpace(json)
    return at == json.count ? members : nil
  }

  private mutating func skipSpace(_ json: Span<UInt8>) {
    while at < json.count, json[at] <= 0x20 { at += 1 }
  }

  private mutating func take(_ byte: UInt8, _ json: Span<UInt8>) -> Bool {
    skipSpace(json)
    guard at < json.count, json[at] == byte else { return false }
    at += 1
    return true
  }

  /// Goes behind the quote that ends a string.
  private mutating func skipString(_ json: Span<UInt8>) -> Bool {
    while at < json.count {
      switch json[at] {
      case UInt8(ascii: "\""):
        at += 1
        return true
      case UInt8(ascii: "\\"): at += 2
      default: at += 1
      }
    }
    return false
  }

  private mutating func skipValue(_ json: Span<UInt8>) -> Bool {
    var depth = 0
    let start = at
    while at < json.count {
      switch json[at] {
      case UInt8(ascii: "\""):
        at += 1
        guard skipString(json) else { return false }
        if depth == 0 { return true }
      case UInt8(ascii: "{"), UInt8(ascii: "["):
        depth += 1
        at += 1
      case UInt8(ascii: "}"), UInt8(ascii: "]"):
        // The end of what the value stands in.
        if depth == 0 { return at > start }
        depth -= 1
        at += 1
        if depth == 0 { return true }
      case UInt8(ascii: ","):
        if depth == 0 { return at > start }
        at += 1
      default: at += 1
      }
    }
    return depth == 0 && at > start
  }
}
