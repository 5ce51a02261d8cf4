import PipeKit
import Testing

@testable import CleanStage

/// Credits of pictures in texts without markup.
@Suite struct PlainTextCreditTests {
  @Test(
    arguments: [
      "HARWICK, March 3 - The port opens on Friday.",
      "It rained. The port stayed closed on Friday.",
      "\u{201C}It holds,\u{201D} the mayor wrote on Friday.",
      "The harbour master said that it would open on Friday.",
    ], ["REUTERS/Jane Doe", "(AP Photo/Jane Doe)", "Foto: dpa/Jane Doe", "Photo: Jane Doe/AFP"])
  func aSentenceOfTheTextStaysWithoutTheCredit(text: String, credit: String) async throws {
    #expect(try await cleaned("\(text) \(credit)") == text)
  }

  @Test(
    arguments: ["Ships at anchor off Harwick on Friday.", "Ein Schiff vor Nordersiel am Freitag."],
    [
      "REUTERS/Jane Doe", "(AP Photo/Jane Doe)", "Foto: dpa/Jane Doe",
      "REUTERS/Jane Doe/File Photo",
    ])
  func aCaptionGoesWithItsCredit(text: String, credit: String) async throws {
    #expect(try await cleaned("\(text) \(credit)") == nil)
  }

  @Test(arguments: [
    "Photo: The man in it is her brother, she said.",
    "Photo: The picture was taken in 1912 by the mayor.",
    "Foto: Der Mann ist ihr Bruder.", "Image: it was all that the party cared about.",
    "Photo by photo, the album tells the story of the port and of those who built it.",
    "The firm lost in court (it had been sued by Getty Images)",
  ])
  func sentencesStay(line: String) async throws { #expect(try await cleaned(line) == line) }

  @Test(arguments: [
    "Photo: Jane Doe", "Foto: dpa", "Photo: a ferry in its dock", "Photo: Jane Doe/Reuters",
    "Bild: Hafenamt Nordersiel", "(Photo: Jane Doe/AFP)",
  ])
  func labelsWithNamesAndThingsGo(line: String) async throws {
    #expect(try await cleaned(line) == nil)
  }

  @Test func aSentenceBehindALabelStaysWhereItWasWrapped() async throws {
    let line =
      "Photo: The man in it is her brother, who was then the master of the harbour, she said."
    let wrapped = line.replacing("who was", with: "who\nwas")
    #expect(try await cleaned(wrapped) == line)
  }

  @Test func aLongParagraphIsFreedOfItsCredit() async throws {
    let text = PlainTextSample.english.split(separator: "\n\n").first.map(String.init) ?? ""
    #expect(try await cleaned(text + " REUTERS/Jane Doe") == text)
  }

  /// What becomes of a paragraph between others; `nil` if it is left out.
  private func cleaned(_ line: String) async throws -> String? {
    let (above, below) = (
      "The storm that came from the west on Sunday has done no harm to the houses on the coast.",
      "Whoever wants to know more may call the office, which is open from nine until five o'clock."
    )
    let text =
      try await Clean.cleaned(
        Document(id: "x", text: [above, line, below].joined(separator: "\n\n"))
      ).text ?? ""
    let parts = text.split(separator: "\n\n").map(String.init)
    #expect(parts.first == above && parts.last == below && parts.count <= 3)
    return parts.count == 3 ? parts[1] : nil
  }
}
