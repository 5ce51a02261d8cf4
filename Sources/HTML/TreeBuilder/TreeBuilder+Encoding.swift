/// What `meta` elements tell of a document's encoding (section 13.2.6.4.4 of the HTML standard).
extension TreeBuilder {
  /// Looks in the `meta` tag just read for an encoding, while it is not certain which the document has.
  ///
  /// The first encoding stated settles the matter. If it is another, what follows is not read: the
  /// document has to be read again.
  mutating func noteEncoding() {
    guard let guess, let stated = encodingOfMeta() else { return }
    self.guess = nil
    guard guess.isChanged(by: stated) else { return }
    statedEncoding = stated
    tokenizer.position = tokenizer.source.count
  }

  private func encodingOfMeta() -> HTMLEncoding? {
    if let charset = tokenizer.attribute(.charset),
      let encoding = HTMLEncoding(bytes: bytes(tokenizer.attributes[charset]))
    {
      return Prescan.readable(encoding)
    }
    guard let pragma = tokenizer.attribute(.httpEquiv),
      bytes(tokenizer.attributes[pragma]).lazy.map(NameTable.lower)
        .elementsEqual("content-type".utf8),
      let content = tokenizer.attribute(.content)
    else { return nil }
    return Prescan.encoding(inMediaType: bytes(tokenizer.attributes[content]))
  }
}
