import Testing

@testable import TextSummarizer

/// The credits of pictures that stand in the text.
@Suite struct CaptionTests {
  @Test(arguments: [
    ("en", "REUTERS/Ines Calder ", "The minister said that the port was closed."),
    ("en", "(AP Photo/Ines Calder) ", "Ministers said that the port was closed."),
    ("en", "Ines Calder/Getty Images ", "The minister said that the port was closed."),
    ("en", "Photo: Ines Calder ", "The minister said that the port was closed."),
    ("en", "AFP/Getty Images ", "The minister said that the port was closed."),
    ("en", "REUTERS/Ines Calder. ", "The minister said that the port was closed."),
    ("de", "Foto: dpa ", "Die Ministerin hat den Hafen geschlossen."),
    ("fr", "Photo : AFP ", "Le port de la ville est fermé depuis lundi."),
    ("es", "Foto: EFE ", "El puerto de la ciudad está cerrado desde el lunes."),
  ])
  func aCreditBeforeASentenceIsTakenOff(language: String, credit: String, sentence: String) {
    let caption = "Nordholm am Abend."
    let text = "\(caption) \(credit)\(sentence)"
    let found = summary(.lead, 4, of: text, language: language)
    #expect(found.last == sentence)
    #expect(!found.joined().contains("Calder"))
    #expect(summary(.lead, 1, of: credit + sentence, language: language) == [sentence])
  }

  @Test(arguments: [
    "It was close. Reuters/Ipsos polls show that the party leads.",
    "It was close. Reuters reported that the party leads.",
    "It was close. Getty Images sold its archive.",
    "It was close. Getty Images – which owns the archive – sold it.",
    "It was close. (Reuters Institute) The survey was held in May.",
    "It was close. (Nobody was hurt.)",
    "It was close. AP/NORC Center for Public Affairs found the same.",
    "It was close. AP/Ipsos Public Affairs found the same.",
    "It was close. Ann Lee and Jo Ray won.",
  ])
  func whatOnlyBeginsAlikeIsNoCredit(text: String) {
    #expect(summary(.lead, 3, of: text).joined(separator: " ") == text)
  }

  @Test(arguments: [
    " AFP", " Reuters", " (AFP, Reuters)", " (AFP)", " AP Photo", " AFP.", " Getty Images",
    " REUTERS/Ines Calder", "\nAFP", " (AP Photo/Ines Calder)", " dpa", " EFE", " AFP/Reuters",
    " Photo: AFP", "\nGetty Images\n", " REUTERS/Ines Calder.",
  ])
  func whatAnAgencyStandsBehindStays(end: String) {
    let expected = ["The river rose.", "The town was flooded on Monday."]
    #expect(summary(.lead, 3, of: expected.joined(separator: " ") + end) == expected)
    #expect(
      summary(.lead, 5, of: expected.joined(separator: " ") + end + "\n\nIt will rain.")
        == expected + ["It will rain."])
  }

  @Test func aCaptionStaysAsAnySentenceDoes() {
    let text = "Smoke rises over the port on Monday. REUTERS/Ines Calder The port is closed now."
    #expect(
      summary(.lead, 3, of: text) == [
        "Smoke rises over the port on Monday.", "The port is closed now.",
      ])
  }
}
