/// The bytes of texts, and the nodes they become.
extension TreeBuilder {
  /// The number of bytes of white space that a text begins with.
  func spaces(_ token: Token) -> Int {
    var count = 0
    while count < token.length, Scan.isSpace(byte(token.start + count)) { count += 1 }
    return count
  }

  func byte(_ place: Int) -> UInt8 {
    let count = tokenizer.source.count
    return place < count ? tokenizer.source[place] : tokenizer.tail[place - count]
  }

  mutating func withoutNulls(_ token: Token) -> Token {
    var result = token
    result.start = tokenizer.source.count + tokenizer.tail.count
    for place in token.start..<token.start + token.length {
      let byte = byte(place)
      if byte != 0 { tokenizer.tail.append(byte) }
    }
    result.length = tokenizer.source.count + tokenizer.tail.count - result.start
    result.flag = false
    return result
  }

  // MARK: Nodes

  /// Adds a text at the appropriate place, to the text before it if nothing stands between.
  mutating func insertText(_ token: Token) {
    guard token.length > 0 else { return }
    let start = UInt32(truncatingIfNeeded: token.start)
    let length = UInt32(truncatingIfNeeded: token.length)
    if !isLinked, !(fosters && open.top.marks.contains(.fosters)) {
      let index = tree.records.count - 1
      if tree.records[index].kind == .text, tree.records[index].parent == open.top.parent {
        var record = tree.records[index]
        join(token.start, token.length, to: &record)
        tree.records[index] = record
        return
      }
      _ = insertRecord(UInt32.max, .html, start, length, kind: .text)
      return
    }
    let node = insertRecord(UInt32.max, .html, start, length, kind: .text)
    let previous = links[Int(node)].previous
    // It is joined to the text before it when the document has ended, so that none is copied twice.
    if previous != 0, tree.records[Int(previous)].kind == .text {
      tree.records[Int(node)].name = TreeBuilder.pieceName
    }
  }

  /// Adds bytes of the source or the tail to a text.
  mutating func join(_ start: Int, _ length: Int, to record: inout NodeRecord) {
    let end = Int(record.start) + Int(record.length)
    let count = tokenizer.source.count
    if end == start, end != count {
      record.length += UInt32(truncatingIfNeeded: length)
      return
    }
    // The texts are joined at the end of the tail, where the first may lie already.
    if end != count + tokenizer.tail.count {
      let joined = count + tokenizer.tail.count
      appendToTail(Int(record.start), Int(record.length))
      record.start = UInt32(truncatingIfNeeded: joined)
    }
    appendToTail(start, length)
    record.length += UInt32(truncatingIfNeeded: length)
  }

  private mutating func appendToTail(_ start: Int, _ length: Int) {
    let count = tokenizer.source.count
    if start < count {
      tokenizer.tail.append(contentsOf: tokenizer.source[start..<start + length])
    } else {
      // A slice of the tail would hold it, and appending to it then copy it.
      for place in start - count..<start - count + length {
        tokenizer.tail.append(tokenizer.tail[place])
      }
    }
  }
}
