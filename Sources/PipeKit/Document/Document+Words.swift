extension Document {
  /// How many words the text has: stretches without white space, so that it is quickly known, and in scripts that are
  /// written without spaces, as Chinese, Japanese and Thai are, each letter.
  public var wordCount: Int {
    var counter = WordCounter()
    for scalar in (text ?? "").unicodeScalars { counter.take(scalar) }
    return counter.count
  }
}
