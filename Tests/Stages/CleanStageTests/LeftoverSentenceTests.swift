import PipeKit
import Testing

@testable import CleanStage

/// Sentences that begin like lines to leave out.
@Suite struct LeftoverSentenceTests {
  @Test(arguments: [
    "Redaktion: Seit wann leiten Sie das Archiv?", "Editor: And who pays for it?",
    "Author: I never liked the ending.", "Autor: Gerne.",
    "Copyright rules will be loosened in spring, the minister said.",
    "Support our nurses, the posters read.",
    "Sources: the lock keeper, a diver and two anglers.",
    "Fuente: la directora del archivo lo dijo a este diario.",
    "Quelle: eine Sprecherin des Amts nannte die Zahl am Montag.",
    "Also: the toll for barges will rise.", "1. Facebook", "2) Instagram",
    "Copyright Board Looks Into Training of Machines on Books",
    "Author: A. Lund\nReleased: May 2026\nGenre: Fantasy",
    "Der Beitrag wurde zum 1. Januar erh\u{F6}ht, um die Kassen zu entlasten.",
    "Dieser Beitrag wurde viermal erh\u{F6}ht, zuletzt im Mai.",
    "Suivez-nous, disait le guide, et le groupe entra dans la grotte.",
    "Dieser Artikel wurde 1949 ins Grundgesetz aufgenommen.",
    "Mit der Anmeldung des Patents begann 1910 ein Streit, der zwanzig Jahre dauerte.",
    "Reporting by the Lund Post and two other papers has shown that managers knew of the leak.",
    "Additional reporting by state auditors led to two arrests in May.",
    "Tagged salmon swam past the dam within three weeks.",
    "Copyright lasts for 70 years after the death of the author in most countries.",
  ])
  func sentencesAndItemsAreKept(line: String) { #expect(Leftovers.shared.kind(line) == nil) }

  @Test(arguments: [
    "Read more: Who pays for the lock?", "Related: Lock closed", "Tags: lock, canal, Brennholm",
    "Subscribe to our letter and you will never miss a lock.", "Author: Ida Lund",
    "Copyright 2026 The Brennholm Post. All rights reserved.", "Follow us on Mastodon.",
    "Share on Facebook", "Was this article helpful?", "Quelle: dpa", "Comments (3)",
    "Editor: Ole Dahl", "Dieser Beitrag wurde am 3. Mai 2026 von Ida Lund ver\u{F6}ffentlicht.",
    "Dieser Eintrag wurde unter Kanal abgelegt.",
    "Mit der Anmeldung stimmen Sie den Bedingungen zu.",
    "Reporting by Ida Lund in Brennholm; Editing by Ole Dahl",
    "Additional reporting by Ida Lund and Ole Dahl in Berlin.",
    "Copyright 1999 by Ida Lund, who wrote all of it.", "Tagged with locks, canals and barges.",
    "Partager", "Teilen",
    "This entry was posted on Monday and is filed under locks.",
  ])
  func linesThatWereCopiedAlongAreNot(line: String) {
    #expect(Leftovers.shared.kind(line) == .line || Leftovers.shared.kind(line) == .section)
  }

  @Test(arguments: [
    "Copyright rules face a rewrite", "Get the jab now, doctors tell lock keepers",
    "Tags: how a small label was born", "Foto: Fotografin siegt in Bonn",
    "Support our nurses, unions demand", "EXCLUSIVE: Lock keeper took bribes",
    "LIVE: Second gate of the lock is hung", "Prosecutors drop the case against Canal Inc.",
    "Lock keepers are to leave the U.S.",
  ])
  func theFirstLineIsTheHeadline(line: String) async throws {
    let story = PlainTextSample.english
    let document = try await Clean.cleaned(Document(id: "x", text: line + "\n\n" + story))
    #expect(document.title == line)
    #expect(document.text == story)
  }
}
