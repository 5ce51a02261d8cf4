/// Tells lines that say when or by whom something was written.
enum DateLine {
  /// Whether a line is nothing but a date, a time or a count, such as that of comments.
  static func isDate(_ line: String) -> Bool {
    guard line.utf8.count < 60, !line.unicodeScalars.contains(where: isQuantity) else {
      return false
    }
    var sawDigit = false
    for word in Leftovers.plain(line).parts(at: 0x20) {
      let digits = word.prefix { $0.isASCII && $0.isNumber }
      if !digits.isEmpty { sawDigit = true }
      let rest = word.dropFirst(digits.count)
      if rest.isEmpty || words.contains(String(rest)) { continue }
      // "8h45"
      if !digits.isEmpty, rest.first == "h", rest.dropFirst().allSatisfy({ "0"..."9" ~= $0 }) {
        continue
      }
      return false
    }
    return sawDigit
  }

  /// Whether a character makes a number a price, a share or the like, which is something to read.
  private static func isQuantity(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "%" || scalar == "+" || scalar.properties.generalCategory == .currencySymbol
  }

  /// Whether a line at the top of an article names its author or the time.
  static func isByline(_ line: String) -> Bool {
    let words = Leftovers.plain(line).parts(at: 0x20)
    guard let first = words.first, words.count < 30, line.last != "?", !isSentence(line) else {
      return false
    }
    if bylineStarts.contains(String(first)), words.count < 8 { return true }
    return hasYear(words) || hasTime(line)
  }

  /// Whether a line ends as sentences do and has words that are neither those of dates nor names, such as
  /// `He died on 4 May 2011.`; behind a word such as `Text` several of them.
  private static func isSentence(_ line: String) -> Bool {
    let stops: Set<Character> = [".", "!", "?"]
    guard let last = line.last, stops.contains(last), !line.hasSuffix(".m.") else { return false }
    let spoken = line.split(separator: " ")
    guard let first = spoken.first else { return false }
    let others = spoken.dropFirst().count { word in
      let word = String(word.filter { $0.isLetter })
      return word.first?.isLowercase ?? false && !words.contains(word)
        && !bylineStarts.contains(word)
    }
    let start = first.lowercased().filter { $0.isLetter }
    let isLabel = bylineStarts.contains(start) || words.contains(start)
    return others > (isLabel ? 3 : 0)
  }

  private static func hasYear(_ words: [Substring]) -> Bool {
    let months = words.contains { self.words.contains(String($0)) && $0.utf8.count > 2 }
    let years = words.contains {
      $0.utf8.count == 4 && ($0.hasPrefix("20") || $0.hasPrefix("19")) && Int($0) != nil
    }
    let numbers = words.filter { Int($0) != nil }.count
    return years && (months || numbers >= 3)
  }

  /// Whether a line has a time of day, such as `9:30`.
  static func hasTime(_ line: String) -> Bool {
    let bytes = Array(line.utf8)
    guard bytes.count > 4 else { return false }
    return bytes.indices.dropFirst().dropLast(2).contains { index in
      bytes[index] == 0x3A && bytes[index - 1] &- 0x30 < 10 && bytes[index + 1] &- 0x30 < 10
        && bytes[index + 2] &- 0x30 < 10
    }
  }

  private static let bylineStarts: Set<String> = [
    "by", "von", "par", "por", "di", "door", "av", "af", "text", "author", "autor", "autorin",
    "written",
    "published", "updated", "posted", "veröffentlicht", "publié", "publicado", "pubblicato",
    "aktualisiert", "stand", "geschrieben", "verfasst", "redaktion", "mis", "modifié", "przez",
  ]

  /// Whether a word in lower case may be of a date, such as `march` or `updated`.
  static func isDateWord(_ word: String) -> Bool { words.contains(word) }

  /// The words that dates are made of.
  private static let words = Set(
    """
    january february march april may june july august september october november december jan feb mar
    apr jun jul aug sep sept oct nov dec monday tuesday wednesday thursday friday saturday sunday mon
    tue tues wed thu thur thurs fri sat sun st nd rd th am pm a p m at on of gmt utc est edt cet cest
    ist pst pdt bst et pt hrs ago hours hour minutes minute mins min days day weeks week
    januar februar märz mai juni juli oktober dezember okt dez mär montag dienstag mittwoch donnerstag
    freitag samstag sonntag mo di mi do fr sa so uhr um den vom am h
    janvier février mars avril juin juillet août septembre octobre novembre décembre lundi mardi
    mercredi jeudi vendredi samedi dimanche le à
    enero febrero marzo abril mayo junio julio agosto septiembre setiembre octubre noviembre diciembre
    lunes martes miércoles jueves viernes sábado domingo de del las hs
    janeiro fevereiro março maio junho julho setembro outubro novembro dezembro às
    gennaio febbraio aprile maggio giugno luglio settembre ottobre dicembre
    januari februari maart mei augustus
    stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia
    ocak şubat mart nisan mayıs haziran temmuz ağustos eylül ekim kasım aralık
    января февраля марта апреля мая июня июля августа сентября октября ноября декабря г
    last update updated published posted aktualisiert veröffentlicht stand publié mis jour
    """.split { $0 == " " || $0 == "\n" }.map(String.init))
}
