/// Tells from the lines themselves whether one goes on with the one above it.
enum PlainTextLayout {
  /// How a headline writes its words.
  enum Style { case capitals, title, sentence }

  /// The style of a line.
  static func style(_ line: String) -> Style {
    let letters = line.filter(\.isLetter)
    if letters.count > 1, letters.contains(where: \.isUppercase),
      !letters.contains(where: \.isLowercase)
    {
      return .capitals
    }
    let hasSmall = line.split(separator: " ").contains { word in
      word.count > 3 && word.first?.isLowercase == true && !smallWords.contains(String(word))
    }
    return hasSmall ? .sentence : .title
  }

  /// Whether a line has words without a capital, so that a line of names below it is no part of it.
  static func isSentenceCase(_ line: String) -> Bool {
    line.split(separator: " ").contains { $0.count > 3 && $0.first?.isLowercase == true }
  }

  /// Whether a line was not wrapped: the next word would have had room in it, and much else.
  static func endsEarly(_ line: String, before next: String, _ longest: Int) -> Bool {
    hasRoom(line, for: next, longest) && line.utf8.count * 20 <= longest * 17
  }

  /// Whether the first word of the next line would have had room in a line.
  static func hasRoom(_ line: String, for next: String, _ longest: Int) -> Bool {
    line.utf8.count + 1 + next.utf8.prefix { $0 != 0x20 }.count <= longest
  }

  /// Whether a line of a headline goes on with the one above it, rather than being what stands below a headline.
  ///
  /// - Parameters:
  ///   - line: The line above.
  ///   - next: The line.
  ///   - isLast: Whether it is the last of its block.
  ///   - longest: The length of the longest of the block.
  ///   - isSmall: Whether the text has a word without a capital.
  /// - Returns: Whether it goes on.
  static func continues(
    _ line: String, _ next: String, isLast: Bool, longest: Int, isSmall: (String) -> Bool
  ) -> Bool {
    guard let first = next.first(where: { $0.isLetter || $0.isNumber }) else { return false }
    let (above, below) = (style(line), style(next))
    if first.isLowercase { return true }
    if (above == .capitals) != (below == .capitals) { return false }
    if let last = line.split(separator: " ").last, last.hasSuffix("-") || opens(last) {
      return true
    }
    guard longest >= 30, !hasRoom(line, for: next, longest) else { return false }
    if above == below, above != .sentence { return true }
    if above != .sentence { return below != .sentence }
    if isLast, next.utf8.count > line.utf8.count { return false }
    let word = next.prefix { !$0.isWhitespace }.filter {
      $0.isLetter || $0 == "'" || $0 == "\u{2019}"
    }
    return !starts.contains(word.lowercased()) && !isSmall(word.lowercased())
  }

  /// Whether a word calls for another one: `of`, `the`, or one with a comma.
  private static func opens(_ word: Substring) -> Bool {
    word.hasSuffix(",") || openers.contains(word.lowercased())
  }

  /// Whether a word is an article, a preposition or the like.
  static func isFunctionWord(_ word: some StringProtocol) -> Bool {
    openers.contains(word.lowercased())
  }

  /// Whether a word in lower case is an article.
  static func isArticle(_ word: String) -> Bool {
    definite.contains(word) || isIndefinite(word)
  }

  /// Whether a word in lower case is an indefinite article.
  static func isIndefinite(_ word: String) -> Bool { indefinite.contains(word) }

  private static let definite = words("the der die das le la les el los las")
  private static let indefinite = words("a an ein eine un une una")

  private static let openers = words(
    """
    a an the of to in on at by for from with and or as into over after before amid than its their
    der die das den dem des ein eine einen einem einer und oder von vom zu zum zur im am mit nach vor bei f\u{FC}r auf aus
    le la les un une du de et ou en au aux dans sur pour par avec el los las del al y con por para una lo su
    """)

  /// Words that stand at the beginning of a sentence rather than with a capital within one.
  private static let starts = words(
    """
    the a an in on at by for from with after as he she they it his her their its this that these what why how when
    where who but and more most all no not there
    der die das ein eine einen im am an auf aus bei mit nach vor von f\u{FC}r wie warum was wer er sie es ihr nun jetzt doch
    auch noch alle kein keine
    le la les un une des du de en dans sur pour par avec apr\u{E8}s selon il elle ils elles ce cette ces
    el los las una con por para seg\u{FA}n del al tras su sus se lo
    """)

  /// Words of four letters and more that have no capital in headlines all of whose others have one.
  private static let smallWords = words(
    "with from into over after amid than upon onto nach f\u{FC}r avec pour dans para")

  private static func words(_ text: String) -> Set<String> {
    Set(text.split { $0 == " " || $0 == "\n" }.map(String.init))
  }
}
