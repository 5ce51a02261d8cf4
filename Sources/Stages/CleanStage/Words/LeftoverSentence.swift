/// Tells sentences that begin like a line to leave out: `Copyright law will change, ministers said.`,
/// `Editor: Who said so?`.
enum LeftoverSentence {
  /// Whether what stands behind a label is said, by somebody or of something, rather than the value of the label.
  ///
  /// - Parameters:
  ///   - rest: What stands behind the colon.
  ///   - label: What stands before it, as ``Leftovers/plain(_:)`` writes it.
  /// - Returns: Whether it is.
  static func isSaid(_ rest: Substring, label: String) -> Bool {
    let lines = rest.split(whereSeparator: \.isNewline)
    // A list of fields: "Author: …", "Genre: …".
    if lines.dropFirst().contains(where: { FieldLine($0)?.name.first?.isUppercase ?? false }) {
      return true
    }
    // "Read more: Why the ferry was late."
    if label.contains(" ") || references.contains(label) { return false }
    let rest = rest.drop(while: \.isWhitespace)
    guard let end = stop(of: rest) else { return false }
    if isQuestion(end) { return true }
    let words = rest.split(separator: " ")
    if persons.contains(label) { return !isName(words) }
    if end == "!" { return false }
    if rest.first?.isLowercase == true, words.count >= 4 { return true }
    return CreditLine.saysMore(rest)
  }

  /// Whether a text with the opening of a line to leave out is a sentence about something else.
  ///
  /// - Parameters:
  ///   - text: The text.
  ///   - opening: Its first words, as ``Leftovers/plain(_:)`` writes them.
  /// - Returns: Whether it is.
  static func isSentence(_ text: String, opening: String) -> Bool {
    if isQuoting(text) { return true }
    if opening.hasSuffix(" cookies") { return isAboutCookies(text, opening: opening) }
    if let isText = PageStatement.isText(text, opening: opening) { return isText }
    if statements.contains(where: { opening.hasPrefix($0) }) { return false }
    let words = text.split(separator: " ")
    let count = opening.parts(at: 0x20).count
    if opening == "copyright", words.count > 5, !hasYear(text),
      !text.lowercased().contains("reserved")
    {
      return true
    }
    guard let end = stop(of: text[...]), words.count > count else { return false }
    // A title follows: "Read more: Why the ferry was late."
    if words[count - 1].hasSuffix(":") { return false }
    if isQuestion(end) { return true }
    let rest = words.dropFirst(count).flatMap { word in
      word.lowercased().split { !$0.isLetter }.map(String.init)
    }
    if rest.contains(where: { reports.contains($0) }) { return true }
    // "Subscribe to our letter, and you will know more."
    if rest.contains(where: { readers.contains($0) }) { return false }
    if rest.contains(where: { verbs.contains($0) }) || isReported(text) { return true }
    // "Tagged salmon swam past the dam."
    if opening == "tagged" { return rest.count > 4 && !labels.contains(rest[0]) }
    // "Sign up for a course in spring."
    return (opening.hasPrefix("sign up ") || opening == "subscribe to") && rest.count > 2
      && !rest.contains { services.contains($0) }
  }

  /// Whether a line with the opening of a line to leave out is rather a headline, which has words without a capital
  /// and does not speak to readers.
  static func isHeadline(_ line: String) -> Bool {
    let words = line.split { !$0.isLetter }
    return words.count { $0.count > 2 && $0.first?.isLowercase == true } > 1
      && !words.contains { readers.contains($0.lowercased()) }
  }

  /// Whether a text has a year, a date, or the sign of a copyright.
  private static func hasYear(_ text: String) -> Bool {
    text.contains("\u{A9}")
      || text.split { !$0.isNumber }.contains { $0.count == 4 && ("1000"..."2999").contains($0) }
  }

  /// Whether a text begins with a quotation and goes on behind it, as in `“Share this” is what she hates.`.
  private static func isQuoting(_ text: String) -> Bool {
    let quotes: Set<Character> = ["\"", "\u{201C}", "\u{201D}", "\u{201E}", "\u{AB}", "\u{BB}"]
    guard let first = text.first, quotes.contains(first) else { return false }
    return text.dropFirst().dropLast(3).contains { quotes.contains($0) }
  }

  /// Whether somebody is told to have said a text.
  static func tellsWhoSaid(_ text: String) -> Bool {
    text.split { !$0.isLetter }.contains { reports.contains($0.lowercased()) } || isReported(text)
  }

  /// Whether a text that says who uses cookies tells of that, or of others than those of a site, as in
  /// `We use cookies in our recipe.`.
  private static func isAboutCookies(_ text: String, opening: String) -> Bool {
    if tellsWhoSaid(text) { return true }
    let rest = Leftovers.plain(text).dropFirst(opening.count).parts(at: 0x20)
    return opening.parts(at: 0x20).count == 3 && rest.count > 3 && stop(of: text[...]) != nil
      && !rest.contains { word in sites.contains { word.hasPrefix($0) } }
  }

  /// Whether a clause of a sentence says who said it, such as `…, hieß es`, or the last `…, the banners read`.
  private static func isReported(_ text: String) -> Bool {
    let clauses = text.split(separator: ",").dropFirst().map { $0.split(separator: " ") }
    if clauses.contains(where: { $0.count > 1 && inverted.contains(String($0[0])) }) { return true }
    guard let clause = clauses.last, 2...8 ~= clause.count, let first = clause.first else {
      return false
    }
    return subjects.contains(String(first))
  }

  /// Whether words are a name with a stop behind it.
  private static func isName(_ words: [Substring]) -> Bool {
    words.count > 1 && words.allSatisfy { $0.first?.isUppercase ?? false }
  }

  /// The stop in which a sentence ends, behind which a quotation or a bracket may end.
  static func stop(of text: Substring) -> Character? {
    guard let last = text.last(where: { !closing.contains($0) }), stops.contains(last) else {
      return nil
    }
    return last
  }

  private static func isQuestion(_ stop: Character) -> Bool { stop == "?" || stop == "\u{FF1F}" }

  private static let stops: Set<Character> = [
    ".", "!", "?", "\u{2026}", "\u{3002}", "\u{FF01}", "\u{FF1F}",
  ]

  private static let closing: Set<Character> = [
    "\"", "'", ")", "\u{201D}", "\u{2019}", "\u{201C}", "\u{BB}", "\u{AB}", "]", " ",
  ]

  /// Labels of people, who speak in interviews and plays.
  private static let persons: Set<String> = [
    "author", "editor", "redaktion", "autor", "autorin", "auteur",
  ]

  /// Labels of titles of something else.
  private static let references: Set<String> = [
    "related", "recommended", "read", "watch", "weiterlesen", "czytaj", "zobacz",
  ]

  /// Openings that speak of the page itself: whatever follows, the line is none of the text.
  private static let statements = [
    "this ", "dieser ", "diese ", "war der ", "was this ", "you must ", "you can ",
    "we use ", "wir verwenden ", "gef\u{E4}llt dir", "m\u{F6}chten sie", "sie m\u{FC}ssen",
    "please log", "all rights", "if you ", "enjoyed this", "lesen sie", "das k\u{F6}nnte",
  ]

  /// What stands behind `Tagged` where it is a label.
  private static let labels: Set<String> = ["with", "as", "in", "under", "by", "and"]

  /// Words that speak to readers, or of those who publish.
  private static let readers: Set<String> = [
    "you", "your", "yours", "we", "us", "our", "ours", "my", "me", "i", "du", "dir", "dich", "dein",
    "deine", "ihr", "ihnen", "ihre", "ihren", "uns", "unser", "unsere", "unseren", "wir", "vous",
    "votre", "vos", "nous", "notre", "nos", "te", "tu", "tus", "nuestro", "nuestra", "nuestros",
    "nuestras", "ti", "tuo", "nostro", "nostra", "cookies", "newsletter",
  ]

  /// What readers are asked to take, and how soon.
  private static let services: Set<String> = [
    "newsletter", "newsletters", "briefing", "briefings", "email", "emails", "mail", "alert",
    "alerts", "update", "updates", "channel", "podcast", "inbox", "free", "trial", "account",
    "digest", "feed", "edition", "magazine", "letter", "here", "now", "today", "notifications",
    "membership", "premium", "access", "daily", "weekly",
  ]

  /// What words begin with that say what sites have cookies for.
  private static let sites = [
    "site", "web", "browser", "browsing", "experience", "traffic", "analy", "advert", "consent",
    "agree", "accept", "policy", "setting", "preferenc", "privacy", "personali", "technolog",
    "visitor", "service", "content", "functional", "erfahrung", "nutz", "seite", "datenschutz",
    "zustimm", "einwillig", "akzept", "inhalt", "dienst", "anzeigen", "device",
  ]

  private static let reports: Set<String> = CreditLine.speech.union([
    "lanc\u{E9}", "expliqu\u{E9}", "assur\u{E9}", "ajout\u{E9}", "asegur\u{F3}", "explic\u{F3}",
    "a\u{F1}adi\u{F3}", "rief", "asked", "added", "urged", "warned",
  ])

  private static let verbs: Set<String> = CreditLine.verbs.union([
    "came", "fell", "rose", "went", "took", "made", "gave", "stood", "happened", "lay", "led",
    "held",
    "kept", "began", "became", "seemed", "show", "shows", "showed", "died", "left", "won", "lost",
  ])

  /// What a clause about what stands before begins with: `…, hieß es im Brief`.
  private static let inverted: Set<String> = [
    "hie\u{DF}", "hei\u{DF}t", "stand", "lautete", "disait", "disaient", "dec\u{ED}a", "rezava",
  ]

  /// What begins a clause about somebody else.
  private static let subjects: Set<String> = [
    "the", "he", "she", "they", "der", "die", "das", "er", "sie", "le", "la", "les", "il", "elle",
    "el", "los", "las",
  ]
}
