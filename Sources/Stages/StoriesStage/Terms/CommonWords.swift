import TextKit

/// Words that stand in the news of any event: who says something, days and months, what a newsroom calls itself.
enum CommonWords {
  /// Whether the hash is that of such a word.
  static func contains(_ hash: UInt64) -> Bool { hashes.contains(hash) }

  private static let hashes = WordHashSet(words: words)

  private static let words = """
    said say says saying told tell tells added adding asked called according reported report reports statement
    spokesman spokeswoman spokesperson news update updated live latest breaking exclusive correspondent reuters afp ap dpa
    new year years month months week weeks day days hour hours minute minutes today yesterday tomorrow
    morning afternoon evening night weekend time times people man men woman women first last next two three four
    five six seven eight nine ten hundred thousand million billion percent per cent mr mrs ms dr
    monday tuesday wednesday thursday friday saturday sunday
    january february march april may june july august september october november december
    jan feb mar apr jun jul aug sep sept oct nov dec mon tue wed thu fri sat sun
    montag dienstag mittwoch donnerstag freitag samstag sonntag januar februar märz mai juni juli oktober dezember
    sagte sagten teilte mitteilte jahr jahre jahren tag tage tagen uhr prozent millionen milliarden
    lundi mardi mercredi jeudi vendredi samedi dimanche janvier février mars avril juin juillet août septembre octobre
    novembre décembre dit selon
    lunes martes miércoles jueves viernes sábado domingo enero febrero marzo abril mayo junio julio agosto septiembre
    octubre noviembre diciembre dijo según
    """
}
