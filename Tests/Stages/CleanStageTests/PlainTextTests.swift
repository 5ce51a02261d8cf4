import PipeKit
import Testing

@testable import CleanStage

@Suite struct PlainTextTests {
  @Test func aShortMessageLosesWhatWasCopiedAlong() async throws {
    let text =
      "Council meets on library\n\nThe council met on Monday and talked about the library.\n\nRead more\n\nIt will meet again in June.\n\nRelated Posts\n"
    let document = try await Clean.cleaned(Document(id: "x", text: text))
    #expect(
      document.text
        == "The council met on Monday and talked about the library.\n\nIt will meet again in June.")
  }

  @Test func paragraphsOfALineEachStayApart() async throws {
    let lines = [
      "The council of the town met on Monday evening to talk about the library, which is to be closed for repairs in the summer months, the clerk said after the meeting.",
      "Residents asked for a shelter with books, and the mayor said that the money for it had been set aside.",
      "A decision is to follow in autumn, when the engineers have told the council what the repair of the roof would take.",
      "The clerk did not say more.",
    ]
    let document = try await Clean.cleaned(
      Document(id: "x", text: lines.joined(separator: "\n")))
    #expect(document.text == lines.joined(separator: "\n\n"))
  }

  @Test func theHeadlineBecomesTheTitle() async throws {
    let document = try await Clean.cleaned(
      Document(id: "x", text: "Ferry runs again\n\nThe ferry runs again from Monday."))
    #expect(document.title == "Ferry runs again")
    #expect(document.text == "The ferry runs again from Monday.")
  }

  @Test func aTitleThatIsKnownStays() async throws {
    let document = try await Clean.cleaned(
      Document(id: "x", title: "Ferry runs again!", text: "Ferry runs again\n\nIt does."))
    #expect(document.title == "Ferry runs again!")
    #expect(document.text == "It does.")
  }

  @Test(arguments: [
    "It rained.\n\nIt stopped.", "- one\n\n- two", "One line only", "First:\n\nSecond.",
  ])
  func whatIsNoHeadlineStaysInTheText(text: String) async throws {
    let document = try await Clean.cleaned(Document(id: "x", text: text))
    #expect(document.title == nil)
    #expect(document.text == text)
  }

  @Test(arguments: ["Share this", "Advertisement", "Related Posts"])
  func whatWasCopiedAlongIsNoLineOfAParagraph(line: String) async throws {
    let wrapped = """
      The ferry to the islands runs again from Monday, the harbour office
      announced. It had been out of service since a storm damaged its doors.
      """
    let text =
      "\(wrapped)\n\nIt was costly, too, the office said, and not insured at all by anyone.\n\(line)\n"
    let found = try await Clean.cleaned(Document(id: "x", text: text)).text ?? ""
    #expect(found.hasSuffix("by anyone.") && found.hasPrefix("The ferry to"))
  }

  private static let story = """
    HARWICK, March 3 - The port of Harwick stayed closed on Tuesday as the storm went on, officials said.

    The harbour master said that it would open on Friday, once the wind had gone down at last.
    """

  @Test(arguments: [
    "By Ines Calder", "Ines Calder", "March 3, 2026", "Von Ines Calder",
    "By Ines Calder\nMarch 3, 2026 9:41 AM GMT",
  ])
  func theHeadlineIsToldFromWhatStandsDirectlyBelowIt(below: String) async throws {
    let document = try await Clean.cleaned(
      Document(
        id: "x", text: "Storm closes port of Harwick for a third day\n\(below)\n\n\(Self.story)"))
    #expect(document.title == "Storm closes port of Harwick for a third day")
    #expect(document.text == Self.story)
  }

  @Test func aHeadlineThatWasWrappedIsOne() async throws {
    let text = """
      Storm closes the port of Harwick and the bridge to the islands for
      a third day in a row

      HARWICK, March 3 - The port of Harwick stayed closed on Tuesday as
      the storm went on for a third day, officials said.
      """
    let document = try await Clean.cleaned(Document(id: "x", text: text))
    #expect(
      document.title
        == "Storm closes the port of Harwick and the bridge to the islands for a third day in a row"
    )
  }

  @Test(arguments: [
    "By Ines Calder\nMarch 4, 2026", "By Ines Calder\nStaff writer", "A ferry\noff Harwick",
    "News\nWorld\nSport",
  ])
  func blocksOfLinesAboveTheTextAreNoLists(lines: String) async throws {
    let text = "Storm closes port of Harwick\n\n\(lines)\n\n\(Self.story)"
    #expect(try await Clean.cleaned(Document(id: "x", text: text)).text == Self.story)
  }

  @Test(arguments: [
    "A Reuters/Ipsos poll found that half of the people want a new bridge.",
    "The company was bought by Shutterstock last year.", "Getty Images sued the firm over it.",
    "He was shown a photo by the police and named the man.", "His photo: a cat.",
  ])
  func sentencesAboutPicturesAreNoCredits(line: String) async throws {
    let text = Self.story + "\n\n" + line
    #expect(try await Clean.cleaned(Document(id: "x", text: text)).text == text)
  }

  @Test func listsAndHeadingsAreNoCaptions() async throws {
    let recipe = """
      Ingredients

      200 g flour
      100 g butter

      Method

      Mix the flour and the butter, then let the dough rest for an hour in a cool place. Bake it.
      """
    let document = try await Clean.cleaned(Document(id: "x", text: "Rain bread\n\n\(recipe)"))
    #expect(document.title == "Rain bread")
    #expect(document.text == recipe)
    let walk = """
      1. Introduction

      The walk begins at the old bridge in the middle of the town and leads along the river to the sea.

      The old bridge

      The old bridge was built in 1887 by the people of the town, who had waited for it for long.
      """
    #expect(try await Clean.cleaned(Document(id: "x", title: "A walk", text: walk)).text == walk)
  }

  @Test(arguments: [
    "Ships at anchor off Harwick, Tuesday. REUTERS/Tim Vale", "(Photo by Ines Calder/Getty Images)",
    "File photo: a ferry off Harwick (AP Photo/Ines Calder)", "Photo caption: a ferry.",
  ])
  func creditsOfPicturesAreLeftOut(line: String) async throws {
    let text = Self.story.replacing("\n\n", with: "\n\n\(line)\n\n")
    #expect(try await Clean.cleaned(Document(id: "x", text: text)).text == Self.story)
  }

  @Test func wrappedLinesAreJoined() {
    let text = """
      The harbour office said on Sunday that the ferry
      would run again.  It did not say when that\r
      would be.

      roses are red
      violets are blue
      """
    #expect(
      PlainTextParagraphs.of(text) == [
        "The harbour office said on Sunday that the ferry would run again. It did not say when that "
          + "would be.", "roses are red\nviolets are blue",
      ])
  }

  /// Sentences in lines of about 60 characters.
  private static let wrapped = [
    "The harbour office said on Sunday that the ferry would run",
    "again soon, and that it had not run for weeks because of a",
    "broken ramp.",
  ]
  private static let whole = wrapped.joined(separator: " ")

  @Test(arguments: ["  ", "\t", "\u{3000}\u{3000}"])
  func anIndentedLineBeginsAParagraph(indent: String) {
    let lines = [Self.wrapped, Self.wrapped, Self.wrapped].flatMap { [indent + $0[0]] + $0[1...] }
    #expect(
      PlainTextParagraphs.of(lines.joined(separator: "\n"))
        == [Self.whole, Self.whole, Self.whole])
    let later = PlainTextParagraphs.of("A title\n\n" + lines.joined(separator: "\n"))
    #expect(later == ["A title", Self.whole, Self.whole, Self.whole])
  }

  @Test func whereMostLinesAreIndentedTheOthersBeginParagraphs() {
    let lines = [Self.wrapped, Self.wrapped].flatMap { [$0[0]] + $0[1...].map { "   " + $0 } }
    #expect(
      PlainTextParagraphs.of("A\n\n" + lines.joined(separator: "\n"))
        == ["A", Self.whole, Self.whole])
  }

  @Test func withoutBlankLinesALineThatEndsEarlyEndsAParagraph() {
    let lines = ["Ferry runs again"] + Self.wrapped + ["Related Posts"] + Self.wrapped
    let text = lines.joined(separator: "\n")
    #expect(
      PlainTextParagraphs.of(text)
        == ["Ferry runs again", Self.whole, "Related Posts", Self.whole])
    #expect(PlainTextCleaner(text, title: nil).headline == "Ferry runs again")
  }

  @Test func aParagraphThatWasWrappedAloneStaysOne() {
    #expect(PlainTextParagraphs.of(Self.wrapped.joined(separator: "\n")) == [Self.whole])
  }

  @Test(arguments: [
    (
      "The council of the town has voted on Tuesday to re-\nbuild the pier.",
      "The council of the town has voted on Tuesday to rebuild the pier."
    ),
    (
      "The council of the town has opened a state-of-the-\nart pier.",
      "The council of the town has opened a state-of-the-art pier."
    ),
    (
      "The council of the town has voted, with the Anglo-\nSaxons, for it.",
      "The council of the town has voted, with the Anglo-Saxons, for it."
    ),
    (
      "The council of the small town has asked for a 12-\nyear-old ferry, and a COVID-\n19 ward.",
      "The council of the small town has asked for a 12-year-old ferry, and a COVID-19 ward."
    ),
    (
      "The council of the town has heard that the four-\nyear-old pier will be closed.",
      "The council of the town has heard that the four-year-old pier will be closed."
    ),
    (
      "Der Rat der kleinen Stadt am Meer hat die Nord-\nund Ostsee besucht, und auch die Ein-\noder Ausfuhr.",
      "Der Rat der kleinen Stadt am Meer hat die Nord- und Ostsee besucht, und auch die Ein- oder Ausfuhr."
    ),
    (
      "\u{6E2F}\u{6E2F}\u{6E2F}\u{6E2F}\u{6E2F}\u{6E2F}\u{6E2F}\u{6E2F}\u{6E2F}\u{6E2F}\u{6E2F}\u{6E2F}\u{6E2F}\u{6E2F}\u{6E2F}\n\u{8239}\u{3002}",
      "\u{6E2F}\u{6E2F}\u{6E2F}\u{6E2F}\u{6E2F}\u{6E2F}\u{6E2F}\u{6E2F}\u{6E2F}\u{6E2F}\u{6E2F}\u{6E2F}\u{6E2F}\u{6E2F}\u{6E2F}\u{8239}\u{3002}"
    ),
  ])
  func wordsThatWereWrappedAreWhole(text: String, expected: String) {
    #expect(PlainTextParagraphs.of(text) == [expected])
  }

  @Test func indentedCodeKeepsItsIndentation() {
    let code = "    func a() {\n      b()\n    }"
    #expect(
      PlainTextParagraphs.of("It is done so:\n\n\(code)\n\nThat is all.")
        == ["It is done so:", code, "That is all."])
  }

  @Test(arguments: ["Dear Sir or Madam", "Sehr geehrte Damen und Herren"])
  func aSalutationIsNoTitle(line: String) async throws {
    let document = try await Clean.cleaned(Document(id: "x", text: line + "\n\nThe ferry runs."))
    #expect(document.title == nil)
    #expect(document.text == line + "\n\nThe ferry runs.")
  }

  @Test func aHeadingOfMarkdownIsATitleWithoutItsMarks() async throws {
    let document = try await Clean.cleaned(
      Document(id: "x", text: "# Ferry runs again\n\nThe ferry runs again from Monday."))
    #expect(document.title == "Ferry runs again")
    #expect(document.text == "The ferry runs again from Monday.")
  }

  @Test func captionsAndLeftoversGo() {
    let long =
      "The mayor of Port Ellery opened the new bridge on Sunday, in the rain, and walked across it first."
    let cleaner = PlainTextCleaner(
      """
      Bridge opens after four years

      The bridge in the rain

      The mayor of Port Ellery

      \(long)

      Advertisement

      "It holds," she said, and that was all she said before she went in to dry her hair and her hat.

      Read also: How the bridge was built

      Related Posts

      What the old bridge was like
      """, title: nil)
    #expect(cleaner.headline == "Bridge opens after four years")
    #expect(
      cleaner.text == long
        + "\n\n\"It holds,\" she said, and that was all she said before she went in to dry her hair and her hat."
    )
  }

  @Test(
    .enabled(
      if: Project.shared("seeds/article.txt") != nil, "the article is not beside the project"))
  func theSeedArticleIsCleaned() async throws {
    let source = try #require(Project.shared("seeds/article.txt"))
    let document = try await Clean.cleaned(
      Document(id: "x", body: Body(Array(source.utf8), mediaType: "text/plain")))
    let parts = source.split(separator: "\n").map(String.init)
    #expect(document.title == parts.first)
    let paragraphs = (document.text ?? "").split(separator: "\n\n").map(String.init)
    #expect(paragraphs.count == 8)
    #expect(paragraphs == parts.filter { $0.hasSuffix(".") || $0.hasSuffix("\u{201D}") })
    #expect(paragraphs.last?.hasPrefix("CENTCOM") == true)
  }
}
