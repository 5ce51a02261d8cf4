import Testing

/// A text with a head, and what is to be found in it.
struct PlainTextSample: Sendable, CustomTestStringConvertible {
  let name: String
  let head: String
  let title: String?
  /// What of the head is text.
  var deck: String?
  var kicker: String?
  var authors: [String] = []
  /// The text below; one in English where none is given.
  var story = PlainTextSample.english

  var testDescription: String { name }

  /// The text with its head, parted from it by a blank line.
  var text: String { head + "\n\n" + story }

  /// What the text is to become.
  var expected: String { (deck.map { $0 + "\n\n" } ?? "") + story }

  static let english = """
    HARWICK, March 3 - The port of Harwick stayed closed on Tuesday as the storm went on for a third day, and the ferries to the islands did not sail, officials of the harbour office said in the afternoon.

    The harbour master said that it would open on Friday, once the wind had gone down at last, and that nobody had been hurt. Storm warnings for the coast remain in place until then, he added.
    """

  static let german = """
    Der Hafen von Nordersiel ist am Dienstag wegen des Sturms den dritten Tag in Folge geschlossen geblieben, und die Fähren zu den Inseln sind nicht gefahren, wie das Hafenamt am Nachmittag mitteilte.

    Der Hafenmeister rechnet damit, dass der Betrieb am Freitag wieder beginnt, sobald der Wind nachgelassen hat. Verletzt wurde niemand.
    """

  static let french = """
    Le port de Saint-Orin est resté fermé mardi pour le troisième jour de suite à cause de la tempête, et les bacs vers les îles ne sont pas partis, a indiqué la capitainerie dans l'après-midi.

    La capitainerie compte rouvrir vendredi, une fois le vent tombé. Personne n'a été blessé, et les réparations ont commencé.
    """

  static let spanish = """
    El puerto de Santa Orina siguió cerrado el martes por tercer día consecutivo a causa del temporal, y los transbordadores a las islas no salieron, según informó la autoridad portuaria por la tarde.

    La autoridad espera abrir el viernes, cuando amaine el viento. Nadie resultó herido, y las reparaciones ya han comenzado.
    """
}
