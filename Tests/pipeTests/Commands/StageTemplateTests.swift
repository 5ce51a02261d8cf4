import Foundation
import Testing

@testable import pipe

@Suite struct StageTemplateTests {
  @Test func namesTypeAndStage() {
    let template = StageTemplate("ReadingLevel")
    #expect(template?.name == "reading_level")
    #expect(
      template?.files.keys.sorted() == [
        "Plugin.swift", "README.md", "ReadingLevel.swift", "Tests/ReadingLevelTests.swift",
      ])
    #expect(
      template?.files["Plugin.swift"]?.contains(
        #"Plugin("ReadingLevel", [ReadingLevel.self]).handOver()"#) == true)
  }

  @Test(arguments: [
    "", "sentiment", "My Stage", "Über", "a/b", "../X", "1Stage", "X-Y", "Self", "Document",
    "Main", "Id", "When", "OnError", "Retry", "Timeout",
  ])
  func refusesNamesThatSwiftWouldNotTake(name: String) {
    #expect(StageTemplate(name) == nil)
  }

  @Test func theArticleShowsWhatIsWritten() throws {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    let article = try String(
      contentsOf: root.appending(path: "Sources/PipeKit/PipeKit.docc/WriteYourFirstStage.md"),
      encoding: .utf8)
    let files = try #require(StageTemplate("Exclamations")).files
    for name in ["Exclamations.swift", "Tests/ExclamationsTests.swift"] {
      let text = try #require(files[name]).trimmingCharacters(in: .newlines)
      #expect(article.contains("```swift\n\(text)\n```"), "\(name)")
    }
  }
}
