import PipeKit
import Testing

@testable import CleanStage

/// Texts that are no articles, or have no head: nothing of them is lost.
@Suite struct PlainTextLossTests {
  struct Sample: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let text: String
    var title: String?

    init(_ name: String, title: String? = nil, _ text: String) {
      testDescription = name
      self.text = text
      self.title = title
    }
  }

  static let samples: [Sample] = [
    Sample(
      "a poem",
      """
      The boats lie still
      below the hill,
      the wind has gone away

      and on the quay
      the children play
      the last hour of the day.
      """),
    Sample(
      "a poem with a title", title: "The quay",
      """
      The quay

      The boats lie still
      below the hill,
      the wind has gone away.

      And on the quay
      the children play
      the last hour of the day.
      """),
    Sample(
      "long verses",
      """
      The boats lie quietly below the hill, and no one speaks
      Of all that happened when the storm came in from the west
      And took the roof of the old house, the fence and half the pier,

      For who would want to hear again of that which all have seen,
      Or tell the children, when they ask, what might have been
      If only someone had looked out and seen the water rise.
      """),
    Sample(
      "a letter",
      """
      Ines Calder
      12 Quarry Lane
      Harwick

      3 March 2026

      Dear Mr Lisle,

      Thank you for your letter, which came on Monday, and for the plans of the new pier that were with it.

      By the way, the roof leaks.

      Yours sincerely
      Ines Calder
      """),
    Sample(
      "a German letter",
      """
      Anna Weber
      Nordersiel, 3. März 2026

      Betreff: Ihr Angebot

      Sehr geehrte Damen und Herren,

      vielen Dank für Ihr Angebot vom Montag, das wir gern annehmen, sobald der Vorstand zugestimmt hat.

      Mit freundlichen Grüßen
      Anna Weber
      """),
    Sample(
      "a list", title: "What to bring",
      """
      What to bring

      - a coat
      - boots
      - bread, butter and a knife that is sharp enough for both, since there will be none on the island.
      - By Friday: the tent
      """),
    Sample(
      "minutes", title: "Minutes of the harbour board, 3 March 2026",
      """
      Minutes of the harbour board, 3 March 2026

      Present: Ines Calder, Bo Lind
      Apologies: Ada Voss

      Meeting opened 14:30

      1. Ramp

      The board heard that the ramp is broken and agreed that it is to be mended before the summer begins.

      Approved

      2. Any other business

      None

      Meeting closed 15:45

      Next meeting: 7 April 2026, 14:30
      """),
    Sample(
      "a README", title: "Ferrylog",
      """
      # Ferrylog

      A log of ferries

      ## Install

      Run the installer, which asks where the log is to be kept and how often it is to be written to disk.

          make install

      ## Usage

      | option | meaning |
      |---|---|
      | -v | say more |

      ```
      ferrylog --from Harwick
      ```

      ## Next

      ## Licence

      MIT
      """),
    Sample(
      "a README with underlined headings", title: "Ferrylog",
      """
      Ferrylog
      ========

      Introduction
      ------------

      Ferrylog writes down when ferries leave and when they arrive, and it tells you which of them were late.

      Links
      -----

      * The harbour
      * The office
      """),
    Sample(
      "sections with short headings", title: "Guide to the ferry",
      """
      Guide to the ferry

      Before you go

      Tickets are sold at the kiosk beside the pier, which opens an hour before the first ferry of the day.

      On board

      There is a kitchen on board, but it closes early, and it does not take cards of any kind at all.
      """),
    Sample(
      "paragraphs without a headline",
      """
      The storm that came from the west on Sunday has done no harm to the houses on the coast, it is said.

      By Tuesday the ferry had been out of service for a week.

      It will run again on Friday.
      """),
    Sample(
      "one paragraph",
      "The storm that came from the west on Sunday has done no harm to the houses on the coast, it is said."
    ),
    Sample(
      "one wrapped paragraph",
      """
      The storm that came from the west on Sunday has done no
      harm to the houses on the coast, it is said by those who
      By Monday had seen them.
      """),
    Sample("one line without a stop", "The storm that came from the west on Sunday"),
    Sample(
      "a diary",
      """
      3 March 2026

      The storm has come, and we sit in the house and listen to the wind, which has not let up since Sunday.

      4 March 2026

      It is over.
      """),
  ]

  @Test(arguments: samples) func noWordIsLost(sample: Sample) async throws {
    let document = try await Clean.cleaned(Document(id: "x", text: sample.text))
    #expect(document.title == sample.title)
    #expect(document.authors.isEmpty && document.published == nil)
    #expect(document.metadata["section"] == nil)
    let found = Self.words((document.title ?? "") + "\n" + (document.text ?? ""))
    #expect(found == Self.words(sample.text))
  }

  @Test(arguments: samples) func noWordIsLostWhereATitleIsKnown(sample: Sample) async throws {
    let document = try await Clean.cleaned(Document(id: "x", title: "Known", text: sample.text))
    #expect(Self.words(document.text ?? "") == Self.words(sample.text))
  }

  @Test(
    arguments: PlainTextHeadTests.wrapped + PlainTextHeadTests.decks + PlainTextHeadTests.kickers
      + PlainTextBylineTests.samples, ["\n", "\n\n"])
  func everyWordOfAHeadIsSomewhere(sample: PlainTextSample, gap: String) async throws {
    let document = try await Clean.cleaned(
      Document(id: "x", text: sample.head + gap + sample.story))
    let parts = [document.title, document.text, document.metadata["section"]?.string]
    let found = Set(
      Self.words((parts.compactMap { $0 } + document.authors).joined(separator: "\n")))
    // Of a byline only the names go on.
    let label: Set = [
      "By", "Von", "Par", "Por", "Harwick", "Post", "Staff", "writer",
      "Associated", "Press", "dpa",
    ]
    #expect(Set(Self.words(sample.text)).subtracting(found).isSubset(of: label))
  }

  /// The words and numbers of a text, in order.
  private static func words(_ text: String) -> [String] {
    text.split { !$0.isLetter && !$0.isNumber }.map(String.init)
  }
}
