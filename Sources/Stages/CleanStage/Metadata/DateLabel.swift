import PipeKit

/// Tells dates of the last change from those of publication by the words before them.
enum DateLabel {
  /// Whether a text says first that something was changed.
  static func isModified(_ text: String) -> Bool {
    let bytes = text.utf8Span.span
    guard let place = modified.first(in: bytes) else { return false }
    return published.first(in: bytes).map { $0 > place } ?? true
  }

  /// Whether a text begins with such a word: `Last updated: 22 November 2026`.
  static func beginsWithChange(_ text: String) -> Bool {
    modified.first(in: text.utf8Span.span).map { $0 < 12 } ?? false
  }

  /// Whether a text speaks of the page, and not of the site.
  static func isOfPage(_ text: String) -> Bool { page.isIn(text.utf8Span.span) }

  private static let page = PhraseSearch([
    "page", "article", "document", "seite", "artikel", "beitrag", "p\u{E1}gina", "pagina",
    "art\u{ED}culo", "articolo", "stran", "\u{9875}\u{9762}", "\u{30DA}\u{30FC}\u{30B8}",
  ])

  /// Whether a text speaks of publication or a change.
  static func isAny(_ text: Span<UInt8>) -> Bool { any.isIn(text) }

  /// The date that a text says to be that of publication: the first one right behind such a word.
  static func published(in text: String) -> Timestamp? {
    guard published.isIn(text.utf8Span.span) else { return nil }
    return date(in: text, behind: publication, notBehind: modified)
  }

  /// The date that a text says to be that of a change: the first one right behind such a word.
  static func changed(in text: String) -> Timestamp? {
    guard modified.isIn(text.utf8Span.span) else { return nil }
    return date(in: text, behind: words, notBehind: published)
  }

  /// The date right behind one of some words, none of the others being between them.
  private static func date(
    in text: String, behind words: [String], notBehind others: PhraseSearch
  ) -> Timestamp? {
    guard DateReader.hasYear(text) else { return nil }
    let bytes = Array(text.utf8)
    for word in words {
      guard let start = ByteSearch.find(word.utf8Span.span, in: bytes.span),
        // "Erscheinungsdatum:" is that of a book.
        start == 0 || ByteSearch.lower(bytes[start - 1]) &- 0x61 >= 26
      else { continue }
      let rest = String(decoding: bytes[(start + word.utf8.count)...].prefix(120), as: UTF8.self)
      guard let place = DateReader.locate(in: rest), place.range.lowerBound < 40 else { continue }
      let between = String(decoding: rest.utf8.prefix(place.range.lowerBound), as: UTF8.self)
      if !others.isIn(between.utf8Span.span) { return place.date }
    }
    return nil
  }

  /// The words for changes.
  private static let words = [
    "updated", "update:", "modified", "edited", "last reviewed", "revised", "aktualisiert",
    "ge\u{E4}ndert", "\u{E4}nderung", "\u{C4}nderung", "zuletzt", "stand:", "mis \u{E0} jour",
    "modifi\u{E9}",
    "actualizad", "actualizaci\u{F3}n", "modificad", "atualizad", "aggiornat", "bijgewerkt",
    "gewijzigd", "opdateret", "oppdatert", "uppdaterad", "zaktualizowan", "aktualizacja",
    "\u{43E}\u{431}\u{43D}\u{43E}\u{432}", "\u{66F4}\u{65B0}",
  ]
  private static let modified = PhraseSearch(words)

  private static let publication = [
    "publi", "posted", "ver\u{F6}ffentlich", "erschienen", "erstellt", "gepostet", "eingestellt",
    "datum:", "date:", "fecha:", "created", "geplaatst", "gepubliceerd", "written", "pubblicat",
    "opublikowan", "started by", "submitted", "\u{43E}\u{43F}\u{443}\u{431}\u{43B}\u{438}",
    "\u{41E}\u{43F}\u{443}\u{431}\u{43B}\u{438}",
    "\u{516C}\u{958B}", "\u{767C}\u{5E03}", "\u{53D1}\u{5E03}",
  ]
  private static let published = PhraseSearch(publication)
  private static let any = PhraseSearch(words + publication)
}
