extension TreeBuilder {
  mutating func doctype(_ token: Token) {
    dropsLineFeed = false
    guard mode == .initial else { return }
    tree.quirks = token.flag || isQuirky
    let (start, length) = takeAttributes()
    _ = insertRecord(UInt32.max, .html, start, length, kind: .doctype)
    mode = .beforeHTML
    updateTokenizer()
  }

  private var isQuirky: Bool {
    guard let name = tokenizer.attribute(.name),
      bytes(tokenizer.attributes[name]).elementsEqual("html".utf8)
    else { return true }
    func value(_ name: HTMLName) -> ArraySlice<UInt8>? {
      tokenizer.attribute(name).map { bytes(tokenizer.attributes[$0]) }
    }
    return Doctype.isQuirky(publicIdentifier: value(.public), systemIdentifier: value(.system))
  }
}
