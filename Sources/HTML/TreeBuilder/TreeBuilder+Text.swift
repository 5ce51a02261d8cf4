/// Text, by the insertion modes.
extension TreeBuilder {
  /// Adds text where the document has come to.
  mutating func text(_ token: Token) {
    var token = token
    if dropsLineFeed {
      dropsLineFeed = false
      if token.length > 0, byte(token.start) == 0x0A {
        token.start += 1
        token.length -= 1
      }
      if token.length == 0 { return }
    }
    if isForeign, adjustedCurrentNode.marks.isDisjoint(with: [.htmlPoint, .mathTextPoint]) {
      return foreignText(token)
    }
    text(token, in: mode)
  }

  private mutating func text(_ token: Token, in mode: InsertionMode) {
    switch mode {
    case .inBody, .inCaption, .inCell, .inTemplate: bodyText(token)
    case .text: insertText(token)
    case .inTable, .inTableBody, .inRow, .inTableText: tableText(token)
    case .inColumnGroup: columnText(token)
    case .inFrameset, .afterFrameset: onlySpaces(token) { $0.insertText($1) }
    case .afterAfterFrameset: onlySpaces(token) { $0.bodyText($1) }
    default: edgeText(token)
    }
  }

  /// Text before the body or after it: white space is one thing, all else another.
  private mutating func edgeText(_ token: Token) {
    var rest = token
    let count = spaces(token)
    if count > 0 {
      var blank = token
      blank.length = count
      blank.flag = false
      rest.start += count
      rest.length -= count
      switch mode {
      case .inHead, .inHeadNoscript, .afterHead: insertText(blank)
      case .afterBody, .afterAfterBody:
        resumeBody()
        bodyText(blank)
      default: break
      }
      if rest.length == 0 { return }
    }
    switch mode {
    case .afterBody, .afterAfterBody:
      resumeBody()
      mode = .inBody
    default: leave(mode)
    }
    updateTokenizer()
    text(rest, in: mode)
  }

  /// Text in the body or what is read like it.
  mutating func bodyText(_ token: Token) {
    var token = token
    if token.flag { token = withoutNulls(token) }
    if token.length == 0 { return }
    reconstructFormatting()
    insertText(token)
    if framesetOK, spaces(token) < token.length { framesetOK = false }
  }

  private mutating func foreignText(_ token: Token) {
    insertText(token)
    // The replacement characters of NUL do not count as text here.
    if framesetOK, isMoreThanSpaces(token) { framesetOK = false }
  }

  private func isMoreThanSpaces(_ token: Token) -> Bool {
    var place = token.start
    let end = token.start + token.length
    while place < end {
      if Scan.isSpace(byte(place)) {
        place += 1
      } else if place + 2 < end, byte(place) == 0xEF, byte(place + 1) == 0xBF,
        byte(place + 2) == 0xBD
      {
        place += 3
      } else {
        return true
      }
    }
    return false
  }

  // MARK: In tables

  /// Keeps text back until it is known whether there is more than white space.
  private mutating func tableText(_ token: Token) {
    if mode != .inTableText {
      guard open.top.marks.contains(.fosters) || open.top.isElement(.template) else {
        return fostering { $0.bodyText(token) }
      }
      originalMode = mode
      mode = .inTableText
    }
    pending.append(token)
  }

  mutating func flushPending() {
    mode = originalMode
    let isBlank = pending.allSatisfy { spaces($0) == $0.length }
    for index in pending.indices {
      let token = pending[index]
      if isBlank {
        insertText(token)
      } else {
        fostering { $0.bodyText(token) }
      }
    }
    pending.removeAll(keepingCapacity: true)
    updateTokenizer()
  }

  /// Does something by the rules for the body, but before the table rather than in it.
  mutating func fostering(_ body: (inout TreeBuilder) -> Void) {
    fosters = true
    body(&self)
    fosters = false
  }

  private mutating func columnText(_ token: Token) {
    if open.top.isElement(.colgroup) {
      let count = spaces(token)
      if count == token.length { return insertText(token) }
      var blank = token
      blank.length = count
      insertText(blank)
      var rest = token
      rest.start += count
      rest.length -= count
      pop()
      mode = .inTable
      updateTokenizer()
      return text(rest, in: mode)
    }
    onlySpaces(token) { $0.insertText($1) }
  }

  /// Does something with each run of white space in a text.
  private mutating func onlySpaces(_ token: Token, _ body: (inout TreeBuilder, Token) -> Void) {
    var place = 0
    while place < token.length {
      var run = token
      run.start += place
      run.length -= place
      run.flag = false
      run.length = spaces(run)
      if run.length > 0 { body(&self, run) }
      place += run.length + 1
    }
  }

  // MARK: Bytes

  /// The number of bytes of white space that a text begins with.
  private func spaces(_ token: Token) -> Int {
    var count = 0
    while count < token.length, Scan.isSpace(byte(token.start + count)) { count += 1 }
    return count
  }

  private func byte(_ place: Int) -> UInt8 {
    let count = tokenizer.source.count
    return place < count ? tokenizer.source[place] : tokenizer.tail[place - count]
  }

  private mutating func withoutNulls(_ token: Token) -> Token {
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
