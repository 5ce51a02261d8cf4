/// The attributes of an element, by name.
struct Attributes {
  private let list: [XMLAttribute]
  private let text: XMLText

  init(_ list: [XMLAttribute], _ text: XMLText) {
    self.list = list
    self.text = text
  }

  /// The value of an attribute without surrounding white space; nil if it is missing or empty.
  subscript(name: String) -> String? {
    guard let range = list.first(where: { $0.name.text == name })?.value else { return nil }
    let written = text.bytes[range].trimmedSlice()
    if written.isEmpty { return nil }
    if !written.contains(0x26) { return String(decoding: written, as: UTF8.self) }
    let value = text.string(range)
    let trimmed = Array(value.utf8)[...].trimmedSlice()
    if trimmed.isEmpty { return nil }
    return trimmed.count == value.utf8.count ? value : String(decoding: trimmed, as: UTF8.self)
  }
}
