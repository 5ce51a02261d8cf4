/// What stands below the text: comments, and what agencies write there.
extension PlainTextCleaner {
  /// Leaves out what readers have written below the text.
  mutating func dropComments() {
    guard
      let text = parts.firstIndex(where: { $0.exclusion == nil && PlainTextCleaner.isText($0.text) }
      )
    else { return }
    let comments = PlainTextComments(parts: parts)
    var index = text + 1
    while index < parts.count {
      if parts[index].exclusion == nil, let end = comments.end(below: index) {
        for place in index..<end where parts[place].exclusion == nil {
          parts[place].exclusion = .leftover
        }
        index = end
      } else {
        index += 1
      }
    }
  }

  /// Leaves out what an agency writes below its copy.
  mutating func dropClosing() {
    var left = parts.count { $0.exclusion == nil }
    for index in parts.indices.reversed() where parts[index].exclusion == nil {
      guard left > 1 else { return }
      if ClosingLine.isClosing(parts[index].text) {
        parts[index].exclusion = .leftover
        left -= 1
        continue
      }
      if let ending = ClosingLine.agency(in: parts[index].text) {
        parts[index].text = ending.text
        parts.insert(PlainTextPart(ending.credit, .credit), at: index + 1)
      }
      return
    }
  }
}
