/// Tells the words of menus, which a page has above and below an article, from words that stand in lines of their own.
enum PlainTextMenu {
  /// Whether most lines are names of parts of a paper or a site.
  static func isMenu(_ lines: [String]) -> Bool {
    let count = lines.count { line in
      let plain = Leftovers.plain(line)
      return parts.contains(plain) || starts.contains(plain) || corners.contains(plain)
    }
    return count * 2 > lines.count
  }

  /// Whether lines can only be those of a menu: three and more, all known, one of which leads around a site.
  static func isNavigation(_ lines: some Collection<String>) -> Bool {
    3...40 ~= lines.count && lines.contains { ways.contains(Leftovers.plain($0)) }
      && lines.allSatisfy(isEntry)
  }

  /// How many of the first lines are those of a menu, if it is one.
  static func length(in lines: [String]) -> Int {
    let entries = lines.prefix(while: isEntry)
    return isNavigation(entries) ? entries.count : 0
  }

  /// Whether a line says where in a site something stands: `Home > News > Ferries`.
  static func isTrail(_ line: String) -> Bool {
    guard line.utf8.count < 250 else { return false }
    let entries = line.split { arrows.contains($0) }
    return entries.count > 1 && starts.contains(Leftovers.plain(String(entries[0])))
  }

  /// Whether a line is a menu: `Home | News | Sport`, `Home News Sport Weather`.
  static func isNavigation(line: String) -> Bool {
    let entries = marked(line)
    if entries.count > 1 { return isNavigation(entries) }
    let words = line.split(separator: " ").map(String.init)
    return 4...20 ~= words.count && isNavigation(words)
  }

  /// Whether a paragraph is a menu that stands below the text: it leads to what sites must have.
  static func isFooter(_ paragraph: String) -> Bool {
    guard paragraph.utf8.count < 500 else { return false }
    let lines = paragraph.split(separator: "\n").map(String.init)
    let entries = lines.count > 1 ? lines : marked(paragraph)
    return isNavigation(entries) && entries.contains { duties.contains(Leftovers.plain($0)) }
  }

  /// The entries of a menu in a line, if strokes or dots are between them.
  private static func marked(_ line: String) -> [String] {
    // A row of a table of Markdown begins with a stroke.
    guard line.utf8.count < 250, line.first != "|" else { return [] }
    return line.split { separators.contains($0) }.map { Text.squeezed(String($0)) }
  }

  /// Whether a line is an entry of a menu.
  private static func isEntry(_ line: String) -> Bool {
    line.utf8.count < 40 && (isPart(line) || Leftovers.shared.kind(line) != nil)
  }

  private static func isPart(_ line: String) -> Bool {
    let plain = Leftovers.plain(line)
    return parts.contains(plain) || ways.contains(plain)
  }

  private static let separators: Set<Character> = ["|", "\u{B7}", "\u{2022}", "\u{2502}"]
  private static let arrows: Set<Character> = [">", "\u{203A}", "\u{BB}", "\u{2192}"]

  /// Where a site begins.
  private static let starts: Set<String> = ["home", "startseite", "accueil", "inicio"]

  /// What leads around a site.
  private static let ways = starts.union(corners).union(duties).union([
    "log in", "sign in", "sign up", "contact us", "about us", "subscribe", "sitemap", "faq", "help",
    "privacy", "terms", "skip to content", "skip to main content", "\u{FC}ber uns", "anmelden",
    "hilfe", "men\u{FC}", "rechercher", "recherche", "se connecter", "buscar", "men\u{FA}",
    "contacto", "cerca", "contatti", "zoeken",
  ])

  /// What papers have in the corners of their pages.
  private static let corners: Set<String> = [
    "menu", "search", "login", "contact", "about", "shop", "suche", "kontakt",
  ]

  /// What a site must have.
  private static let duties: Set<String> = [
    "privacy policy", "terms of use", "terms of service", "impressum", "datenschutz",
    "datenschutzerkl\u{E4}rung", "mentions l\u{E9}gales", "aviso legal",
  ]

  /// What papers and sites call their parts.
  private static let parts: Set<String> = [
    "news", "world", "sport", "sports", "politics", "business", "economy", "money", "opinion",
    "culture", "arts", "books", "film", "music", "tv", "lifestyle", "travel", "food", "health",
    "science", "tech", "technology", "education", "environment", "weather", "video", "videos",
    "podcasts", "local", "national", "international", "uk", "us", "europe", "asia", "africa",
    "jobs", "nachrichten", "politik",
    "wirtschaft", "kultur", "panorama", "wissen", "wissenschaft", "gesellschaft", "meinung",
    "feuilleton", "reise", "gesundheit", "technik", "digital", "netzwelt", "auto", "regional",
    "lokales", "wetter", "ausland", "inland", "actualit\u{E9}s",
    "politique", "monde", "soci\u{E9}t\u{E9}", "\u{E9}conomie", "d\u{E9}bats",
    "sciences", "voyage", "pol\u{ED}tica", "econom\u{ED}a", "mundo", "deportes",
    "cultura", "sociedad", "ciencia", "tecnolog\u{ED}a", "opini\u{F3}n", "cronaca", "politica",
    "economia", "esteri", "nieuws", "economie", "wetenschap", "cultuur",
  ]
}
