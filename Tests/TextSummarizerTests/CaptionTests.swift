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
    ("en", "(Photo by Ines Calder/Getty Images) ", "The minister said that the port was closed."),
    ("en", "(AP Photo/Ines Calder, File) ", "People said that the port was closed."),
    ("en", "(Reporting by Ines Calder; Editing by Jo Ray) ", "People said that it was closed."),
    ("en", "REUTERS/Ines Calder/File Photo ", "People said that the port was closed."),
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
    "It was close. Ann Lee and Jo Ray won.", "It was close. (Photo by photo the book grew.)",
    "It was close. (Reporting by hand is slow.)",
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

  @Test(arguments: [
    "FILE PHOTO: Cars cross the bridge in 2019.", "File photo: Cars cross the bridge in 2019.",
    "FILE - In this Nov. 12, 2019 file photo, cars cross the bridge.",
    "FILE - Cars cross the bridge in Nordholm, on a day on which many more of them than usual were under way "
      + "to the sea, as it was warm and dry, on Monday, Nov. 12, 2019.",
    "Pictured: Cars on the bridge.", "Pictured above, cars cross the bridge.",
    "A car crosses the bridge. Photograph: Jane Doe/Reuters.",
    "A car crosses the bridge. Photograph: Jane Doe/Reuters",
    "A car crosses the bridge. (AP Photo/Jane Doe, File)",
  ])
  func aCaptionThatALabelOrACreditShowsIsLeftOut(caption: String) {
    let first = "The old bridge was closed on Monday."
    let second = "Repairs will take a year."
    for text in ["\(caption)\n\n\(first) \(second)", "\(first)\n\n\(caption)\n\n\(second)"] {
      #expect(summary(.lead, 5, of: text) == [first, second])
      #expect(summary(.lead, 1, of: text) == [first])
    }
    #expect(!summary(.lead, 5, of: caption).isEmpty)
  }

  @Test(arguments: [
    ("de", "Bild: Autos auf der Brücke.", "Die Brücke ist zu.", "Es regnet."),
    ("zh", "图：星期一的大桥。", "大桥星期一关闭了。", "下雨了很久。"),
    ("ja", "写真：月曜日の橋。", "橋は月曜日に閉まった。", "雨が長く降った。"),
  ])
  func aLabelThatMayBeMoreTellsACaptionInAParagraphOfItsOwn(
    language: String, caption: String, first: String, second: String
  ) {
    let text = "\(first)\n\(caption)\n\(second)"
    #expect(summary(.lead, 5, of: text, language: language) == [first, second])
    #expect(
      summary(.lead, 5, of: "\(first) \(caption) \(second)", language: language)
        == [first, caption, second])
  }

  @Test func twoSentencesBeforeACreditAreTheTextsOwn() {
    let text = "The river rose. The town was flooded. Photo: Jane Doe/AP.\n\nIt will rain."
    #expect(
      summary(.lead, 5, of: text) == [
        "The river rose.", "The town was flooded.", "It will rain.",
      ])
  }

  @Test func aCaptionStaysAsAnySentenceDoes() {
    let text = "Smoke rises over the port on Monday. REUTERS/Ines Calder The port is closed now."
    #expect(
      summary(.lead, 3, of: text) == [
        "Smoke rises over the port on Monday.", "The port is closed now.",
      ])
  }
}
