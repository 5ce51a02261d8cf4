import PipeKit
import Testing

@testable import CleanStage

/// Fields above a text, as messages and front matter have them, and in it.
@Suite struct PlainTextFieldTests {
  private static let story =
    "The lock at Brennholm opens again in May, the canal board said, once the second gate has been hung."

  @Test(arguments: [
    "---\ntitle: Lock opens again\nauthor: Ida Lund\ndate: 2026-05-12\n---",
    "---\ntitle: \"Lock opens again\"\nauthor: Ida Lund\ntags:\n- lock\n- canal\ndate: 2026-05-12\ndraft: false\n---",
    "From: Ida Lund <ida@example.org>\nTo: Ole Dahl\nSubject: Lock opens again\nDate: Tue, 12 May 2026 10:30:00 +0200",
    "Von: Ida Lund\nAn: Ole Dahl\nBetreff: Lock opens again\nDatum: 12. Mai 2026",
    "De: Ida Lund\nPara: Ole Dahl\nAsunto: Lock opens again\nFecha: 12 de mayo de 2026",
  ])
  func fieldsAboveATextAreRead(head: String) async throws {
    let document = try await Clean.cleaned(Document(id: "x", text: head + "\n\n" + Self.story))
    #expect(document.title == "Lock opens again")
    #expect(document.authors == ["Ida Lund"])
    #expect(document.published?.description.hasPrefix("2026-05-12") == true)
    #expect(document.text == Self.story)
  }

  @Test func detailsOfAnEventStayThoughEachStandsInAParagraph() async throws {
    let details =
      "Date: 12 June 2025\n\nPlace: The Green, Brennholm\n\nPrice: free\n\nContact: Ida Lund"
    for text in [Self.story + "\n\n" + details, details + "\n\n" + Self.story] {
      let document = Document(id: "x", title: "Lock opens again", text: text)
      #expect(try await Clean.cleaned(document).text == text)
    }
  }

  @Test func aMessageLosesItsHead() async throws {
    let text = """
      From: Ines Calder
      To: Bo Lind
      Subject: The ramp

      Hello Bo,

      The ramp is broken again, and this time I do not think that it can be mended before the summer.

      Ines
      """
    let document = try await Clean.cleaned(Document(id: "x", text: text))
    #expect(document.title == "The ramp")
    #expect(document.authors == ["Ines Calder"])
    #expect(
      document.text == text.split(separator: "The ramp\n\n", maxSplits: 1).last.map(String.init))
  }

  @Test(arguments: [
    "Subject: Canals\nDate: 12 May 2026\nTo: all members\nPlace: Town hall",
    "Subject: Canals\nFrom: 9 am\nTo: 10 am\nDate: 12 May 2026",
    "Subject: English\nName: Ole Dahl\nDate: 12 May 2026\nTitle: My holiday",
    "Date: 12 May 2026\nFrom: Brennholm\nTo: Oslo",
    "Title: The Lock\nAuthor: Ida Lund\nPublisher: Dahl\nPages: 312\nLanguage: English",
    "Title: Keeper\nType: Full time\nSection: Locks\nLocation: Brennholm\nLanguage: English",
    "Titel: Die Schleuse\nDatum: 12. Mai 2026\nVon: Ida Lund\nOrt: Kino am Kanal",
    "Titre : La Mer\nType : roman\nImage : un bateau\nSection : livres",
    "---\nIda: Where were you?\nOle: At home.\n---",
    "---\nAuthor: I am tired.\nEditor: So am I.\n---",
    "---\nNote: This is a draft.\nWarning: Do not print it.\n---",
  ])
  func fieldsOfOtherThingsStay(head: String) async throws {
    let document = try await Clean.cleaned(Document(id: "x", text: head + "\n\n" + Self.story))
    for line in head.split(separator: "\n") where line != "---" {
      #expect(document.text?.contains(line) == true)
    }
    #expect(document.title == nil)
    #expect(document.authors.isEmpty)
    #expect(document.published == nil)
  }

  @Test func aSubjectIsNoTitleOfFrontMatter() async throws {
    let head = "---\nsubject: Canals\ntitle: Lock opens again\n---\n\n"
    let document = try await Clean.cleaned(Document(id: "x", text: head + Self.story))
    #expect(document.title == "Lock opens again")
    #expect(document.text == Self.story)
  }

  @Test(arguments: [
    ("Datum: 12.05.2026", "Ort: Kiel"), ("Fecha: 12 de mayo de 2026", "Lugar: Cádiz"),
  ])
  func aDateWithALabelIsNoHeadline(date: String, place: String) async throws {
    let document = try await Clean.cleaned(
      Document(id: "x", text: "\(date)\n\nLock opens again in May\n\n" + Self.story))
    #expect(document.title == "Lock opens again in May")
    #expect(document.metadata["section"] == nil)
    #expect(document.text == date + "\n\n" + Self.story)
    let event = try await Clean.cleaned(
      Document(id: "x", text: "Concert at the lock\n\n\(date)\n\(place)\n\n" + Self.story))
    #expect(event.title == "Concert at the lock")
    #expect(event.published == nil)
    #expect(event.text == "\(date)\n\(place)\n\n" + Self.story)
  }

  @Test func aSubjectThatIsNotTheTitleStays() async throws {
    let text = "From: Ida Lund\nSubject: Lock opens again\nPlace: Brennholm\n\n" + Self.story
    let document = try await Clean.cleaned(Document(id: "x", title: "A quiet week", text: text))
    #expect(document.title == "A quiet week")
    #expect(
      document.text == "Subject: Lock opens again\n\nPlace: Brennholm\n\n" + Self.story)
  }

  @Test func fieldsBelowAHeadlineStayTogether() async throws {
    let fields =
      "Date: 12 May 2026\nPlace: Town hall\nPresent: A. Lund, O. Dahl, E. Finch (chair), G. Hale"
    let document = try await Clean.cleaned(
      Document(id: "x", text: "Minutes of the canal board\n\n\(fields)\n\n\(Self.story)"))
    #expect(document.title == "Minutes of the canal board")
    #expect(document.text == fields + "\n\n" + Self.story)
  }

  @Test(arguments: ["Author: I am tired.\nEditor: So am I.", "Ida: Where is it?\nOle: Here."])
  func whatIsSaidIsNoField(lines: String) async throws {
    let text = lines + "\n\n" + Self.story
    let document = try await Clean.cleaned(Document(id: "x", text: text))
    #expect(document.text == text)
    #expect(document.authors.isEmpty)
  }
}
