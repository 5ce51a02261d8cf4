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
    }
    if phase < .body, !isRawTextOpen {
      let space = spaces(token)
      if space > 0, phase == .head, space < token.length || open.top?.name == HTMLName.head.rawValue
      {
        var blank = token
        blank.length = space
        append(blank)
      }
      token.start += space
      token.length -= space
      if token.length == 0 { return }
      if !isNoscriptOrTemplateOpen { ensureBody() }
    }
    append(token)
  }

  private var isRawTextOpen: Bool {
    guard let top = open.top, top.namespace == .html else { return false }
    return !top.traits.isDisjoint(with: [.rawText, .escapableText])
  }

  private var isNoscriptOrTemplateOpen: Bool { open.isOpen(.template) }

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

  /// Adds a text, to the text before it if nothing stands between.
  private mutating func append(_ token: Token) {
    guard token.length > 0 else { return }
    let index = tree.records.count - 1
    guard tree.records[index].kind == .text, tree.records[index].parent == open.top?.node ?? 0
    else { return leaf(.text, token) }
    let end = Int(tree.records[index].start) + Int(tree.records[index].length)
    let count = tokenizer.source.count
    if end == token.start, end != count {
      tree.records[index].length += UInt32(truncatingIfNeeded: token.length)
      return
    }
    // The texts are joined at the end of the tail, where the first may lie already.
    if end != count + tokenizer.tail.count {
      let joined = count + tokenizer.tail.count
      appendToTail(Int(tree.records[index].start), Int(tree.records[index].length))
      tree.records[index].start = UInt32(truncatingIfNeeded: joined)
    }
    appendToTail(token.start, token.length)
    tree.records[index].length += UInt32(truncatingIfNeeded: token.length)
  }

  private mutating func appendToTail(_ start: Int, _ length: Int) {
    let count = tokenizer.source.count
    if start < count {
      tokenizer.tail.append(contentsOf: tokenizer.source[start..<start + length])
    } else {
      tokenizer.tail.append(
        contentsOf: Array(tokenizer.tail[start - count..<start - count + length]))
    }
  }
}
