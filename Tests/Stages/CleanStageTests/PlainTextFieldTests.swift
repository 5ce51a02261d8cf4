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
    "Title: Lock opens again\nAuthor: Ida Lund\nDate: 12 May 2026",
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

  @Test func aSubjectAloneIsTheTitle() async throws {
    let document = try await Clean.cleaned(
      Document(id: "x", text: "Subject: Lock opens again\n\n" + Self.story))
    #expect(document.title == "Lock opens again")
    #expect(document.text == Self.story)
  }

  @Test func aDateAboveTheHeadlineIsWhenItWasPublished() async throws {
    let document = try await Clean.cleaned(
      Document(id: "x", text: "Datum: 12.05.2026\n\nLock opens again in May\n\n" + Self.story))
    #expect(document.title == "Lock opens again in May")
    #expect(document.published?.description.hasPrefix("2026-05-12") == true)
    #expect(document.metadata["section"] == nil)
    #expect(document.text == Self.story)
  }

  @Test func aTitleThatIsSomethingElseStays() async throws {
    let text = "Title: Lock opens again\nAuthor: Ida Lund\n\n" + Self.story
    let document = try await Clean.cleaned(Document(id: "x", title: "A quiet week", text: text))
    #expect(document.title == "A quiet week")
    #expect(document.text == "Title: Lock opens again\n\n" + Self.story)
  }

  @Test func whatIsNotKnownStays() async throws {
    let document = try await Clean.cleaned(
      Document(
        id: "x", text: "Title: Minutes\nDate: 12 May 2026\nPlace: Town hall\n\n" + Self.story))
    #expect(document.title == "Minutes")
    #expect(document.text == "Place: Town hall\n\n" + Self.story)
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
