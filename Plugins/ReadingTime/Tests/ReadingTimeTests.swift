import PipeKit
import PipeTesting
import Testing

@testable import ReadingTimePlugin

@Suite struct ReadingTimeTests {
  @Test func complies() async throws { try await Compliance(ReadingTime.self).verify() }

  @Test(arguments: [(50, 7), (100, 4), (2000, 1)])
  func countsWordsAtTheSpeedThatIsSet(speed: Int, minutes: JSON) async throws {
    let stage = try ReadingTime.make(yaml: "words_per_minute: \(speed)")
    let text = String(repeating: "word ", count: 310)
    let result = try await stage.run(on: [Document(id: "a", text: text)])
    #expect(result.output.first?.metadata["reading_minutes"] == minutes)
  }
}
