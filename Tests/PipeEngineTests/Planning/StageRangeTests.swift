import Diagnostics
import PipeEngine
import Testing
import YAML

/// Parts of a pipeline, from one stage to another.
@Suite struct StageRangeTests {
  private static let pipeline = """
    stages:
      - feed: {urls: ["${FEED}"]}
      - clean
      - rich: {count: 2}
      - clean:
        id: other
      - clean
      - when: {language: en}
        rich: {count: 3}
      - rich: {count: 4}
        id: rich-2
      - store: {to: "${OUT}"}
    """

  private func file(
    _ environment: [String: String] = ["FEED": "https://a/", "OUT": "b"]
  ) throws
    -> PipelineFile
  {
    try PipelineFile(
      SourceText(name: "a.yaml", text: Self.pipeline), environment: environment)
  }

  private func ids(_ range: StageRange) throws -> [String] {
    try Planner(PlanningStages.registry()).plan(file(), range: range).stages.map(\.id)
  }

  private func problem(_ body: () throws -> Void) -> String? {
    #expect(throws: Problems.self) { try body() }?.diagnostics
      .map { $0.message + ($0.hint.map { " (\($0))" } ?? "") }.joined(separator: "; ")
  }

  static let all = [
    "feed", "clean", "rich", "other", "clean-2", "rich-3", "rich-2", "store",
  ]

  @Test func numbersStagesThatStandSeveralTimes() throws {
    #expect(try ids(.whole) == Self.all)
  }

  @Test func takesBothEnds() throws {
    for (start, from) in Self.all.enumerated() {
      for (end, to) in Self.all.enumerated().dropFirst(start) {
        let wanted = Array(Self.all[start...end])
        #expect(try ids(StageRange(from: from, to: to)) == wanted)
        let entries = try file().entries(from: from, to: to)
        #expect(entries.count == wanted.count)
        #expect(
          entries.first?.location.line == (try file().root["stages"]?.items?[start].location.line))
      }
    }
    #expect(try ids(StageRange(from: "clean-2")) == Array(Self.all[4...]))
    #expect(try ids(StageRange(to: "rich")) == Array(Self.all[...2]))
    #expect(try file().entries(from: nil, to: nil).count == 8)
  }

  @Test func looksOnlyAtTheOptionsOfThePart() throws {
    let plan = try Planner(PlanningStages.registry()).plan(
      file([:]), range: StageRange(from: "clean", to: "rich-2"))
    #expect(plan.stages.count == 6)
    #expect(
      problem {
        _ = try Planner(PlanningStages.registry()).plan(file([:]), range: StageRange(to: "rich"))
      }
        == "the environment variable 'FEED' is not set (set it, or give a default: ${FEED:-default})"
    )
  }

  @Test func saysWhatIsWrongWithTheEnds() throws {
    #expect(
      problem { _ = try ids(StageRange(from: "claen", to: "stroe")) }
        == "the pipeline has no stage 'claen' (did you mean 'clean'?); "
        + "the pipeline has no stage 'stroe' (did you mean 'store'?)")
    #expect(
      problem { _ = try ids(StageRange(from: "rich", to: "clean")) }
        == "'clean' comes before 'rich' (exchange the two)")
    #expect(
      problem { _ = try file().entries(from: "nowhere", to: nil) }
        == "the pipeline has no stage 'nowhere' (its stages are feed, clean, rich, other, clean-2, "
        + "rich-3, rich-2, store)")
    #expect(
      problem { _ = try file([:]).entries(from: "rich", to: nil) }?.contains("FEED") == true)
    let none = try PipelineFile(SourceText(name: "b.yaml", text: "name: a"), environment: [:])
    #expect(
      problem { _ = try none.entries(from: nil, to: nil) } == "a pipeline needs a list of 'stages'")
  }
}
