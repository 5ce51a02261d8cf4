import PipeKit
import Testing

@testable import CleanStage

/// Lines that name the author, right above the text.
@Suite struct PlainTextBylineTests {
  static let samples: [PlainTextSample] = [
    .init(
      name: "below a headline", head: "Storm closes port of Harwick\n\nBy Jane Doe",
      title: "Storm closes port of Harwick", authors: ["Jane Doe"]),
    .init(
      name: "without a headline", head: "By Jane Doe and Bo Lind", title: nil,
      authors: ["Jane Doe", "Bo Lind"]),
    .init(
      name: "with a role and a paper",
      head: "Storm closes port of Harwick\nBy Jane Doe, Harwick\nStaff writer",
      title: "Storm closes port of Harwick", authors: ["Jane Doe"]),
    .init(
      name: "with an agency below",
      head: "Storm closes port of Harwick\n\nBy Jane Doe\nAssociated Press",
      title: "Storm closes port of Harwick", authors: ["Jane Doe"]),
    .init(
      name: "with an agency", head: "Sturm schlie\u{DF}t Hafen\n\nVon Anna Weber, dpa",
      title: "Sturm schlie\u{DF}t Hafen", authors: ["Anna Weber"]),
    .init(
      name: "German", head: "Sturm schließt Hafen von Nordersiel\nVon Anna Weber",
      title: "Sturm schließt Hafen von Nordersiel", authors: ["Anna Weber"],
      story: "NORDERSIEL (dpa) - " + PlainTextSample.german),
    .init(
      name: "French", head: "La tempête ferme le port de Saint-Orin\n\nPar Jeanne Dupont",
      title: "La tempête ferme le port de Saint-Orin", authors: ["Jeanne Dupont"],
      story: "SAINT-ORIN, 3 mars (AFP) - " + PlainTextSample.french),
    .init(
      name: "Spanish", head: "El temporal cierra el puerto de Santa Orina\n\nPor María Pérez",
      title: "El temporal cierra el puerto de Santa Orina", authors: ["María Pérez"],
      story: "Santa Orina, 3 mar (EFE).- " + PlainTextSample.spanish),
  ]

  @Test(arguments: samples, ["\n", "\n\n"])
  func aBylineIsTheAuthor(sample: PlainTextSample, gap: String) async throws {
    let document = try await Clean.cleaned(
      Document(id: "x", text: sample.head + gap + sample.story))
    #expect(document.title == sample.title)
    #expect(document.authors == sample.authors)
    #expect(document.text == sample.story)
  }

  @Test func aBylineAboveALeadThatIsWrappedIsTheAuthor() async throws {
    let lead = """
      LONDON, March 3 (Reuters) - The port of Harwick stayed closed on Tuesday
      as the storm went on for a third day, officials said.
      """
    let document = try await Clean.cleaned(
      Document(id: "x", text: "Storm closes port\n\nBy Jane Doe\n\(lead)\n\n\(lead) It rained."))
    #expect(document.authors == ["Jane Doe"])
    #expect(document.text?.hasPrefix("LONDON, March 3 (Reuters) - The port") == true)
  }

  @Test func aDateBelowTheBylineIsWhenItWasPublished() async throws {
    let head = "Storm closes port of Harwick\nBy Jane Doe\nMarch 3, 2026"
    let document = try await Clean.cleaned(
      Document(id: "x", text: head + "\n" + PlainTextSample.english))
    #expect(document.authors == ["Jane Doe"])
    #expect(document.published?.description.hasPrefix("2026-03-03") == true)
    #expect(document.text == PlainTextSample.english)
  }

  @Test func authorsThatAreKnownStay() async throws {
    let document = try await Clean.cleaned(
      Document(id: "x", authors: ["Bo Lind"], text: "By Jane Doe\n" + PlainTextSample.english))
    #expect(document.authors == ["Bo Lind"])
    #expect(document.text == PlainTextSample.english)
  }

  @Test(arguments: [
    "By Tuesday the ferry had been out of service", "By Jane Austen's reckoning it was late",
    "Von Berlin nach Hamburg in zwei Stunden", "Por la tarde Ana volvió a casa",
    "Minutes of the harbour board, 3 March 2026, 14:30",
  ])
  func whatSaysMoreIsNoByline(line: String) { #expect(PlainTextByline(line) == nil) }
}
