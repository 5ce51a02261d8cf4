import Testing

@testable import TextKit

@Suite struct PhotoCreditTests {
  @Test(arguments: [
    "REUTERS/Ines Calder |The minister said so.",
    "REUTERS/Ines van der Calder |The minister said so.",
    "REUTERS/Ines Calder |Minister Weber said so.", "REUTERS/Staff |“It is late,” he said.",
    "AP Photo/Ines Calder |On Monday it rained.", "(AP Photo/Ines Calder) |Minister Weber said so.",
    "AFP/Getty Images |The minister said so.", "Ines Calder/AP |The minister said so.",
    "Photo: Ines Calder |The minister said so.", "Photo: Ines Calder/AP |The minister said so.",
    "(Photo: Ines Calder) |Minister Weber said so.", "REUTERS/Ines Calder - |Ministers said so.",
    "REUTERS/I. Calder |The minister said so.", "Getty Images.|", "REUTERS/Ines Calder|",
    "Reuters.|",
    // None of these has one.
    "|Reuters/Ipsos polls show it.", "|Reuters said so.", "|Getty Images sold it.", "|(dpa) The",
    "|",
    "|Photo: The river on Monday.", "|AP/NORC Center for Public Affairs said so.",
    "|Ann Lee said so.", "|reuters/ines calder the minister said so.", "|(Nobody was hurt.)",
  ])
  func isAsLongAsMarked(marked: String) {
    let text = marked.replacing("|", with: "")
    let length = PhotoCredit.length(in: text.utf8Span.span, language: "en")
    #expect(
      String(decoding: text.utf8.prefix(length), as: UTF8.self) == marked.prefix { $0 != "|" })
  }

  @Test func theFirstWordOfASentenceIsThatOfItsLanguage() {
    let text = "Foto: dpa Die Brücke ist zu."
    #expect(PhotoCredit.length(in: text.utf8Span.span, language: "de") == 10)
  }
}
