import PipeKit
import Testing

@testable import CleanStage

/// What a page has below an article: comments, teasers, what is told of the author, closing lines.
@Suite struct PlainTextBelowTests {
  private static let story = """
    The lock at Brennholm opens again in May, the canal board said, once the second gate has been hung.

    It had been closed since a barge ran into it in the fog of last November, and stuck there.
    """

  private func cleaned(_ below: String) async throws -> String {
    try await Clean.cleaned(
      Document(id: "x", title: "Lock opens again", text: Self.story + "\n\n" + below)
    ).text ?? ""
  }

  @Test(arguments: [
    "Comments\n\n2 comments\n\nIda\n\nIt was time.\n\nReply\n\nOle\n\nI miss the barge.\n\nReply",
    "Comments (2)\n\nIda Lund\n\n3 hours ago\n\nIt was time, and I am glad of it.\n\nOle\n\nI miss the barge.",
    "2 Kommentare\n\nIda\nEs war Zeit.\n\nAntworten\n\nOle\nIch vermisse den Kahn.\n\nAntworten",
    "Commentaires\n\nIda\n\nIl était temps.\n\nRépondre",
    "3 Comments\n\nIda\n\nIt was time.\n\nReply Report\n\nRelated posts\n\nThe old lock",
  ])
  func commentsOfReadersGo(below: String) async throws {
    #expect(try await cleaned(below) == Self.story)
  }

  @Test(arguments: [
    "Comments by the keeper drew laughter in the hall.",
    "Comments\n\nThe board asked for comments until May, and got four hundred letters.\n\nPrices\n\nThey rise.",
    "Comments\n\nIda: It was time.\n\nOle: So it was.",
    "Kommentare\n\nDie Bürger schrieben vierhundert Briefe.",
  ])
  func aChapterOnCommentsStays(below: String) async throws {
    #expect(try await cleaned(below) == Self.story + "\n\n" + below)
  }

  @Test func aCountOfCommentsAboveTheTextTakesNothingWithIt() async throws {
    let found = try await Clean.cleaned(
      Document(id: "x", text: "Lock opens again\n\n12 comments\n\n" + Self.story))
    #expect(found.title == "Lock opens again")
    #expect(found.text == Self.story)
    let next =
      "Prices\n\nThe toll for barges rises in June.\n\nThe road ahead\n\nThe board meets in July."
    #expect(try await cleaned("12 comments\n\n" + next) == Self.story + "\n\n" + next)
  }

  @Test(arguments: [
    "Most read\n\n1. Lock keeper sinks\n\n2. Who pays for the gate?\n\n3. Barge sold",
    "Most read\n1. Lock keeper sinks\n2. Barge sold",
    "Meistgelesen\n\n1. Kahn verkauft\n\n2. Tor hängt",
    "Les plus lus\n\n1. Le bac coule\n2. Le bac flotte",
  ])
  func numberedTeasersGoWithTheirHeading(below: String) async throws {
    #expect(try await cleaned(below) == Self.story)
  }

  @Test(arguments: [
    "What to bring\n\n1. A coat\n\n2. A rope", "Steps\n\n1. Open the gate\n2. Let the barge in",
    "1. Open the gate.\n2. Let the barge in.",
  ])
  func otherNumberedListsStay(below: String) async throws {
    #expect(try await cleaned(below) == Self.story + "\n\n" + below)
  }

  @Test func numberedReferencesStay() async throws {
    let list = "1. Lund, The Lock\n\n2. Dahl, Gates"
    #expect(try await cleaned("Further reading\n\n" + list) == Self.story + "\n\n" + list)
  }

  @Test(arguments: [
    "About the author\n\nIda Lund writes about boats. She lives in Brennholm.",
    "Tags\n\nlock, canal, barge\n\nAbout the author\n\nIda Lund writes about boats.\n\nMost read\n\n1. A\n\n2. B",
    "Über die Autorin\n\nIda Lund schreibt über Boote.\n\nKommentare\n\nOle\n\nSchön.\n\nAntworten",
    "Sobre el autor\n\nIda Lund escribe sobre barcos.",
  ])
  func whatIsToldOfTheAuthorGoes(below: String) async throws {
    #expect(try await cleaned(below) == Self.story)
  }

  @Test func aChapterOnAnAuthorStays() async throws {
    let chapter =
      "Ida Lund was born in 1931 beside the lock.\n\nThe books\n\nShe wrote nine of them, all about boats."
    #expect(
      try await cleaned("About the author\n\n" + chapter) == Self.story + "\n\n" + chapter)
  }

  @Test(arguments: ["Share\nSave", "Share Save", "Share | Print | Email", "Teilen\nDrucken"])
  func rowsOfButtonsGo(below: String) async throws {
    let last = "The board meets again in July."
    #expect(try await cleaned("\(below)\n\n\(last)") == Self.story + "\n\n" + last)
    let head = "Lock opens again\n\n\(below)\n\n\(Self.story)"
    #expect(try await Clean.cleaned(Document(id: "x", text: head)).text == Self.story)
  }

  @Test(arguments: [
    "Share prices fell.", "Save the lock", "Print runs short, printers say", "Email us, they said.",
  ])
  func sentencesThatBeginLikeButtonsStay(line: String) async throws {
    #expect(try await cleaned(line) == Self.story + "\n\n" + line)
  }

  @Test(arguments: [
    "AP writer Ida Lund contributed.", "Ida Lund in Bonn contributed to this report.",
    "Associated Press writer Ole Dahl contributed to this report from Taipei.", "###", "jp/ac/rf",
    "© 2026 AFP", "Follow the coverage of AP at https://example.org/locks", "责任编辑：李华",
  ])
  func whatAgenciesWriteBelowTheirCopyGoes(below: String) async throws {
    #expect(try await cleaned(below) == Self.story)
  }

  @Test(arguments: ["EFE", "AFP", "dpa", "Reuters"])
  func theNameOfAnAgencyBehindTheLastSentenceGoes(name: String) async throws {
    #expect(try await cleaned("The toll rises. \(name)") == Self.story + "\n\nThe toll rises.")
  }

  @Test(arguments: [
    "The canal board contributed to this report, which was published in May.",
    "He used to work for AFP", "Ida Lund contributed to this report and paid for it.",
    "The writer said that nobody had contributed.",
  ])
  func otherLastSentencesStay(below: String) async throws {
    #expect(try await cleaned(below) == Self.story + "\n\n" + below)
  }
}
