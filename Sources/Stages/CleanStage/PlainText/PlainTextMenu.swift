/// Tells the words of menus, which a page has above and below an article, from words that stand in lines of their own.
enum PlainTextMenu {
  /// Whether most lines are names of parts of a paper or a site.
  static func isMenu(_ lines: [String]) -> Bool {
    lines.count { isPart($0) } * 2 > lines.count
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
    // A row of a table of Markdown begins with a stroke.
    guard line.utf8.count < 250, line.first != "|" else { return false }
    let entries = line.split { separators.contains($0) }.map { Text.squeezed(String($0)) }
    if entries.count > 1 { return isNavigation(entries) }
    let words = line.split(separator: " ").map(String.init)
    return words.count >= 4 && isNavigation(words)
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
  private static let ways = starts.union([
    "menu", "search", "login", "log in", "sign in", "sign up", "contact", "contact us", "about",
    "about us", "shop", "subscribe", "sitemap", "skip to content", "skip to main content",
    "privacy policy", "terms of use", "suche", "kontakt", "impressum", "datenschutz",
    "\u{FC}ber uns",
    "anmelden", "men\u{FC}", "rechercher", "recherche", "se connecter", "mentions l\u{E9}gales",
    "buscar", "men\u{FA}", "contacto", "cerca", "contatti", "zoeken",
  ])

  /// What papers and sites call their parts.
  private static let parts: Set<String> = [
    "news", "world", "sport", "sports", "politics", "business", "economy", "money", "opinion",
    "culture", "arts", "books", "film", "music", "tv", "lifestyle", "travel", "food", "health",
    "science", "tech", "technology", "education", "environment", "weather", "video", "videos",
    "podcasts", "local", "national", "international", "uk", "us", "europe", "asia", "africa",
    "jobs", "faq", "help", "privacy", "terms", "nachrichten", "politik",
    "wirtschaft", "kultur", "panorama", "wissen", "wissenschaft", "gesellschaft", "meinung",
    "feuilleton", "reise", "gesundheit", "technik", "digital", "netzwelt", "auto", "regional",
    "lokales", "wetter", "ausland", "inland", "hilfe", "actualit\u{E9}s",
    "politique", "monde", "soci\u{E9}t\u{E9}", "\u{E9}conomie", "d\u{E9}bats",
    "sciences", "voyage", "pol\u{ED}tica", "econom\u{ED}a", "mundo", "deportes",
    "cultura", "sociedad", "ciencia", "tecnolog\u{ED}a", "opini\u{F3}n", "cronaca", "politica",
    "economia", "esteri", "nieuws", "economie", "wetenschap", "cultuur",
  ]
}
