import Testing

@testable import TextKit

@Suite struct PhotoCreditTests {
  @Test(arguments: [
    "REUTERS/Ines Calder |The minister said so.",
    "REUTERS/Ines van der Calder |The minister said so.",
    "REUTERS/George Will Burgess |The minister said so.", "REUTERS/Staff |The minister said so.",
    "AP Photo/Ines Calder |It rained on Monday.",
    "(AP Photo/Ines Calder) |Minister Weber said so.",
    "(REUTERS/Ines Calder) |Minister Weber said so.",
    "AFP/Getty Images |The minister said so.", "Ines Calder/AP |The minister said so.",
    "Ines Calder/Getty Images |In Berlin it rained.", "REUTERS/I. Calder |The minister said so.",
    "Photo: Ines Calder |The minister said so.", "Photo: Ines Calder/AP |The minister said so.",
    "(Photo: Ines Calder) |Minister Weber said so.", "Photo: AP |The minister said so.",
  ])
  func isAsLongAsMarked(marked: String) { check(marked, "en") }

  @Test(arguments: [
    "|Photo: King Charles I was executed in 1649.",
    "|Picture: Prince Harry Will return to London in May.", "|Reuters/Ipsos polls show it.",
    "|Reuters said so.", "|Getty Images sold it.", "|(dpa) The",
    "|Getty Images – which owns the archive – lost.", "|Getty Images - The firm has lost.",
    "|(Reuters Institute) The survey was held in May.",
    "|(Reuters/Ipsos Public Affairs) The survey was held in May.",
    "|AP/Ipsos Public Affairs The survey said so.", "|AP/NORC Center for Public Affairs said so.",
    "|REUTERS/Ines Calder", "|Getty Images.", "|AFP", "|(AFP, Reuters)", "|",
    "|REUTERS/Ines Calder – ", "|Photo: The river on Monday.", "|Photo: Watch The crown falls.",
    "|REUTERS/Ines “the minister” Calder.", "|Ann Lee said so.", "|Photo/video sites grew.",
    "|reuters/ines calder the minister said so.", "|(Nobody was hurt.)",
    "|Berlin/Hamburg The minister said so.", "|Ann Lee: The minister said so.",
  ])
  func whatMayBePartOfASentenceIsNone(marked: String) { check(marked, "en") }

  @Test(arguments: [
    ("de", "Foto: dpa |Die Brücke ist zu."), ("de", "Ines Kalder/dpa |Der Minister weiß es."),
    ("de", "REUTERS/Ines Kalder |Er weiß es nicht."), ("de", "|Bild/Welt Die Brücke ist zu."),
    ("de", "|Getty Images – dem alles gehört – verlor."), ("de", "|dpa/Reuters"),
    ("fr", "Photo : AFP |Le pont est fermé."), ("fr", "REUTERS/Jean Petit |Le pont est fermé."),
    ("fr", "|AFP – qui a vendu l’image – se tait."),
    ("es", "Foto: EFE |El puente se cerró."), ("es", "REUTERS/Juan Vega |El puente se cerró."),
    ("es", "|EFE/Reuters informan de ello."), ("es", "|(EFE) El puente se cerró."),
  ])
  func theFirstWordOfASentenceIsThatOfItsLanguage(language: String, marked: String) {
    check(marked, language)
  }

  private func check(_ marked: String, _ language: String) {
    let text = marked.replacing("|", with: "")
    let length = PhotoCredit.length(in: text.utf8Span.span, language: language)
    #expect(
      String(decoding: text.utf8.prefix(length), as: UTF8.self) == marked.prefix { $0 != "|" })
  }
}
