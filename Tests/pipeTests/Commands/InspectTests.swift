import ArgumentParser
import Testing

@testable import pipe

@Suite struct InspectTests {
  @Test func takesPagesAndOptionsOfClean() throws {
    let command = try Inspect.parse(["clean: {favor: recall}", "page.html", "-", "--width", "60"])
    #expect(command.pages == ["clean: {favor: recall}", "page.html", "-"])
    #expect(command.width == 60)
  }

  @Test(arguments: [[], ["--width", "5", "a.html"], ["--full", "--width", "80", "a.html"]])
  func refusesWhatMakesNoSense(arguments: [String]) {
    #expect(throws: (any Error).self) { try Inspect.parse(arguments) }
  }
}
