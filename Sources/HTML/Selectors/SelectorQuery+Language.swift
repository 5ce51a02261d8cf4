extension SelectorQuery {
  /// Whether an element is in one of the languages of a list of ranges (RFC 4647, section 3.3.2).
  mutating func hasLanguage(_ simple: SimpleSelector, _ node: Int) -> Bool {
    let teller = languageTeller(node)
    // A long language, or a long head, would else be read again for every element in it.
    let question = LanguageQuestion(ranges: simple.text, teller: teller)
    if let known = languageAnswers[question] { return known }
    let language = teller >= 0 ? languageAttribute(teller) ?? [] : pragma()
    let answer = selector.texts[simple.text].split(
      separator: UInt8(ascii: ","), omittingEmptySubsequences: false
    ).contains { SelectorQuery.matches(language, range: $0) }
    languageAnswers[question] = answer
    return answer
  }

  /// The element that tells a node's language; -1 if none does.
  private mutating func languageTeller(_ node: Int) -> Int {
    if !languages.isEmpty { return Int(languages[node]) - 1 }
    if effort > tree.count {
      languages = Array(repeating: 0, count: tree.count)
      for node in 1..<tree.count where tree.records[node].kind == .element {
        languages[node] =
          languageAttribute(node) == nil
          ? languages[Int(tree.records[node].parent)] : UInt32(node + 1)
      }
      return Int(languages[node]) - 1
    }
    var current = node
    while current >= 0, languageAttribute(current) == nil {
      effort += 1 + Int(tree.records[current].length)
      current = parentElement(current)
    }
    return current
  }

  private static let xmlLang = HTMLName(known: "xml:lang")?.rawValue ?? BoundName.absent

  private func languageAttribute(_ node: Int) -> ArraySlice<UInt8>? {
    let record = tree.records[node]
    var index = -1
    if record.namespace != .html { index = attribute(SelectorQuery.xmlLang, of: record) }
    if index < 0 { index = attribute(HTMLName.lang.rawValue, of: record) }
    guard index >= 0 else { return nil }
    return tree.bytes(tree.attributes[index].start, tree.attributes[index].length)
  }

  /// The language that a `meta` in the head tells (HTML, section 4.2.5.3).
  private mutating func pragma() -> ArraySlice<UInt8> {
    if let known = pragmaLanguage { return known }
    let language = findPragma()
    pragmaLanguage = language
    return language
  }

  private func findPragma() -> ArraySlice<UInt8> {
    guard let head = tree.head else { return [] }
    for node in tree.descendants(of: head) where tree.isElement(node, .meta) {
      guard let key = tree.attributeBytes(.httpEquiv, of: node),
        key.lazy.map(NameTable.lower).elementsEqual("content-language".utf8),
        let content = tree.attributeBytes(.content, of: node),
        !content.contains(UInt8(ascii: ","))
      else { continue }
      return content.drop(while: Scan.isSpace).prefix { !Scan.isSpace($0) }
    }
    return []
  }

  /// Extended filtering: `de-DE` is in `de`, `de-Latn-DE` is in `de-DE` and `*-DE`.
  static func matches(_ language: ArraySlice<UInt8>, range: ArraySlice<UInt8>) -> Bool {
    if range.isEmpty { return language.isEmpty }
    if language.isEmpty { return false }
    let dash = UInt8(ascii: "-")
    let tags = language.map(NameTable.lower).split(
      separator: dash, omittingEmptySubsequences: false)
    let wanted = range.split(separator: dash, omittingEmptySubsequences: false)
    let star = [UInt8(ascii: "*")][...]
    guard let first = wanted.first, first == star || first == tags.first else { return false }
    var place = 1
    for subtag in wanted.dropFirst() where subtag != star {
      while true {
        guard place < tags.count else { return false }
        if tags[place] == subtag { break }
        // A singleton begins an extension, which is not looked into.
        if tags[place].count == 1 { return false }
        place += 1
      }
      place += 1
    }
    return true
  }
}
