/// The one form in which paths are compared (RFC 9309, 2.2.2 and 2.2.3).
enum RobotsPath {
  /// A path with its query in that form.
  static func normalized(_ text: String) -> [UInt8] { normalized(Array(text.utf8)[...]) }

  /// Bytes in that form: escapes of unreserved characters are undone, those of others are in capitals,
  /// and what a URL cannot have, or what rules give a meaning, is escaped.
  static func normalized(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    var index = bytes.startIndex
    while index < bytes.endIndex {
      let byte = bytes[index]
      index += 1
      if byte == UInt8(ascii: "%"), index + 1 < bytes.endIndex, let high = value(bytes[index]),
        let low = value(bytes[index + 1])
      {
        let escaped = high << 4 | low
        if isUnreserved(escaped) { result.append(escaped) } else { escape(escaped, &result) }
        index += 2
      } else if isUnreserved(byte) || isPlain(byte) {
        result.append(byte)
      } else {
        escape(byte, &result)
      }
    }
    return result
  }

  private static func escape(_ byte: UInt8, _ result: inout [UInt8]) {
    result.append(UInt8(ascii: "%"))
    result.append(digit(byte >> 4))
    result.append(digit(byte & 15))
  }

  private static func digit(_ value: UInt8) -> UInt8 {
    value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "A") + value - 10
  }

  private static func value(_ digit: UInt8) -> UInt8? {
    switch digit {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): digit - UInt8(ascii: "0")
    case UInt8(ascii: "a")...UInt8(ascii: "f"): digit - UInt8(ascii: "a") + 10
    case UInt8(ascii: "A")...UInt8(ascii: "F"): digit - UInt8(ascii: "A") + 10
    default: nil
    }
  }

  /// Whether a character means the same escaped and not (RFC 3986, 2.3).
  private static func isUnreserved(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."),
      UInt8(ascii: "_"), UInt8(ascii: "~"):
      true
    default: false
    }
  }

  /// Whether a reserved character is left as it is: not `*` and `$`, which are wildcards in rules, and
  /// not `'`, which the URL standard escapes in queries only.
  private static func isPlain(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "/"), UInt8(ascii: "?"), UInt8(ascii: ":"), UInt8(ascii: "@"),
      UInt8(ascii: "!"), UInt8(ascii: "&"), UInt8(ascii: "("), UInt8(ascii: ")"),
      UInt8(ascii: "+"), UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "="),
      UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: "#"), UInt8(ascii: "%"):
      true
    default: false
    }
  }
}
