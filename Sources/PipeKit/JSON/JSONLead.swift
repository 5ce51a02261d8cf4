/// What stands in front of a value: at most sixteen bytes of ASCII, such as `,"title":"`.
struct JSONLead {
  static let maximumCount = 2 * ByteWord.count

  let first: UInt64
  let second: UInt64
  let count: Int

  init(_ text: StaticString) {
    var words: (UInt64, UInt64) = (0, 0)
    count = Swift.min(text.utf8CodeUnitCount, Self.maximumCount)
    for index in (0..<count).reversed() {
      words.1 = words.1 << 8 | words.0 >> 56
      words.0 = words.0 << 8 | UInt64(text.utf8Start[index])
    }
    (first, second) = words
  }

  /// Nothing.
  static let none = JSONLead("")
  /// A string's first or last quote.
  static let quote = JSONLead("\"")
  /// The beginning of an object up to its first key.
  static let firstKey = JSONLead("{\"")
  /// What comes before a further key.
  static let key = JSONLead(",\"")
  /// What comes between a key's last quote and its value.
  static let colon = JSONLead(":")
  /// What comes between a key's last quote and a string.
  static let text = JSONLead(":\"")
  /// The literal `null`.
  static let null = JSONLead("null")
  /// The literal `true`.
  static let yes = JSONLead("true")
  /// The literal `false`.
  static let no = JSONLead("false")
  /// A control's escape, between its backslash and two hexadecimal digits.
  static let control = JSONLead("u00")
}
