import TextKit

extension KeywordText {
  /// Notes whose capitals say nothing: those of the first word, and of a line in capitals.
  mutating func judgeCapitals(from first: Int, isTerminated: Bool) {
    guard first < tokens.count else { return }
    var capitals = 0
    var acronyms = 0
    var words = 0
    for token in tokens[first...] where !token.traits.contains(.number) {
      if token.traits.contains(.stop), !token.traits.contains(.capital) { continue }
      words += 1
      if token.traits.contains(.capital) { capitals += 1 }
      if token.traits.contains(.acronym) { acronyms += 1 }
    }
    let isHeadline = !isTerminated && words > 2 && capitals * 10 >= words * 8
    let isShouted =
      acronyms > 2 && acronyms == words || acronyms > 3 && acronyms * 10 > words * 7
    for index in first..<tokens.count {
      if index == first || isHeadline || isShouted { tokens[index].traits.insert(.uncertain) }
      if isShouted {
        tokens[index].traits.remove(.acronym)
        tokens[index].traits.insert(.shouted)
      }
    }
  }

  /// Joins the words of each name, so that none is cut.
  mutating func findNames() {
    for index in tokens.indices.dropFirst() {
      guard isPartOfName(index), tokens[index].traits.contains(.joined) else { continue }
      if isPartOfName(index - 1) {
        tokens[index].traits.insert(.namesOn)
        continue
      }
      // Bank of England, Ursula von der Leyen, Frankfurt am Main
      var start = index - 1
      var isPlace = false
      while start > 0, index - start <= 2, tokens[start].traits.contains(.joined),
        !tokens[start].traits.isDisjoint(with: [.link, .placeLink])
      {
        if !tokens[start].traits.contains(.link) { isPlace = true }
        start -= 1
      }
      guard start < index - 1 else { continue }
      if isPartOfName(start) ? !isPlace || isLandmark(index) : isFirstName(start, before: index) {
        for inner in start + 1...index { tokens[inner].traits.insert(.namesOn) }
      } else {
        joinParticles(before: index)
      }
    }
  }

  /// Whether a word that begins a sentence, and stands nowhere else, is the first name of who is named by
  /// particles and a word behind it: `Ursula von der Leyen said`.
  ///
  /// `Residents of Leeds` begins likewise, so that the particles must be words of another language.
  private func isFirstName(_ start: Int, before index: Int) -> Bool {
    let token = tokens[start]
    guard token.traits.isSuperset(of: [.capital, .uncertain]), !token.traits.contains(.stop),
      token.sentence == tokens[index].sentence, terms[token.term].small == 0
    else { return false }
    return tokens[start + 1..<index].allSatisfy {
      $0.traits.contains(.particle) || hasNounCapitals && $0.traits.contains(.link)
    }
  }

  /// Joins a surname with the particles before it: `and von der Leyen left`.
  private mutating func joinParticles(before index: Int) {
    var start = index
    while start > 0, index - start < 3, tokens[start].traits.contains(.joined),
      tokens[start - 1].traits.contains(.particle)
    {
      start -= 1
    }
    // A van and a bin are also things, and things have an article.
    guard start < index, start + 1 < index || !isBehindArticle(start) else { return }
    for inner in start + 1...index { tokens[inner].traits.insert(.namesOn) }
  }

  private func isBehindArticle(_ index: Int) -> Bool {
    guard index > 0, tokens[index].traits.contains(.joined) else { return false }
    return KeywordStopWords.articles.contains(
      WordHash.of(bytes.span.extracting(tokens[index - 1].range)))
  }

  private func isLandmark(_ index: Int) -> Bool {
    KeywordStopWords.landmarks.contains(WordHash.of(bytes.span.extracting(tokens[index].range)))
  }

  private func isPartOfName(_ index: Int) -> Bool {
    let token = tokens[index]
    guard token.traits.contains(.capital) else { return false }
    if token.traits.contains(.stop), !token.traits.contains(.common) { return false }
    let term = terms[token.term]
    if !token.traits.contains(.uncertain) { return true }
    if term.capitals > 0 { return term.isName }
    // The first word of a sentence, never met within one.
    return term.small == 0 && index + 1 < tokens.count
      && tokens[index + 1].sentence == token.sentence
      && tokens[index + 1].traits.isSuperset(of: [.joined, .capital])
      && !tokens[index + 1].traits.contains(.uncertain)
  }
}
