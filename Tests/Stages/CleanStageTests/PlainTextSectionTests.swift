import PipeKit
import Testing

@testable import CleanStage

/// What a heading such as "Comments" or "Related posts" takes with it, and what not.
@Suite struct PlainTextSectionTests {
  private static let story =
    "The lock at Brennholm opens again in May, the canal board said, once the second gate has been hung."

  @Test(
    arguments: [
      "Comments\n\nIda: It was time.\n\nOle: So it was.\n\nTides\n\nHigh water at noon.",
      "3. Comments\n\nMs Dahl asked for a new lamp.",
      "See also\n\nThe old lock\n\nLock report\n\nThe gate leaks.\n\nThe wall does not.",
      "Related posts\n\nThe old lock\n\n4. Next meeting\n\n7 June",
      "Trending\n\nThe board spoke of prices.",
    ], [story])
  func aSectionEndsWhereTextBegins(rest: String, story: String) async throws {
    let text = "Lock opens again\n\n\(story)\n\n\(rest)"
    let found = try await Clean.cleaned(Document(id: "x", text: text)).text ?? ""
    let kept = rest.replacing("See also\n\nThe old lock\n\n", with: "")
      .replacing("Related posts\n\nThe old lock\n\n", with: "")
    #expect(found == story + "\n\n" + kept)
  }

  @Test(arguments: [
    "Related posts\n\nThe old lock\n\nWho paid for the lock", "Comments\n\nShare\n\nPrint",
    "Read next\n\nLock keepers of the north\n\nComments",
  ])
  func whatWasCopiedAlongAtTheEndGoes(rest: String) async throws {
    let text = "Lock opens again\n\n\(Self.story)\n\n\(rest)"
    #expect(try await Clean.cleaned(Document(id: "x", text: text)).text == Self.story)
  }
}
