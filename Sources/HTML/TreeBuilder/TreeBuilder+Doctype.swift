extension TreeBuilder {
  mutating func doctype(_ token: Token) {
    dropsLineFeed = false
    guard mode == .initial else { return }
    let (start, length) = takeAttributes()
    _ = insertRecord(UInt32.max, .html, start, length, kind: .doctype)
    tree.quirks = token.flag || isQuirky
    mode = .beforeHTML
    updateTokenizer()
  }

  private var isQuirky: Bool {
    func value(_ name: HTMLName) -> String? {
      tokenizer.attributes.first { $0.name == name.rawValue }.map {
        String(decoding: bytes($0).map(NameTable.lower), as: UTF8.self)
      }
    }
    return Doctype.isQuirky(
      name: value(.name), publicIdentifier: value(.public), systemIdentifier: value(.system))
  }
}
