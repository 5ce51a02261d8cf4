/// Finds any number of phrases with wildcards in a text.
///
/// One pass finds the phrases' triggers, their longest pieces without a wildcard; a phrase is then compared with the
/// words around its trigger, once a word. A phrase is short and a `*` does not reach beyond a word, so that the time is
/// linear in the text and in the triggers found, whatever the number of phrases.
public struct WildcardMatcher: Sendable {
  private struct Shape: Sendable {
    var tokens: [WildcardPhrase.Token]
    /// Which of its words the trigger is in.
    var word: Int
    /// How many symbols there are before its first word.
    var lead: Int
  }

  private let automaton: PhraseAutomaton
  private let shapes: [Shape]
  private let reader: PhraseReader

  /// Creates a matcher of phrases.
  ///
  /// - Parameters:
  ///   - phrases: The phrases.
  ///   - isCaseSensitive: Whether upper and lower case make a difference.
  public init(_ phrases: [WildcardPhrase], isCaseSensitive: Bool = false) {
    var patterns = PhrasePatterns()
    shapes = phrases.map { phrase in
      let tokens = phrase.tokens(isCaseSensitive: isCaseSensitive)
      let trigger = WildcardTrigger(tokens)
      patterns.append(trigger?.symbols ?? [])
      return Shape(tokens: tokens, word: trigger?.word ?? 0, lead: trigger?.lead ?? 0)
    }
    automaton = PhraseAutomaton(patterns)
    reader = PhraseReader(table: CharacterTable.shared, foldsCase: !isCaseSensitive)
  }

  /// Calls a closure with the index of a phrase for each of its matches in a text: one for a word that it can begin
  /// with.
  public func forEachMatch(in bytes: Span<UInt8>, _ body: (Int) -> Void) {
    guard !shapes.isEmpty else { return }
    var text = WordSymbols()
    reader.read(bytes, into: &text) { _ in }
    var lastWords: [Int] = []
    var node: UInt32 = 0
    var word = -1
    for index in 0..<text.symbols.count {
      let symbol = text.symbols[index]
      if word + 1 < text.wordStarts.count, text.wordStarts[word + 1] < index { word += 1 }
      node = automaton.step(node, symbol, isAnchor: true)
      var due = automaton.nodes[Int(node)].report
      guard due != 0 else { continue }
      if lastWords.isEmpty { lastWords = [Int](repeating: -1, count: shapes.count) }
      while due != 0 {
        let report = automaton.reports[Int(due) - 1]
        var output = report.phrase + 1
        while output != 0 {
          let phrase = Int(output) - 1
          if lastWords[phrase] < word {
            lastWords[phrase] = word
            if isThere(shapes[phrase], in: text, at: word) { body(phrase) }
          }
          output = automaton.nextOutput[phrase]
        }
        due = report.next
      }
    }
  }

  /// Whether a phrase stands where its trigger is in a word.
  private func isThere(_ shape: Shape, in text: WordSymbols, at word: Int) -> Bool {
    let first = word - shape.word
    guard first >= 0 else { return false }
    let start = text.wordStarts[first] - shape.lead
    return start >= 0 && matches(shape.tokens, text.symbols, from: start)
  }

  /// Whether a phrase matches at a symbol.
  ///
  /// A `*` that took too little takes more as long as its word lasts; it then never has to take more for the sake of
  /// a later one.
  private func matches(
    _ tokens: [WildcardPhrase.Token], _ symbols: [UInt8], from start: Int
  ) -> Bool {
    var at = start
    var index = 0
    var star: (index: Int, at: Int)?
    while index < tokens.count {
      let symbol = at < symbols.count ? symbols[at] : PhraseSymbol.boundary
      switch tokens[index] {
      case .many:
        star = (index, at)
        index += 1
        continue
      case .one where symbol != PhraseSymbol.boundary:
        at += 1
        while at < symbols.count, symbols[at] & 0xC0 == 0x80 { at += 1 }
        index += 1
        continue
      case .boundary where at < symbols.count && symbol == PhraseSymbol.boundary:
        star = nil
        at += 1
        index += 1
        continue
      case .letter(symbol) where at < symbols.count, .outside(symbol) where at < symbols.count:
        at += 1
        index += 1
        continue
      default: break
      }
      guard let last = star, last.at < symbols.count, symbols[last.at] != PhraseSymbol.boundary
      else { return false }
      star = (last.index, last.at + 1)
      at = last.at + 1
      index = last.index + 1
    }
    return true
  }
}
