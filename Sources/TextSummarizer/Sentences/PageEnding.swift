import TextKit

/// What sentences end with that are no sentences of a report.
///
/// As `… contributed to this report.` and `… (file photo).` do.
enum PageEnding {
  /// The most words of an ending.
  private static let longest = 4
  /// How much of a sentence's end is looked at, in bytes.
  private static let reach = 64

  /// Whether a sentence ends so.
  static func matches(_ bytes: Span<UInt8>) -> Bool {
    var start = max(0, bytes.count - reach)
    if start > 0 { while start < bytes.count, bytes[start] != 0x20 { start += 1 } }
    var scanner = WordScanner(from: start, options: .joinHyphens)
    var words: [Word] = []
    while let word = scanner.next(in: bytes) { words.append(word) }
    guard let last = words.last, ends.contains(last.hash) else { return false }
    var hash: UInt64 = 0
    for word in words.suffix(longest).reversed() {
      hash = PagePhrases.combine(hash, word.hash)
      let start = word.range.lowerBound
      if bracketed.contains(hash) {
        if start > 0, bytes[start - 1] == 0x28 { return true }
      } else if sold.contains(hash) {
        if start > 1, bytes[start - 1] == 0x20, bytes[start - 2] == 0x2C { return true }
      } else if contributions.contains(hash) {
        return areReporters(bytes.extracting(..<start))
      }
    }
    return false
  }

  /// Whether a text names people who work for a paper, and says nothing of them.
  ///
  /// `CNN’s Ann Lee` and `Reporters Ann Lee and Jo Ray in Berlin` do, but `Forty scientists` does not.
  private static func areReporters(_ bytes: Span<UInt8>) -> Bool {
    var scanner = WordScanner(options: .dropPossessive)
    var words = 0
    var names = 0
    var smalls = 0
    var isOfAgency = false
    while let word = scanner.next(in: bytes) {
      words += 1
      if Dateline.isAgency(word.hash) { isOfAgency = true }
      if word.hasCapital(in: bytes) {
        names += 1
      } else if !reporters.contains(word.hash) {
        smalls += 1
      }
    }
    // Without capitals only the agency tells.
    if names == 0 { return isOfAgency && words <= 8 }
    return smalls == 0 && (names > 1 || isOfAgency)
  }

  private static let reporters = WordHashSet(
    words: """
      and also in at of for from the with s writer writers reporter reporters correspondent correspondents journalist journalists
      staff video producer producers researcher researchers editor editors senior national political news agency agencies
      """)

  /// What ends a caption, behind a bracket.
  private static let bracketed = PagePhrases.reversed(
    """
    file photo, file picture, file image, file footage, file, archive photo, stock photo, stock image, archiv, foto de archivo, imagen de archivo,
    photo d'archives, archives, foto d'archivio, archieffoto, archiefbeeld, zdjęcie archiwalne, архивное фото,
    getty images, ap photo, afp photo, reuters photo, archivfoto, archivbild, symbolbild, symbolfoto, picture alliance
    """)

  /// What ends a caption, behind a comma.
  private static let sold = PagePhrases.reversed("via getty images, via shutterstock")

  private static let contributions = PagePhrases.reversed(
    "contributed to this report, contributed to this story, contributed to this article, contributed reporting"
  )

  /// The last words of all.
  private static let ends = WordHashSet(
    words: """
      photo picture image footage file archiv archivo d'archives archives d'archivio archieffoto archiefbeeld archiwalne фото images
      archivfoto archivbild symbolbild symbolfoto alliance shutterstock report story article reporting
      """)
}
