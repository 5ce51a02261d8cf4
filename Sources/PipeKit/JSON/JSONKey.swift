/// A key of a JSON object, compared by its bytes.
///
/// `String` takes two keys for one when they are canonically equivalent, such as `é` written with
/// one or two scalars. To JSON they are two.
struct JSONKey: Hashable {
  let string: String

  init(_ string: String) { self.string = string }

  static func == (a: JSONKey, b: JSONKey) -> Bool { areSame(a.string, b.string) }

  func hash(into hasher: inout Hasher) {
    let bytes = string.utf8Span.span
    var index = 0
    while index + ByteWord.count <= bytes.count {
      hasher.combine(bytes.word(at: index).bits)
      index += ByteWord.count
    }
    while index < bytes.count {
      hasher.combine(bytes[index])
      index += 1
    }
    hasher.combine(bytes.count)
  }

  /// Whether two keys have the same bytes.
  @inline(__always)
  static func areSame(_ a: borrowing String, _ b: borrowing String) -> Bool {
    // Comparing strings is quick, mostly, and never false for the same bytes.
    a == b && a.utf8.elementsEqual(b.utf8)
  }
}
