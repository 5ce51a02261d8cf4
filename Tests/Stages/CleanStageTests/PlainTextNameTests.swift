import PipeKit
import Testing

@testable import CleanStage

/// Names in headlines, and those of authors.
@Suite struct PlainTextNameTests {
  @Test(arguments: [
    "Woman charged with theft from\nOle Dahl", "Kanzler empfängt\nIda Lund",
    "Canal board to sue\nOle Dahl\nover gate", "Le maire\nde Saint-Brenn\ndémissionne",
    "Neue Linie verbindet Flughafen\nBonn Nord", "La ministra viaja con\nIda Lund\na Roma",
  ])
  func aNameInAHeadlineThatIsWrappedIsOfIt(head: String) async throws {
    let document = try await Clean.cleaned(
      Document(id: "x", text: head + "\n\n" + PlainTextSample.english))
    #expect(document.title == head.replacing("\n", with: " "))
    #expect(document.authors.isEmpty)
    #expect(document.text == PlainTextSample.english)
  }

  @Test(arguments: ["Brennholm Canal Society", "Condition: Used", "Angling Forums"])
  func whatIsNobodyIsNoAuthor(line: String) async throws {
    let head = "Notes of the spring meeting of all the members\n\(line)"
    let document = try await Clean.cleaned(
      Document(id: "x", text: head + "\n\n" + PlainTextSample.english))
    #expect(document.authors.isEmpty)
    #expect((document.title ?? "").contains(line) || document.text?.contains(line) == true)
  }

  @Test func aNameWithARoleBelowItIsTheAuthor() async throws {
    let document = try await Clean.cleaned(
      Document(
        id: "x", text: "Second gate is hung\nIda Lund\nStaff writer\n\n" + PlainTextSample.english))
    #expect(document.title == "Second gate is hung")
    #expect(document.authors == ["Ida Lund"])
  }

  @Test func aBylineBelowAStandfirstThatIsASentenceIsFound() async throws {
    let deck =
      "The canal board has hung the second gate of the lock, although the first one still leaks."
    let head =
      "Second gate is hung\n\n\(deck)\n\nBy Ida Lund, Senior Reporter\nPublished 12 May 2026"
    let document = try await Clean.cleaned(
      Document(id: "x", text: head + "\n\n" + PlainTextSample.english))
    #expect(document.authors == ["Ida Lund"])
    #expect(document.published?.description.hasPrefix("2026-05-12") == true)
    #expect(document.text == deck + "\n\n" + PlainTextSample.english)
  }

  @Test func wordsInLinesOfTheirOwnAreNoMenu() async throws {
    let text = "Oats\nHoney\nMilk\n\n" + PlainTextSample.english
    let document = try await Clean.cleaned(Document(id: "x", text: "Porridge for ten\n\n" + text))
    #expect(document.text == text)
  }

  @Test(arguments: ["3 novembro 2026", "3 Kasım 2026"]) func monthsAreOfDates(line: String) {
    #expect(DateLine.isDate(line))
  }
}
