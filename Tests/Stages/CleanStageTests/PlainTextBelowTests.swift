import PipeKit
import Testing

@testable import CleanStage

/// What a page has below an article: comments, teasers, what is told of the author, closing lines.
@Suite struct PlainTextBelowTests {
  private static let story = """
    The lock at Brennholm opens again in May, the canal board said, once the second gate has been hung.

    It had been closed since a barge ran into it in the fog of last November, and stuck there.
    """

  private func cleaned(
    _ below: String, authors: [String] = [], options: Clean.Options = Clean.Options()
  ) async throws -> String {
    try await Clean.cleaned(
      Document(
        id: "x", title: "Lock opens again", authors: authors, text: Self.story + "\n\n" + below),
      options: options
    ).text ?? ""
  }

  // MARK: Comments

  @Test(arguments: [
    "Comments\n\n2 comments\n\nIda\n\nIt was time.\n\nReply\n\nOle\n\nI miss the barge.\n\nReply",
    "Comments (2)\n\nIda Lund\n\n3 hours ago\n\nIt was time, and I am glad of it.\n\nOle\n\n2 hours ago\n\nI miss the barge.",
    "2 Kommentare\n\nIda\nEs war Zeit.\n\nAntworten\n\nOle\nIch vermisse den Kahn.\n\nAntworten",
    "Commentaires\n\nIda\n\nIl était temps.\n\nRépondre",
    "3 Comments\n\nIda\n\nIt was time.\n\nReply Report\n\nRelated posts\n\nThe old lock",
    "Comments\n\nida77\n12 May 2026\n\nIt was time.\n\nIt was.\n\nLike\nReply\n\nLeave a comment",
  ])
  func commentsOfReadersGo(below: String) async throws {
    #expect(try await cleaned(below) == Self.story)
  }

  @Test(arguments: [
    "Comments by the keeper drew laughter in the hall.",
    "Comments\n\nThe board asked for comments until May, and got four hundred letters.\n\nPrices\n\nThey rise.",
    "Comments\n\nIda: It was time.\n\nOle: So it was.",
    "Kommentare\n\nDie Bürger schrieben vierhundert Briefe.",
    "2 comments\n\nLength\n\nThe draft is too long.\n\nScope\n\nThe gate is not in it.",
    "Comments (2)\n\nThe keeper has read two letters.\n\nIda Lund\n\nIt is late, you write. So it is.",
    "2 Kommentare\n\nLänge\n\nDer Entwurf ist zu lang.\n\nInhalt\n\nDas Tor fehlt darin.",
    "12 comments\n\nPrices\n\nThe toll for barges rises in June.\n\nThe road ahead\n\nThe board meets.",
  ])
  func aChapterOnCommentsStays(below: String) async throws {
    #expect(try await cleaned(below) == Self.story + "\n\n" + below)
  }

  @Test(arguments: [
    "Comments\n\nBoatmen may write to the keeper.\n\nReply\n\nThe keeper answers within a week.",
    "Comments\n\nThe first boatman asks for a lamp.\n\nReply\n\nA lamp is ordered.\n\nThe board thanks all.",
    "Kommentare\n\nJeder darf schreiben.\n\nAntworten\n\nDie Taste öffnet ein Feld.",
  ])
  func aChapterOnAnswersKeepsItsSentences(below: String) async throws {
    let text = try await cleaned(below)
    for line in below.split(separator: "\n\n") where line.last == "." {
      #expect(text.contains(line))
    }
  }

  @Test(arguments: [
    "2 comments\n\nIda Lund\n\nIt was time\n\nReply\n\nOle\n\nI miss the barge\n\nReply",
    "2 Kommentare\n\nIda Lund\n\nEs war Zeit.\n\nAntworten\n\nOle\n\nIch vermisse den Kahn.\n\nAntworten",
  ])
  func commentsThatAreWantedStay(below: String) async throws {
    var wanted = Clean.Options()
    wanted.comments = true
    var recall = Clean.Options()
    recall.favor = .recall
    #expect(try await cleaned(below) == Self.story)
    for options in [wanted, recall] {
      let text = try await cleaned(below, options: options)
      for line in below.split(separator: "\n\n").dropFirst()
      where line != "Reply" && line != "Antworten" {
        #expect(text.contains(line))
      }
    }
  }

  @Test func commentsOfAPageGoThoughAnotherChapterFollows() async throws {
    let story = Self.story.split(separator: "\n\n").map { "<p>\($0)</p>" }.joined()
    let page = """
      <article><h1>Lock opens again</h1>\(story)<h2>Comments</h2><p>It was time, if you ask me.</p>
      <p>I miss the barge that stuck there.</p><h2>Contact</h2><p>The Canal Gazette, Gate Street 1, is published
      on each day but Sunday by the Lund family. Letters are welcome at all times.</p></article>
      """
    let text = try await Clean.text(page) ?? ""
    #expect(text.contains("fog of last November"))
    #expect(!text.contains("It was time") && !text.contains("miss the barge"))
  }

  // MARK: Other articles, tags, menus

  @Test(arguments: [
    "Related articles\n\n1. Lock keeper sinks\n\n2. Who pays for the gate?\n\n3. Barge sold",
    "Popular posts\n1. Lock keeper sinks\n2. Barge sold",
    "Meistgelesene Artikel\n\n1. Kahn verkauft\n\n2. Tor hängt",
    "Articles similaires\n\n1. Le bac coule\n2. Le bac flotte",
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

  @Test(arguments: [
    "Don't miss\n\n1. The old lock\n2. The tower", "Weitere Themen\n\n1. Sommerfest\n2. Neue Boote",
    "Editor's picks\n\n1. The Gate\n\n2. The Barge", "Recommended\n\n1. A rope\n2. A dry cloth",
    "Most read\n\n1. The Gate, by A. Lund\n2. Barges, by O. Dahl",
    "Related articles\n\n1. The gate is hung.\n\n2. The board meets.",
    "Further reading\n\n1. Lund, The Lock\n\n2. Dahl, Gates",
  ])
  func numberedListsBelowHeadingsOfOtherThingsStay(below: String) async throws {
    let text = try await cleaned(below)
    for line in below.split(whereSeparator: \.isNewline).dropFirst() {
      #expect(text.contains(line))
    }
  }

  @Test(arguments: [
    "Tags\n\nlock\ncanal\ncity council", "Tags:\n\nlock, canal, barge",
    "Schlagworte\n\nSchleuse\n\nKanal", "Etiquetas\n\n#canal",
  ])
  func tagsBelowTheTextGo(below: String) async throws {
    #expect(try await cleaned(below) == Self.story)
    let more = below + "\n\nShare this\n\nThe old lock"
    #expect(try await cleaned(more) == Self.story)
  }

  @Test(arguments: [
    "Topics\n\nKnots and ropes\nCharts and compass\nWeather at sea",
    "Topics:\n\nKnots\n\nCharts\n\nPrice: 40 euros\n\nTeacher: Ida Lund",
    "Themen\n\nKnoten\nKarten", "Themen:\n\nKnoten\n\nPreis: 40 Euro", "Temas\n\nNudos\nCartas",
    "Tags\n\nRed: sold\nBlue: open", "Tags\n\nlock\n\nThe tags were hung by the keeper.",
    "Tags\n\nRed tags hang on the boats that have paid",
  ])
  func listsOfOtherThingsStay(below: String) async throws {
    let text = try await cleaned(below)
    for line in below.split(whereSeparator: \.isNewline).dropFirst() {
      #expect(text.contains(line))
    }
  }

  // MARK: Authors

  @Test(arguments: [
    "About the author\n\nIda Lund writes about boats. She lives in Brennholm.",
    "About the author\n\nIda Lund writes about boats.\n\nShe lives in Brennholm.",
    "Tags\n\nlock, canal, barge\n\nAbout the author\n\nIda Lund writes about boats.\n\nRelated posts\n\n1. A\n\n2. B",
    "Über die Autorin\n\nIda Lund schreibt über Boote.\n\nKommentare\n\nOle\n\nSchön.\n\nAntworten",
    "Sobre el autor\n\nIda Lund escribe sobre barcos.",
  ])
  func whatIsToldOfTheAuthorGoes(below: String) async throws {
    #expect(try await cleaned(below, authors: ["Ida Lund"]) == Self.story)
    let text = "Lock opens again\n\nBy Ida Lund\n\n\(Self.story)\n\n\(below)"
    #expect(try await Clean.cleaned(Document(id: "x", text: text)).text == Self.story)
  }

  @Test(arguments: [
    "About the author\n\nThe letter names no author. Experts believe that a keeper wrote it.",
    "Der Autor\n\nEr war Schleusenwärter. Er schrieb den Brief in einem Winter.",
    "Über die Autorin\n\nIda Lund lebt in Kiel. Sie liest am Freitag aus ihrem Roman.",
  ])
  func whatIsToldOfAnAuthorOfSomethingElseStays(below: String) async throws {
    #expect(try await cleaned(below) == Self.story + "\n\n" + below)
    #expect(try await cleaned(below, authors: ["Ole Dahl"]) == Self.story + "\n\n" + below)
  }

  @Test func aChapterOnAnAuthorStays() async throws {
    let chapter = """
      About the author

      Ida Lund was born in 1931 beside the lock.

      The books

      She wrote nine of them, all about boats.
      """
    #expect(try await cleaned(chapter) == Self.story + "\n\n" + chapter)
  }

  // MARK: Buttons

  @Test(arguments: ["Share Save", "Share | Print | Email", "Teilen | Drucken | E-Mail"])
  func rowsOfButtonsGo(below: String) async throws {
    let last = "The board meets again in July."
    #expect(try await cleaned("\(below)\n\n\(last)") == Self.story + "\n\n" + last)
    let head = "Lock opens again\n\n\(below)\n\n\(Self.story)"
    #expect(try await Clean.cleaned(Document(id: "x", text: head)).text == Self.story)
  }

  @Test(arguments: [
    "Share prices fell.", "Save the lock", "Print runs short, printers say", "Email us, they said.",
    "Print/Save", "Save Print", "Facebook, WhatsApp", "- WhatsApp, Telegram", "Speichern, Drucken",
    "The bar has three buttons:\n\nShare | Save | Print", "Share, save",
  ])
  func sentencesThatBeginLikeButtonsStay(line: String) async throws {
    #expect(try await cleaned(line) == Self.story + "\n\n" + line)
  }

  @Test func headingsAndItemsOfAPageThatNameButtonsStay() async throws {
    let story = Self.story.split(separator: "\n\n").map { "<p>\($0)</p>" }.joined()
    let page = """
      <article><h1>How to keep a letter</h1>\(story)<h2>Print/Save</h2><p>The key keeps the letter on the disk of the
      office computer.</p><ul><li>Facebook, WhatsApp</li><li>A printed letter</li></ul><h2>Speichern, Drucken</h2>
      <p>The key sends it to the printer of the office downstairs.</p></article>
      """
    let text = try await Clean.text(page) ?? ""
    for line in ["Print/Save", "Facebook, WhatsApp", "A printed letter", "Speichern, Drucken"] {
      #expect(text.contains(line))
    }
  }

  // MARK: Agencies

  @Test(arguments: [
    "AP writer Ida Lund contributed.", "Ida Lund in Bonn contributed to this report.",
    "Associated Press writer Ole Dahl contributed to this report from Taipei.", "###", "-30-",
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
    "Twelve keepers in Brennholm contributed reporting.",
    "Oxbow and Greenway contributed to this report.", "Every writer in the old town contributed.",
    "(c) one small dog",
    "Follow the steps at https://example.org/locks to open it.", "red/blue/green", "Ends",
    "The board compared dpa vs. AFP", "Their agency is called EFE",
  ])
  func otherLastSentencesStay(below: String) async throws {
    #expect(try await cleaned(below) == Self.story + "\n\n" + below)
  }
}
