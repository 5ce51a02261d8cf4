/// Tells the words of menus, which a page has above an article, from words that stand in lines of their own.
enum PlainTextMenu {
  /// Whether most lines are names of parts of a paper or a site.
  static func isMenu(_ lines: [String]) -> Bool {
    lines.count { entries.contains(Leftovers.plain($0)) } * 2 > lines.count
  }

  private static let entries: Set<String> = [
    "home", "news", "world", "sport", "sports", "politics", "business", "economy", "money",
    "opinion",
    "culture", "arts", "books", "film", "music", "tv", "lifestyle", "travel", "food", "health",
    "science", "tech", "technology", "education", "environment", "weather", "video", "videos",
    "podcasts", "local", "national", "international", "uk", "us", "europe", "asia", "africa",
    "menu",
    "search", "login", "contact", "about", "shop", "jobs", "startseite", "nachrichten", "politik",
    "wirtschaft", "kultur", "panorama", "wissen", "wissenschaft", "gesellschaft", "meinung",
    "feuilleton", "reise", "gesundheit", "technik", "digital", "netzwelt", "auto", "regional",
    "lokales", "wetter", "ausland", "inland", "suche", "kontakt", "accueil", "actualit\u{E9}s",
    "politique", "monde", "soci\u{E9}t\u{E9}", "\u{E9}conomie", "d\u{E9}bats",
    "sciences", "voyage", "inicio", "pol\u{ED}tica", "econom\u{ED}a", "mundo", "deportes",
    "cultura",
    "sociedad", "ciencia", "tecnolog\u{ED}a", "opini\u{F3}n", "cronaca", "politica", "economia",
    "esteri", "nieuws", "economie", "wetenschap", "cultuur",
  ]
}
