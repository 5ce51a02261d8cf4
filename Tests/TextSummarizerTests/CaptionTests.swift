import Testing

@testable import TextSummarizer

@Suite struct CaptionTests {
  @Test(arguments: [
    "Smoke rises over the port on Monday. REUTERS/Ines Calder ",
    "Smoke rises over the port on Monday. (AP Photo/Ines Calder) ",
    "Smoke rises over the port on Monday. Ines Calder/Getty Images ",
    "Smoke rises over the port on Monday. Photo: Ines Calder ",
    "Smoke rises over the port on Monday. AFP/Getty Images ",
    "Smoke rises over the port on Monday. REUTERS/Ines Calder. ",
    "Smoke rises over the port on Monday. Getty Images\n",
  ])
  func aCaptionBeforeACreditIsLeftOutAndTheCreditTakenOff(caption: String) {
    let text = caption + "The minister said that the port was closed. It will open on Friday."
    let expected = ["The minister said that the port was closed.", "It will open on Friday."]
    #expect(summary(.lead, 3, of: text) == expected)
    // Also where one sentence is enough.
    #expect(summary(.lead, 1, of: text) == [expected[0]])
    // What stands before the caption stays.
    #expect(summary(.lead, 1, of: "It rained. \(text)") == ["It rained."])
  }

  @Test(arguments: [
    "It was close. Reuters/Ipsos polls show that the party leads.",
    "It was close. Reuters reported that the party leads.",
    "It was close. Getty Images sold its archive.",
    "It was close. (Nobody was hurt.)",
    "It was close. AP/NORC Center for Public Affairs found the same.",
    "It was close. Ann Lee and Jo Ray won.",
  ])
  func whatOnlyBeginsAlikeIsNoCredit(text: String) {
    #expect(summary(.lead, 3, of: text).joined(separator: " ") == text)
  }

  @Test func aCaptionAloneIsBetterThanNothing() {
    let text = "Smoke rises over the port on Monday. REUTERS/Ines Calder"
    #expect(summary(.auto, 1, of: text) == ["Smoke rises over the port on Monday."])
  }
}
