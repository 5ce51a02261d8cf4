/// Takes the tags out of markup, in time linear in its length.
struct TagStripper {
  private let bytes: [UInt8]
  private var result: [UInt8] = []
  private var hasMoreTags = true
  private var hasMoreComments = true

  private init(_ bytes: [UInt8]) {
    self.bytes = bytes
  }

  /// The text of markup, references decoded; elements that do not flow leave a space.
  ///
  /// What looks like a tag but is none of HTML stays: in `Array<Int>` it is meant.
  static func text(of bytes: [UInt8]) -> [UInt8] {
    var stripper = TagStripper(bytes)
    var index = 0
    while index < bytes.count { index = stripper.step(at: index) }
    return stripper.result
  }

  private mutating func step(at index: Int) -> Int {
    switch bytes[index] {
    case UInt8(ascii: "&"):
      if let reference = CharacterReference.decode(bytes.span, at: index + 1) {
        result += reference.bytes
        return reference.end
      }
    case UInt8(ascii: "<") where hasMoreTags:
      if let end = endOfDeclaration(at: index) { return end }
      switch MarkupTag.read(bytes.span, at: index) {
      case .tag(let tag) where HTMLNames.all.contains(tag.name):
        if !HTMLNames.inline.contains(tag.name) { result.append(0x20) }
        let hidesContent = !tag.isEnd && HTMLNames.hidden.contains(tag.name)
        return hidesContent ? endOfElement(tag.name, from: tag.end) : tag.end
      case .unfinished: hasMoreTags = false
      case .tag, .text: break
      }
    default: break
    }
    result.append(bytes[index])
    return index + 1
  }

  /// The index after a comment, declaration or processing instruction that begins at an index.
  private mutating func endOfDeclaration(at start: Int) -> Int? {
    guard start + 1 < bytes.count,
      bytes[start + 1] == UInt8(ascii: "!") || bytes[start + 1] == UInt8(ascii: "?")
    else { return nil }
    if hasMoreComments, bytes[(start + 1)...].starts(with: "!--".utf8) {
      if let end = ByteSearch.first("-->", in: bytes, from: start + 2) { return end + 3 }
      hasMoreComments = false
    }
    guard let end = bytes[start...].firstIndex(of: UInt8(ascii: ">")) else {
      hasMoreTags = false
      return nil
    }
    return end + 1
  }

  private func endOfElement(_ name: String, from start: Int) -> Int {
    var index = start
    while let found = ByteSearch.first("</", in: bytes, from: index) {
      switch MarkupTag.read(bytes.span, at: found) {
      case .tag(let tag):
        if tag.name == name { return tag.end }
        index = tag.end
      case .text: index = found + 2
      case .unfinished: return bytes.count
      }
    }
    return bytes.count
  }
}
