/// A key of a JSON object, compared by its bytes.
///
/// `String` takes two keys for one when they are canonically equivalent, such as `é` written with
/// one or two scalars. To JSON they are two.
struct JSONKey: Hashable {
  let string: String

  init(_ string: String) { self.string = string }

  static func == (a: JSONKey, b: JSONKey) -> Bool {
    // Comparing strings is quick, mostly, and never false for the same bytes.
    a.string == b.string && a.string.utf8.elementsEqual(b.string.utf8)
  }

  func hash(into hasher: inout Hasher) {
    let bytes = string.utf8Span.span
    var index = 0
    while index + 8 <= bytes.count {
      hasher.combine(bytes.word(at: index))
      index += 8
    }
    while index < bytes.count {
      hasher.combine(bytes[index])
      index += 1
    }
    hasher.combine(bytes.count)
  }
}
