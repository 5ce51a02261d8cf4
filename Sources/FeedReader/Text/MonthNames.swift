/// The names of months in the languages that feeds use for them against the rules.
enum MonthNames {
  /// The month, 1 to 12, that a lower-case word names; abbreviations of three letters and more
  /// count where they are unambiguous.
  static func month(of word: String) -> Int64? {
    if let month = table[word] { return month }
    guard word.count > 3 else { return nil }
    return table[String(word.prefix(3))]
  }

  /// Whether a lower-case word names a day of the week: in English, or where it begins as a month does.
  static func isWeekday(_ word: String) -> Bool {
    ["mon", "tue", "wed", "thu", "fri", "sat", "sun"].contains(String(word.prefix(3)))
      || tuesdays.contains(word)
  }

  /// Whether a lower-case word that names a month may be short for a day of the week: `mar` is March, and
  /// Tuesday in French, Spanish, Italian and Romanian.
  static func mayBeWeekday(_ word: String) -> Bool { word == "mar" }

  /// French, Spanish, Italian, Romanian, Filipino.
  private static let tuesdays: Set<String> = [
    "mardi", "martes", "martedi", "martedì", "martedí", "marti", "marţi", "marți", "martis",
  ]

  private static let table: [String: Int64] = {
    var table: [String: Int64] = [:]
    for line in names {
      for (index, forms) in line.split(separator: " ").enumerated() {
        for form in forms.split(separator: "/") { table[String(form)] = Int64(index) + 1 }
      }
    }
    return table
  }()

  private static let names = [
    // English, which the first three letters tell apart.
    "jan feb mar apr may jun jul aug sep/sept oct nov dec",
    // German, Dutch, Scandinavian
    "jän/jänner feb mär/märz/mrt/maart apr mai/mei/maj jun jul aug sep okt nov dez/des",
    // French
    "janv/janvier févr/fév/février/fev mars/mar avr/avril mai juin juil/juillet août/aoû/aout "
      + "sept/septembre oct nov déc/décembre/dec",
    // Spanish, Portuguese, Italian
    "ene/enero/gen/gennaio febrero/febbraio/fev/fevereiro marzo/março abr/abril/aprile "
      + "mayo/maio/mag/maggio junio/junho/giu/giugno julio/julho/lug/luglio ago/agosto "
      + "set/septiembre/settembre/setembro octubre/ott/ottobre/out/outubro nov "
      + "dic/diciembre/dicembre/dezembro",
    // Polish
    "sty/stycznia lut/lutego marca kwi/kwietnia maja cze/czerwca lip/lipca sie/sierpnia "
      + "wrz/września paź/października lis/listopada gru/grudnia",
    // Russian
    "янв/января фев/февраля мар/марта апр/апреля мая/май июн/июня июл/июля авг/августа "
      + "сен/сентября окт/октября ноя/ноября дек/декабря",
    // Greek
    "ιαν φεβ μάρ/μαρ/μάώ απρ μάι/μαϊ/μαι ιούν/ιον/ιουν ιούλ/ιολ/ιουλ αύγ/αυγ σεπ οκτ νοέ/νοε δεκ",
    // Hungarian
    "január február/február március április máj/május jún/június július aug szept okt nov dec",
    // Turkish
    "oca/ocak şub/şubat mar nis/nisan mayıs haz/haziran tem/temmuz ağu/ağustos eyl/eylül "
      + "eki/ekim kas/kasım ara/aralık",
  ]
}
