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

  /// Whether the words before a date say that it is that of something else: `Joined Jan 5, 2010`, `Next meeting: 12 May 2026`.
  static func isOther(_ text: String) -> Bool {
    let bytes = text.utf8Span.span
    return others.isIn(bytes) && !any.isIn(bytes)
  }

  /// Whether such words stand before the first date of a text.
  static func isBehindOther(_ text: String) -> Bool {
    guard others.isIn(text.utf8Span.span), let place = DateReader.locate(in: text) else {
      return false
    }
    return isOther(String(decoding: text.utf8.prefix(place.range.lowerBound), as: UTF8.self))
  }

  private static let others = PhraseSearch([
    "joined", "member since", "registered", "founded", "next meeting", "next event", "next session",
    "deadline", "expires", "expiry", "valid until", "closing date", "due date", "start date",
    "end date", "starts on", "ends on", "birthday", "born on", "born in", "registriert",
    "mitglied seit", "dabei seit", "beigetreten", "gegr\u{FC}ndet", "n\u{E4}chste sitzung",
    "n\u{E4}chstes treffen", "n\u{E4}chster termin", "g\u{FC}ltig bis", "geboren",
    "einsendeschluss", "anmeldeschluss", "membre depuis", "inscrit ", "prochaine r\u{E9}union",
    "miembro desde", "pr\u{F3}xima reuni\u{F3}n", "iscritto dal", "lid sinds",
  ])

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

  /// Whether a date stands in a sentence that tells of something else, such as `He died on 4 May 2011.`.
  ///
  /// - Parameters:
  ///   - text: The line.
  ///   - place: The bytes of the date in it.
  /// - Returns: Whether that is so.
  static func isProse(_ text: String, _ place: Range<Int>) -> Bool {
    let bytes = text.utf8Span.span
    guard place.upperBound <= bytes.count else { return false }
    var end = bytes.count
    while end > place.upperBound, bytes[end - 1] == 0x20 { end -= 1 }
    // . ! ? and U+2026
    let last = end > 0 ? bytes[end - 1] : 0
    let isStop = last == 0x2E || last == 0x21 || last == 0x3F
    let isDots = end > 2 && last == 0xA6 && bytes[end - 2] == 0x80 && bytes[end - 3] == 0xE2
    guard isStop || isDots, end > place.upperBound else { return false }
    // Behind a date of writing there may be "at 9 a.m."
    return lowercaseWords(bytes.extracting(0..<place.lowerBound)) > 1
      || lowercaseWords(bytes.extracting(place.upperBound..<bytes.count)) > 3
  }

  /// How many words begin with a small letter.
  private static func lowercaseWords(_ bytes: Span<UInt8>) -> Int {
    var count = 0
    var isInWord = false
    for index in bytes.indices {
      let byte = bytes[index]
      let isLetter = byte >= 0x80 || ByteSearch.lower(byte) &- 0x61 < 26
      if isLetter, !isInWord, byte &- 0x61 < 26 { count += 1 }
      isInWord = isLetter
    }
    return count
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
      // "Updated rules come into force on 1 January 2020": names have capitals.
      if lowercaseWords(between.utf8Span.span) > 4 { continue }
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
