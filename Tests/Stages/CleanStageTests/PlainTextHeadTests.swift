import PipeKit
import Testing

@testable import CleanStage

/// Heads above paragraphs that are one long line each.
@Suite struct PlainTextHeadTests {
  static let wrapped: [PlainTextSample] = [
    .init(
      name: "two lines at 40 columns",
      head: "Storm closes the port of Harwick and the\nbridge to the islands for a third day",
      title: "Storm closes the port of Harwick and the bridge to the islands for a third day"),
    .init(
      name: "three lines at 40 columns",
      head: """
        Storm closes the port of Harwick and the
        bridge to the islands for a third day in
        a row
        """,
      title:
        "Storm closes the port of Harwick and the bridge to the islands for a third day in a row"),
    .init(
      name: "a name at the beginning of the second line",
      head: "Storm closes the port and the bridge of\nHarwick for a third day in a row",
      title: "Storm closes the port and the bridge of Harwick for a third day in a row"),
    .init(
      name: "words with capitals",
      head: "Storm Closes Port of Harwick for a Third\nDay as Ferries Stay in Their Docks",
      title: "Storm Closes Port of Harwick for a Third Day as Ferries Stay in Their Docks"),
    .init(
      name: "capitals",
      head: "STORM CLOSES PORT OF HARWICK FOR A THIRD\nDAY AS FERRIES STAY IN DOCK",
      title: "STORM CLOSES PORT OF HARWICK FOR A THIRD DAY AS FERRIES STAY IN DOCK"),
    .init(
      name: "72 columns",
      head: """
        Storm closes the port of Harwick and the bridge to the islands for a
        third day in a row
        """,
      title:
        "Storm closes the port of Harwick and the bridge to the islands for a third day in a row"),
    .init(
      name: "German",
      head: "Sturm schließt den Hafen von Nordersiel\nund die Brücke zu den Inseln",
      title: "Sturm schließt den Hafen von Nordersiel und die Brücke zu den Inseln",
      story: PlainTextSample.german),
    .init(
      name: "French",
      head: "La tempête ferme le port de Saint-Orin\npour le troisième jour de suite",
      title: "La tempête ferme le port de Saint-Orin pour le troisième jour de suite",
      story: PlainTextSample.french),
    .init(
      name: "Spanish",
      head: "El temporal cierra el puerto de Santa\nOrina por tercer día consecutivo",
      title: "El temporal cierra el puerto de Santa Orina por tercer día consecutivo",
      story: PlainTextSample.spanish),
    .init(
      name: "lines broken by sense",
      head: "Storm closes port\nfor a third day in a row",
      title: "Storm closes port for a third day in a row"),
  ]

  @Test(arguments: wrapped) func aWrappedHeadlineIsTheTitle(sample: PlainTextSample) async throws {
    try await expect(sample)
  }

  @Test(arguments: wrapped)
  func aWrappedHeadlineRightAboveTheTextIsTheTitle(sample: PlainTextSample) async throws {
    let document = try await Clean.cleaned(
      Document(id: "x", text: sample.head + "\n" + sample.story))
    #expect(document.title == sample.title)
    #expect(document.text == sample.story)
  }

  static let decks: [PlainTextSample] = [
    .init(
      name: "right below",
      head: """
        Storm closes port of Harwick
        Ferries to the islands may not sail before Friday, the harbour office says
        """, title: "Storm closes port of Harwick",
      deck: "Ferries to the islands may not sail before Friday, the harbour office says"),
    .init(
      name: "behind a blank line",
      head: """
        Storm closes port of Harwick

        Ferries to the islands may not sail before Friday, the harbour office says
        """, title: "Storm closes port of Harwick",
      deck: "Ferries to the islands may not sail before Friday, the harbour office says"),
    .init(
      name: "short, behind a blank line",
      head: "Storm closes port of Harwick for a third day\n\nNo ferries before Friday",
      title: "Storm closes port of Harwick for a third day", deck: "No ferries before Friday"),
    .init(
      name: "below a headline in capitals",
      head: "STORM CLOSES THE PORT OF HARWICK\nFerries may not sail before Friday",
      title: "STORM CLOSES THE PORT OF HARWICK", deck: "Ferries may not sail before Friday"),
    .init(
      name: "below a headline of words with capitals",
      head: """
        Storm Closes Port of Harwick for a Third Day
        The ferries may not sail before Friday
        """, title: "Storm Closes Port of Harwick for a Third Day",
      deck: "The ferries may not sail before Friday"),
    .init(
      name: "wrapped",
      head: """
        Storm closes port of Harwick

        Ferries to the islands may not sail before
        Friday, the harbour office says
        """, title: "Storm closes port of Harwick",
      deck: "Ferries to the islands may not sail before Friday, the harbour office says"),
    .init(
      name: "German",
      head: """
        Sturm schließt Hafen von Nordersiel
        Fähren zu den Inseln fahren nach Angaben des Hafenamts frühestens am Freitag
        """, title: "Sturm schließt Hafen von Nordersiel",
      deck: "Fähren zu den Inseln fahren nach Angaben des Hafenamts frühestens am Freitag",
      story: PlainTextSample.german),
    .init(
      name: "French",
      head: """
        La tempête ferme le port de Saint-Orin

        Les bacs ne partiront pas avant vendredi, selon la capitainerie
        """, title: "La tempête ferme le port de Saint-Orin",
      deck: "Les bacs ne partiront pas avant vendredi, selon la capitainerie",
      story: PlainTextSample.french),
    .init(
      name: "Spanish",
      head: """
        El temporal cierra el puerto de Santa Orina
        Los transbordadores no saldrán antes del viernes
        """, title: "El temporal cierra el puerto de Santa Orina",
      deck: "Los transbordadores no saldrán antes del viernes", story: PlainTextSample.spanish),
  ]

  @Test(arguments: decks) func aStandfirstIsText(sample: PlainTextSample) async throws {
    try await expect(sample)
  }

  static let kickers: [PlainTextSample] = [
    .init(
      name: "capitals", head: "SHIPPING\nStorm closes port of Harwick for a third day",
      title: "Storm closes port of Harwick for a third day", kicker: "SHIPPING"),
    .init(
      name: "capitals, behind a blank line",
      head: "SHIPPING\n\nStorm closes port of Harwick for a third day",
      title: "Storm closes port of Harwick for a third day", kicker: "SHIPPING"),
    .init(
      name: "a word", head: "Shipping\nStorm closes port of Harwick for a third day",
      title: "Storm closes port of Harwick for a third day", kicker: "Shipping"),
    .init(
      name: "a word, behind a blank line",
      head: "Shipping\n\nStorm closes port of Harwick for a third day",
      title: "Storm closes port of Harwick for a third day", kicker: "Shipping"),
    .init(
      name: "a phrase, above a headline that is wrapped",
      head:
        "Storm in Harwick\n\nThe port stays closed for a third day and\nthe ferries in their docks",
      title: "The port stays closed for a third day and the ferries in their docks",
      kicker: "Storm in Harwick"),
    .init(
      name: "above headline and standfirst",
      head: """
        SHIPPING
        Storm closes port of Harwick
        Ferries to the islands may not sail before Friday, the harbour office says
        """, title: "Storm closes port of Harwick",
      deck: "Ferries to the islands may not sail before Friday, the harbour office says",
      kicker: "SHIPPING"),
    .init(
      name: "German", head: "Schifffahrt\nSturm schließt den Hafen von Nordersiel",
      title: "Sturm schließt den Hafen von Nordersiel", kicker: "Schifffahrt",
      story: PlainTextSample.german),
    .init(
      name: "French", head: "INTEMPÉRIES\nLa tempête ferme le port de Saint-Orin",
      title: "La tempête ferme le port de Saint-Orin", kicker: "INTEMPÉRIES",
      story: PlainTextSample.french),
    .init(
      name: "Spanish", head: "Temporal marítimo\nEl puerto de Santa Orina sigue cerrado",
      title: "El puerto de Santa Orina sigue cerrado", kicker: "Temporal marítimo",
      story: PlainTextSample.spanish),
  ]

  @Test(arguments: kickers) func aTopicAboveTheHeadlineIsTheSection(
    sample: PlainTextSample
  ) async throws {
    try await expect(sample)
  }

  @Test func aHeadlineWithWhichALaterParagraphBeginsIsTheTitle() async throws {
    try await expect(
      .init(
        name: "later", head: "Storm warnings for the coast", title: "Storm warnings for the coast",
        story: PlainTextSample.english.replacing(". Storm", with: ".\n\nStorm")))
    try await expect(
      .init(
        name: "at once", head: "The port of Harwick\nstayed closed on Tuesday",
        title: "The port of Harwick stayed closed on Tuesday",
        story: String(PlainTextSample.english.dropFirst("HARWICK, March 3 - ".count))))
  }

  @Test func whatSaysTheKnownTitleIsLeftOut() async throws {
    let sample = PlainTextHeadTests.wrapped[0]
    let title = (sample.title ?? "") + " | The Port Post"
    let document = try await Clean.cleaned(Document(id: "x", title: title, text: sample.text))
    #expect(document.title == title)
    #expect(document.text == sample.story)
  }

  @Test func aHeadThatSaysSomethingElseThanTheKnownTitleStays() async throws {
    let sample = PlainTextHeadTests.decks[0]
    let document = try await Clean.cleaned(
      Document(id: "x", title: "A quiet week", text: sample.text))
    #expect(document.title == "A quiet week")
    #expect(document.text == (sample.title ?? "") + "\n\n" + sample.expected)
  }

  private func expect(_ sample: PlainTextSample) async throws {
    let document = try await Clean.cleaned(Document(id: "x", text: sample.text))
    #expect(document.title == sample.title)
    #expect(document.text == sample.expected)
    #expect(document.metadata["section"]?.string == sample.kicker)
  }
}
