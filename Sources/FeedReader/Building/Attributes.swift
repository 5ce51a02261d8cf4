/// The attributes of an element, by name.
struct Attributes {
  private let list: [XMLAttribute]

  init(_ list: [XMLAttribute]) {
    self.list = list
  }

  /// The value of an attribute without surrounding white space; nil if it is missing or empty.
  subscript(name: String) -> String? {
    guard let value = list.first(where: { $0.name.text == name })?.value else { return nil }
    let trimmed = Array(value.utf8).trimmed()
    if trimmed.isEmpty { return nil }
    return trimmed.count == value.utf8.count ? value : String(decoding: trimmed, as: UTF8.self)
  }
}
