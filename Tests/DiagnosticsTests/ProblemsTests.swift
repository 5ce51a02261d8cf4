import Diagnostics
import Testing

@Suite struct ProblemsTests {
  private func at(
    _ line: Int, _ column: Int, _ message: String = "m", file: String? = "a"
  ) -> Diagnostic {
    .error("c", message, file: file, at: SourceLocation(line: line, column: column))
  }

  @Test func sortsByFileAndPlaceAndDropsRepeats() throws {
    let whole = Diagnostic.error("c", "whole", file: "a")
    let none = Diagnostic.warning("c", "none")
    let problems = try #require(
      Problems([
        at(2, 1), at(1, 5, file: "b"), at(1, 9), at(2, 1), at(1, 2, "z"), at(1, 2, "y"), whole,
        none,
      ]))
    #expect(
      problems.diagnostics == [
        none, whole, at(1, 2, "z"), at(1, 2, "y"), at(1, 9), at(2, 1), at(1, 5, file: "b"),
      ])
    #expect(problems.count == 7)
  }

  @Test func isNeverEmpty() {
    #expect(Problems([]) == nil)
    #expect(Problems(at(1, 1)).count == 1)
    #expect(Problems(at(1, 1), [at(1, 1)]).count == 1)
  }

  @Test func describesItselfInOneLineEach() {
    let problems = Problems(at(3, 7, "first\nline"), [at(4, 1)])
    #expect(problems.description == "a:3:7: error: first\\nline [c]\na:4:1: error: m [c]")
    #expect(Diagnostic.warning("w", "m").description == "warning: m [w]")
  }

  @Test func collectorCountsWhatItDoesNotKeep() throws {
    var collector = DiagnosticCollector(limit: 3)
    #expect(collector.problems == nil)
    for line in (1...5).reversed() { collector.add(at(line, 1)) }
    let problems = try #require(collector.problems)
    #expect(problems.compactMap(\.location?.line) == [3, 4, 5])
    #expect(problems.last?.message == "2 more problems not shown")
  }

  @Test func clampsPlaces() {
    let place = SourceLocation(line: 0, column: -5, length: Int.max)
    #expect((place.line, place.column) == (1, 1))
    #expect(place.length == Int(Int32.max))
  }
}
