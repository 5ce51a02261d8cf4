/// Makes names of what pages give as authors.
enum AuthorNames {
  /// The names in a text: without `By`, dates, roles and addresses, each once.
  ///
  /// - Parameters:
  ///   - text: The text; where its elements end there may be line breaks.
  ///   - isStated: Whether the page says expressly that it names an author, so that `Staff Writer` is one.
  /// - Returns: The names.
  static func names(in text: String, isStated: Bool = false) -> [String] {
    if text.has("://") { return [] }
    let names = names(ofParts: AuthorLine(text).parts, isStated)
    // The newsroom may be the author: "Redaktion".
    if names.isEmpty, isStated, newsrooms.contains(text.lowercased()) { return [text] }
    return names
  }

  /// The names in a list that may hold several in one.
  static func names(in texts: [String], isStated: Bool = false) -> [String] {
    var all: [String] = []
    for text in texts.prefix(20) {
      for name in names(in: text, isStated: isStated)
      where !all.contains(where: { Text.key($0) == Text.key(name) }) {
        all.append(name)
      }
    }
    return all
  }

  /// The names in values of Dublin Core and its kin, in which `Last, First` is one.
  static func names(inCreators texts: [String]) -> [String] {
    let parts = texts.prefix(20).flatMap { $0.split(separator: ";") }
    return names(in: parts.map { turned(Text.squeezed(String($0))) }, isStated: true)
  }

  /// `First Last` for `Last, First`; another text as it is.
  private static func turned(_ text: String) -> String {
    let parts = text.split(separator: ",", omittingEmptySubsequences: false)
    guard parts.count == 2 else { return text }
    let last = parts[0].parts(at: 0x20)
    let first = parts[1].parts(at: 0x20)
    // Two words may be a name already, but for "van der Berg".
    let isLast =
      last.count == 1
      || (last.count > 1 && last.dropLast().allSatisfy { particles.contains($0.lowercased()) })
    let isName = (last.suffix(1) + first).allSatisfy {
      $0.first.map { $0.isLetter && ($0.isUppercase || !$0.isCased) } ?? false
    }
    guard isLast, isName, (1...3).contains(first.count), !isDegree(first.joined(separator: " ")),
      !first.contains(where: { roles.contains(plain($0)) })
    else { return text }
    return (first + last).joined(separator: " ")
  }

  /// The names in a line of the page, if it says that they are: `By Maren Oduya-Lisle, reporter`.
  ///
  /// - Parameters:
  ///   - line: The line.
  ///   - isForum: Whether users may be named by a single word.
  /// - Returns: The names; none where nothing says that they are.
  static func byline(_ line: String, isForum: Bool = false) -> [String] {
    // Who is asked something is no author: "Redaktion: Herr Lund, fährt sie?"
    guard line.utf8.count < 200, !line.has("://"), line.last != "?" else { return [] }
    let line = AuthorLine(line)
    guard line.hasLabel, let first = line.parts.first else { return [] }
    // A line of its own may name somebody by a single word; but "By Train" does not.
    let isShort = line.isShort || first.first?.isCased == false
    if isShort, line.parts.count == 1, !first.contains(" ") {
      return (line.isSure || isForum) && first.last != "." ? names(ofParts: [first]) : []
    }
    if AuthorLine.isWeekday(first.prefix { $0 != " " }) { return [] }
    var found: [String] = []
    for part in line.parts {
      let name = nameWords(at: part)
      if name.parts(at: 0x20).count < 2 { break }
      found.append(name)
      if name.utf8.count < part.utf8.count { break }
    }
    return names(ofParts: found)
  }

  /// Whether a line may be a byline, told without taking it apart.
  static func mayBeByline(_ line: String) -> Bool { hints.isIn(line.utf8Span.span) }

  private static let hints = PhraseSearch([
    "by ", "by:", "von ", "von:", "par ", "por ", "por:", "di ", "cura di", "door ", "af ", "av ",
    "przez ", "author", "autor", "auteur", "text:", "redaktion:", "reporter:", "words:", "bericht:",
    "writer", "contributor", "\u{4F5C}\u{8005}", "story:", "verfasser", "skribent", "forfatter",
    "redacci\u{F3}n:", "redactie:", "\u{6587}:", "\u{6587}\u{FF1A}", "\u{64A6}\u{6587}",
    "\u{8A18}\u{8005}", "\u{8BB0}\u{8005}", "\u{7B46}\u{8005}", "\u{628}\u{642}\u{644}\u{645}",
    "\u{627}\u{644}\u{643}\u{627}\u{62A}\u{628}", "\u{643}\u{62A}\u{628}", "\u{5DE}\u{5D0}\u{5EA}",
    "\u{AE00}:",
  ])

  private static let newsrooms: Set<String> = [
    "redaktion", "redaction", "redacci\u{F3}n", "redazione", "redactie", "redakcja", "newsdesk",
    "die redaktion", "la redacci\u{F3}n", "la r\u{E9}daction",
  ]

  private static func names(ofParts parts: [String], _ isStated: Bool = false) -> [String] {
    var names: [String] = []
    for (index, part) in parts.enumerated() {
      guard let name = clean(part, isFirst: index == 0, isStated: isStated && parts.count == 1),
        !names.contains(where: { Text.key($0) == Text.key(name) })
      else { continue }
      names.append(name)
      if names.count == 20 { break }
    }
    return names
  }

  /// Whether a name has two words or more that begin with capitals, as those of people have.
  static func isFullName(_ name: String) -> Bool {
    let words = name.parts(at: 0x20)
    return (2...5).contains(words.count) && nameWords(at: name) == name
  }

  /// Whether a name that nothing says is one may be that of somebody, rather than of a place or a company.
  static func isPerson(_ name: String) -> Bool {
    guard isFullName(name), name.first?.isUppercase == true || name.first?.isCased == false,
      name.allSatisfy({ $0.isLetter || " .-'\u{2019}".contains($0) })
    else { return false }
    let words = name.parts(at: 0x20)
    return !words.contains { organisations.contains(plain($0)) }
      && words.first.map { !PlainTextLayout.isFunctionWord($0) } ?? false
  }

  /// What names of companies, clubs and places have in them.
  private static let organisations: Set<String> = [
    "society", "association", "club", "council", "company", "inc", "ltd", "limited", "corp",
    "group",
    "forum", "forums", "institute", "university", "college", "school", "church", "union", "party",
    "committee", "department", "ministry", "office", "agency", "bank", "museum", "times", "post",
    "news", "gazette", "street", "road", "park", "bridge", "airport", "station", "centre", "center",
    "verein", "gesellschaft", "gmbh", "ag", "verband", "stiftung", "universit\u{E4}t", "schule",
    "kirche", "partei", "rathaus", "bahnhof", "platz", "stra\u{DF}e", "zeitung", "asociaci\u{F3}n",
    "sociedad", "universidad", "universit\u{E9}", "soci\u{E9}t\u{E9}", "f\u{E9}d\u{E9}ration",
  ]

  /// The words at the beginning that begin with capitals, particles such as `von` among them.
  private static func nameWords(at part: String) -> String {
    var words = part.parts(at: 0x20).prefix { word in
      if particles.contains(String(word)) { return true }
      guard let first = word.first(where: \.isLetter) else { return false }
      // Not all scripts have capitals.
      return (first.isUppercase || !first.isCased) && !word.contains(where: \.isNumber)
    }
    while let last = words.last, particles.contains(String(last)) { words.removeLast() }
    return words.count > 6 ? "" : words.joined(separator: " ")
  }

  private static func clean(_ part: String, isFirst: Bool, isStated: Bool) -> String? {
    var name = part
    if let bracket = name.firstIndex(where: { "(<[{".contains($0) }) {
      name = String(name[..<bracket])
    }
    name = String(name.drop { !$0.isLetter && !$0.isNumber && $0 != "\u{2018}" })
    while let last = name.last, !last.isLetter, !last.isNumber, last != "." { name.removeLast() }
    var words = name.parts(at: 0x20).filter { $0.first != "@" }
    // "Ines Calder Follow", "icalder Posts:"
    while words.count > 1, let last = words.last, buttons.contains(plain(last)) {
      words.removeLast()
    }
    // "Ines Calder on behalf of the team", "Ines Calder Staff Writer"
    if words.count > 2, words.first?.first?.isUppercase == true,
      let stop = words.firstIndex(where: { stops.contains($0.lowercased()) }), stop > 0
    {
      words.removeSubrange(stop...)
    }
    let isRole = words.contains { roles.contains(plain($0)) }
    if isRole {
      let rest = words.prefix { !roles.contains(plain($0)) && !ranks.contains(plain($0)) }
      guard isFirst, rest.count > 1 || (isStated && words.count == 2) else { return nil }
      if rest.count > 1 { words = Array(rest) }
    }
    name = words.joined(separator: " ")
    guard name.count > 1, name.count <= 60, words.count <= 6, name.contains(where: \.isLetter),
      !name.has("@"), !name.has("://"), !name.has("www."), name.filter(\.isNumber).count < 6,
      isFirst || !isDegree(name), isStated || !isLowercase(words),
      isFirst || !isToldBehind(words)
    else { return nil }
    return notNames.contains(name.lowercased()) ? nil : name
  }

  /// Whether there are several words, none with a capital, in a script that has them: no name.
  private static func isLowercase(_ words: [Substring]) -> Bool {
    words.count > 1 && !words.contains { $0.contains(where: \.isUppercase) }
      && words.contains { $0.contains(where: \.isLowercase) }
  }

  /// Whether what stands behind a comma tells of the one before it: `inviato a Roma`, `photographs Bo Lind`.
  private static func isToldBehind(_ words: [Substring]) -> Bool {
    guard words.count > 1, let word = words.first, let first = word.first(where: \.isLetter) else {
      return false
    }
    return first.isLowercase && !particles.contains(String(word)) && !word.contains("'")
      && !word.contains("\u{2019}")
  }

  /// Whether a part behind a comma is a degree, such as `MD`.
  private static func isDegree(_ part: String) -> Bool {
    let letters = part.filter(\.isLetter)
    guard letters.count < 6, !part.contains(" ") else { return false }
    return letters.filter(\.isUppercase).count >= max(2, letters.count - 1)
      || ["jr", "sr"].contains(letters.lowercased())
  }

  private static func plain(_ word: Substring) -> String {
    word.lowercased().filter { $0.isLetter }
  }

  private static let particles: Set<String> = [
    "von", "van", "de", "der", "den", "del", "la", "le", "di", "da", "dos", "du", "ten", "ter",
    "zu",
    "bin", "al", "el",
  ]

  /// What ends a name.
  private static let stops: Set<String> = [
    "on", "in", "for", "at", "from", "is", "was", "who", "with", "about", "has", "ist", "für",
    "aus", "im", "pour", "para", "to", "updated", "published", "posted", "as", "ago", "vor", "als",
    "foto",
    "fotos", "photo", "photos",
  ]

  /// Whether a word says what somebody is, such as `reporter`, or stands before such a word.
  static func isRole(_ word: some StringProtocol) -> Bool {
    let word = plain(Substring(word))
    return roles.contains(word) || ranks.contains(word)
  }

  /// Whether a word stands before what somebody is, such as `staff`.
  static func isRank(_ word: some StringProtocol) -> Bool { ranks.contains(plain(Substring(word))) }

  /// What people are rather than what they are called.
  private static let roles: Set<String> = [
    "editor", "editors", "writer", "writers", "reporter", "reporters", "correspondent",
    "correspondents", "contributor",
    "contributors", "columnist", "journalist", "author", "founder", "cofounder", "ceo", "cto",
    "cmo", "coo", "director", "manager", "officer", "expert", "specialist", "analyst",
    "consultant", "president", "professor", "redakteur", "redakteurin", "autor", "autorin",
    "journaliste", "periodista", "redactor", "redactora", "freelancer", "strategist", "blogger",
    "producer", "photographer", "critic", "chef", "lecturer", "researcher", "reviewer", "head",
    "bureau",
  ]

  /// What stands before roles.
  private static let ranks: Set<String> = [
    "senior", "staff", "chief", "managing", "deputy", "associate", "assistant", "guest", "news",
    "freelance", "executive", "lead", "contributing", "political", "sports", "digital", "vice",
    "content", "principal", "web",
  ]

  /// What stands right behind names in boxes about people: buttons, and how much they have written.
  private static let buttons: Set<String> = [
    "follow", "following", "folgen", "suivre", "seguir", "segui", "articles", "posts", "threads",
    "topics", "messages", "comments", "joined",
  ]

  private static let notNames: Set<String> = [
    "admin", "administrator", "author", "guest", "user", "root", "webmaster", "unknown", "none",
    "null", "undefined", "anonymous", "posted", "published", "updated", "by", "on", "posted on",
    "published on", "am", "pm", "read more", "share", "follow", "comments", "comment", "more",
    "wordpressadmin", "wpadmin", "super user", "default", "website", "profile", "view profile",
    "all posts", "posts", "threads", "joined", "reputation", "alle artikel", "alle beitr\u{E4}ge",
    "n/a", "test", "no author",
  ]
}
