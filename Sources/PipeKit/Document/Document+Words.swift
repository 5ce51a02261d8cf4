extension Document {
  /// How many words the text has: stretches without white space, so that it is quickly known.
  public var wordCount: Int {
    var count = 0
    var isInWord = false
    for byte in (text ?? "").utf8 {
      let isSpace = byte <= 0x20
      if !isSpace, !isInWord { count += 1 }
      isInWord = !isSpace
    }
    return count
  }
}
