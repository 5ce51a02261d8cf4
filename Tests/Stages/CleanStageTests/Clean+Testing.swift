import PipeKit
import PipeTesting

@testable import CleanStage

extension Clean {
  /// What becomes of a document, and whether it goes on.
  static func result(
    _ document: Document, options: Options = Options()
  ) async throws -> (document: Document, verdict: Verdict) {
    let stage = try Clean(options: options, setup: StageSetup(id: "clean"))
    // After the days on which the pages of the tests were published.
    let clock = TestClock(Timestamp(seconds: 1_796_083_200))
    let context = StageContext(stage: "clean", services: TestServices(clock: clock).services)
    var document = document
    let verdict = try await stage.process(&document, in: context)
    return (document, verdict)
  }

  /// What becomes of a document.
  static func cleaned(_ document: Document, options: Options = Options()) async throws -> Document {
    try await result(document, options: options).document
  }

  /// The text of a page.
  static func text(_ html: String, options: Options = Options()) async throws -> String? {
    try await cleaned(Document(id: "x", body: Body(html)), options: options).text
  }
}
