/// Tells dates of the last change from those of publication by the words before them.
enum DateLabel {
  /// Whether a text says first that something was changed.
  static func isModified(_ text: String) -> Bool {
    guard modified.isIn(text.utf8Span.span) else { return false }
    let lower = text.lowercased()
    guard let place = words.compactMap({ lower.firstRange(of: $0)?.lowerBound }).min() else {
      return false
    }
    return !publication.contains { word in
      lower.firstRange(of: word).map { $0.lowerBound < place } ?? false
    }
  }

  private static let words = [
    "updated", "update:", "modified", "edited", "last reviewed", "revised", "aktualisiert",
    "ge\u{E4}ndert", "mis \u{E0} jour", "modifi\u{E9}", "actualizad", "actualizaci\u{F3}n",
    "modificad", "atualizad", "aggiornat", "bijgewerkt", "gewijzigd", "opdateret", "oppdatert",
    "uppdaterad", "zaktualizowan", "aktualizacja", "\u{43E}\u{431}\u{43D}\u{43E}\u{432}",
    "\u{66F4}\u{65B0}",
  ]
  private static let modified = PhraseSearch(words)

  private static let publication = [
    "publi", "posted", "ver\u{F6}ffentlicht", "erstellt", "created", "geplaatst", "gepubliceerd",
    "written", "pubblicat", "opublikowan",
  ]
}
