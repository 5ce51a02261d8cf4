import FetchStage
import PipeKit
import PipeTesting
import Testing

struct ManualTests {
  @Test(arguments: Fetch.manual.examples.map(\.title))
  func everyExampleHolds(title: String) async throws {
    let example = try #require(Fetch.manual.examples.first { $0.title == title })
    #expect(try await Fetch.mismatches(in: example) == [])
  }

  /// The hints of its errors advise `retry`.
  @Test func heedsRetryAndTimeout() {
    #expect(Fetch.manual.usesAttempts)
  }
}
