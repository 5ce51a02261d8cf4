import Diagnostics
import PipeEngine
import PipeKit
import Testing

/// `--set stage.option=value`.
@Suite struct OptionOverrideTests {
  private static let pipeline = """
    stages:
      - feed: {urls: [https://example.org/]}
      - rich: {count: 1, limits: {low: 5, high: 9}, words: [a, b]}
      - rich
      - rich: {title: "${SECRET}"}
        id: other
    """

  /// The options of the stages as the plan shows them.
  private func options(_ overrides: String...) throws -> [JSON?] {
    let file = try PipelineFile(
      SourceText(name: "a.yaml", text: Self.pipeline), environment: ["SECRET": "hush"])
    let plan = try Planner(PlanningStages.registry()).plan(
      file, overrides: overrides.map { try OptionOverride($0) })
    let shown = try JSON(parsing: plan.description(as: .json))
    return shown.object?["stages"]?.array?.map { $0.object?["options"] } ?? []
  }

  private func problems(_ overrides: String...) throws -> [String] {
    do {
      let file = try PipelineFile(
        SourceText(name: "a.yaml", text: Self.pipeline), environment: ["SECRET": "hush"])
      _ = try Planner(PlanningStages.registry()).plan(
        file, overrides: overrides.map { try OptionOverride($0) })
      return []
    } catch let problems as Problems {
      return problems.map { $0.message + ($0.hint.map { " (\($0))" } ?? "") }
    }
  }

  @Test func replacesAnOption() throws {
    #expect(
      try options("rich.count=7")[1] == [
        "count": 7, "limits": ["low": 5, "high": 9], "words": ["a", "b"],
      ])
  }

  @Test func addsOptionsWhereThereAreNone() throws {
    #expect(try options("rich-2.count=7", "rich-2.mode=exact")[2] == ["count": 7, "mode": "exact"])
  }

  @Test func reachesIntoNestedOptions() throws {
    #expect(
      try options("rich.limits.high=50")[1]?.object?["limits"] == ["low": 5, "high": 50])
    #expect(try options("rich-2.limits.low=1")[2] == ["limits": ["low": 1]])
  }

  @Test func takesYAMLForTheValue() throws {
    #expect(try options("rich.words=[x, 'y z']")[1]?.object?["words"] == ["x", "y z"])
    #expect(try options("rich.title=a=b")[1]?.object?["title"] == "a=b")
    #expect(try options("rich.title=''")[1]?.object?["title"] == "")
    #expect(try options("rich.where={language: en}")[1]?.object?["where"] == ["language": "en"])
  }

  @Test func namesAStageByItsID() throws {
    #expect(try options("other.title=x")[3] == ["title": "x"])
    let found = try problems("rich-3.title=x")
    #expect(found == ["--set: the pipeline has no stage 'rich-3' (did you mean 'rich-2'?)"])
  }

  @Test func doesNotFillInVariables() throws {
    #expect(try options("rich.title=${SECRET}")[1]?.object?["title"] == "${SECRET}")
  }

  @Test func laterOnesWin() throws {
    #expect(try options("rich.count=2", "rich.count=3")[1]?.object?["count"] == 3)
  }

  @Test func isCheckedLikeAnyOption() throws {
    let found = try problems("rich.count=99", "rich.cuont=1", "rich.limits.low=20", "feed.urls=x")
    #expect(
      found == [
        "expected a list, found 'x' (write a list: [x])", "must be from 1 to 10",
        "'rich' has no option 'cuont' (did you mean 'count'?)", "'low' is larger than 'high'",
      ])
    #expect(try problems("rich.limits.low=20") == ["'low' is larger than 'high'"])
    #expect(
      try problems("rich.title=") == ["expected text, found nothing (write '' for empty text)"])
    for wrong in ["", "=", "rich", "rich.count", ".count=1", "rich.=1", "rich..low=1"] {
      #expect(try problems(wrong).count == 1, "\(wrong)")
    }
    #expect(try problems("rich.words=[a").first?.hasPrefix("did not find expected") == true)
  }
}
