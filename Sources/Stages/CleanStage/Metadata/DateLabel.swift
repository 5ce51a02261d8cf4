import PipeKit

/// Tells dates of the last change from those of publication by the words before them.
enum DateLabel {
  /// Whether a text says first that something was changed.
  static func isModified(_ text: String) -> Bool {
    let bytes = text.utf8Span.span
    guard let place = modified.first(in: bytes) else { return false }
    return published.first(in: bytes).map { $0 > place } ?? true
  }

  /// Whether a text speaks of publication or a change.
  static func isAny(_ text: Span<UInt8>) -> Bool { any.isIn(text) }

  /// The date that a text says to be that of publication: the first one right behind such a word.
  static func published(in text: String) -> Timestamp? {
    guard DateReader.hasYear(text), published.isIn(text.utf8Span.span) else { return nil }
    let bytes = Array(text.utf8)
    for word in publication {
      guard let start = ByteSearch.find(word.utf8Span.span, in: bytes.span),
        // "Erscheinungsdatum:" is that of a book.
        start == 0 || ByteSearch.lower(bytes[start - 1]) &- 0x61 >= 26
      else { continue }
      let rest = String(decoding: bytes[(start + word.utf8.count)...].prefix(80), as: UTF8.self)
      guard let place = DateReader.locate(in: rest), place.range.lowerBound < 40 else { continue }
      let between = String(decoding: rest.utf8.prefix(place.range.lowerBound), as: UTF8.self)
      if !modified.isIn(between.utf8Span.span) { return place.date }
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
