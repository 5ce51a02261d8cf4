import TextKit

/// When a page was made, where that stands behind an opening.
///
/// As in `Published on 3 March 2026 at 10:15 am.`
enum PageDate {
  /// Whether a text is a date and a time of day, and nothing else.
  static func isAll(of bytes: Span<UInt8>) -> Bool {
    var scanner = WordScanner()
    var numbers = 0
    var years = 0
    while let word = scanner.next(in: bytes) {
      if bytes[word.range.lowerBound] &- 0x30 < 10 {
        numbers += 1
        if word.range.count == 4 { years += 1 }
      } else if !words.contains(word.hash), !Dateline.isMonth(word.hash) {
        return false
      }
    }
    // A number alone, or years, may be what a sentence tells: `Published in 1925 and 1930.`
    return numbers > max(1, years)
  }

  /// Whether a sentence is a date with its month, and maybe a time of day.
  ///
  /// As `12:00 EST, 3 March 2013.` is.
  static func isSentence(_ bytes: Span<UInt8>) -> Bool {
    guard !bytes.isEmpty, bytes[0] &- 0x30 < 10, isAll(of: bytes) else { return false }
    return WordScanner.words(in: bytes).contains {
      $0.kind == .letters && Dateline.isMonth($0.hash)
    }
  }

  /// Whether a text is names and then a day, as ` Jane Doe on Monday` is.
  static func isBehindNames(in bytes: Span<UInt8>) -> Bool {
    var scanner = WordScanner(options: .joinHyphens)
    while let word = scanner.next(in: bytes) {
      guard !word.hasCapital(in: bytes) else { continue }
      let start = word.range.lowerBound
      guard start > 0, Byline.isNames(bytes.extracting(..<start)) else { return false }
      let tail = WordScanner.words(in: bytes.extracting(start...), options: .joinHyphens)
      if tail.count > 1,
        tail.allSatisfy({
          bytes[start + $0.range.lowerBound] &- 0x30 < 10 || words.contains($0.hash)
            || Dateline.isMonth($0.hash)
        })
      {
        return true
      }
    }
    return false
  }

  /// What stands in a date beside numbers and months, and in a time of day.
  private static let words = WordHashSet(
    words: """
      on at in the of by am pm a.m. p.m. a m p st nd rd th et est edt gmt bst utc cet cest pt pst pdt ist uhr um h am den der vom le à les del de las
      los el a il alle ore om op om o godz w в г
      monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thurs fri sat sun
      montag dienstag mittwoch donnerstag freitag samstag sonntag lundi mardi mercredi jeudi vendredi samedi dimanche
      lunes martes miércoles jueves viernes sábado domingo
      updated published and last aktualisiert
      """)
}
