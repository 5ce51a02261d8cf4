/// What stands in front of a value: at most sixteen bytes of ASCII, such as `,"title":"`.
struct JSONLead {
  let block: SIMD16<UInt8>
  let count: Int

  init(_ text: StaticString) {
    var block = SIMD16<UInt8>.zero
    count = Swift.min(text.utf8CodeUnitCount, ByteBlock.count)
    for index in 0..<count { block[index] = text.utf8Start[index] }
    self.block = block
  }

  /// A string's first quote.
  static let quote = JSONLead("\"")
  /// The beginning of an object up to its first key.
  static let firstKey = JSONLead("{\"")
  /// What comes before a further key.
  static let key = JSONLead(",\"")
  /// What comes between a key's last quote and a string.
  static let text = JSONLead(":\"")
}
