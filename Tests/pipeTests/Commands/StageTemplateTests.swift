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

  @Test(arguments: ["", "sentiment", "My Stage", "Über", "a/b", "../X", "1Stage", "X-Y"])
  func refusesNamesThatSwiftWouldNotTake(name: String) {
    #expect(StageTemplate(name) == nil)
  }
}
