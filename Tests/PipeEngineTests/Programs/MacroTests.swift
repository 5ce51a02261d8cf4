import Diagnostics
import PipeKit
import PipeTesting
import Testing
import YAML

@testable import PipeEngine

@Suite struct MacroTests {
  private static let macro = """
    kind: macro
    summary: Reads pages with many options.
    options:
      count: {type: integer, default: 4, minimum: 1, description: How many.}
      name: {type: string, default: all, description: A name.}
      words: {type: array, items: {type: string}, description: Some words.}
      pages: {type: array, required: true, description: Pages.}
    stages:
      - pages: {urls: $(pages)}
      - rich: {count: $(count), title: "the $(name) of $$(count)", words: $(words)}
      - clean
    examples:
      - {title: Nothing, options: {pages: []}, input: [], output: []}
    """

  private func registry(
    _ text: String = MacroTests.macro, _ name: String = "news"
  ) throws -> Registry {
    var registry = try PlanningStages.registry()
    let path = "plugins/\(name).yaml"
    let files = MemoryFileSystem(files: [path: text])
    let maker = try PluginFile(path, name: name, files: files).maker()
    try registry.add([(name, maker)], origin: path)
    return registry
  }

  private func plan(
    _ pipeline: String, set: [String] = [], range: StageRange = .whole,
    macro: String = MacroTests.macro
  ) throws -> Plan {
    try Planner(registry(macro)).plan(
      PipelineFile(SourceText(name: "daily.yaml", text: pipeline), environment: [:]),
      overrides: OptionOverride.all(set), range: range)
  }

  private func findings(_ pipeline: String, macro: String = MacroTests.macro) -> [String] {
    do {
      _ = try plan(pipeline, macro: macro)
      return []
    } catch {
      return (error as? Problems)?.diagnostics.map { finding in
        let related = finding.related.map {
          " | \($0.file ?? ""):\($0.location.line) \($0.message)"
        }
        return "\(finding)\(related.joined())"
      } ?? ["\(error)"]
    }
  }

  private func options(_ plan: Plan, _ index: Int) -> String {
    plan.stages[index].written.map { String(decoding: $0.json.serialized, as: UTF8.self) } ?? ""
  }

  @Test func standsForItsStages() throws {
    let plan = try plan("stages:\n  - news: {pages: [https://a.example/], count: 7}\n  - clean\n")
    #expect(plan.stages.map(\.id) == ["news/pages", "news/rich", "news/clean", "clean"])
    #expect(options(plan, 0) == #"{"urls":["https://a.example/"]}"#)
    #expect(options(plan, 1) == #"{"count":7,"title":"the all of $(count)"}"#)
  }

  @Test func takesOptionsFromTheCommandLine() throws {
    let plan = try plan(
      "stages:\n  - news: {pages: []}\n  - clean\n",
      set: ["news.pages=[https://a.example/]", "news.words=[x]", "news/rich.flag=true"])
    #expect(options(plan, 1).contains(#""words":["x"]"#))
    #expect(options(plan, 1).contains(#""flag":true"#))
  }

  @Test func isNamedAsAWholeInARange() throws {
    let pipeline = "stages:\n  - news: {pages: [https://a.example/]}\n  - clean\n"
    #expect(
      try plan(pipeline, range: StageRange(to: "news")).stages.map(\.id)
        == ["news/pages", "news/rich", "news/clean"])
    #expect(
      try plan(pipeline, range: StageRange(from: "news/clean")).stages.map(\.id)
        == ["news/clean", "clean"])
  }

  @Test func passesCommonKeysOnToStagesThatHeedThem() throws {
    let plan = try plan(
      """
      stages:
        - news: {pages: [https://a.example/]}
          on_error: keep
          timeout: 3s
      """)
    #expect(plan.stages.allSatisfy { $0.policy == .keep && $0.timeout == .seconds(3) })
  }

  @Test func pointsIntoThePipelineWhereThatIsWrong() {
    let found = findings("stages:\n  - news: {cuont: 3, count: 0}\n")
    #expect(found.contains { $0.hasPrefix("daily.yaml:2:12: error: 'news' has no option 'cuont'") })
    #expect(found.contains { $0.hasPrefix("daily.yaml:2:29: error: 'count' must be at least 1") })
    #expect(
      found.contains { $0.hasPrefix("daily.yaml:2:5: error: 'news' needs the option 'pages'") })
  }

  @Test func pointsAtTheValueThatAStageOfTheMacroDoesNotTake() {
    let found = findings("stages:\n  - news: {pages: [https://a.example/], count: 70}\n")
    #expect(found.count == 1)
    #expect(
      found.first?.hasPrefix("daily.yaml:2:48: error: must be from 1 to 10") == true,
      "\(found)")
  }

  @Test func pointsIntoTheMacroWhereThatIsWrong() {
    let found = findings(
      "stages:\n  - news\n",
      macro: "kind: macro\nstages:\n  - pages: {url: [x]}\n  - rihc\n  - clean: {at: $(place)}\n")
    #expect(
      found.contains {
        $0.hasPrefix("plugins/news.yaml:5:17: error: the macro has no option 'place'")
          && $0.hasSuffix("| daily.yaml:2 the macro 'news' is used here")
      }, "\(found)")
    let others = findings(
      "stages:\n  - news\n", macro: "kind: macro\nstages:\n  - pages: {url: [x]}\n  - rihc\n")
    #expect(
      others.contains { $0.hasPrefix("plugins/news.yaml:3:13: error: 'pages' has no option 'url'") }
    )
    #expect(
      others.contains {
        $0.hasPrefix("plugins/news.yaml:4:5: error: there is no stage called 'rihc'")
      })
    #expect(
      others.allSatisfy { $0.contains("daily.yaml:2 the macro 'news' is used here") }, "\(others)")
  }

  @Test func putsNoValueOfTheEnvironmentIntoATextWhereItWouldBeShown() {
    let pipeline = "stages:\n  - news: {pages: [https://a.example/], name: \"${KEY}\"}\n"
    #expect {
      _ = try Planner(registry()).plan(
        PipelineFile(
          SourceText(name: "daily.yaml", text: pipeline), environment: ["KEY": "s3cret"]))
    } throws: { error in
      let messages = (error as? Problems)?.diagnostics.map(\.message) ?? []
      return messages == ["'$(name)' comes from the environment, and cannot be part of a text"]
    }
  }

  @Test func cannotContainItself() {
    let found = findings("stages:\n  - news\n", macro: "kind: macro\nstages: [news]\n")
    #expect(found.count == 1)
    #expect(found.first?.contains("the macro 'news' contains itself") == true, "\(found)")
  }

  @Test func hasNoConditionOfItsOwn() {
    let found = findings(
      "stages:\n  - news: {pages: [https://a.example/]}\n    when: {title: {contains: a}}\n")
    #expect(found.contains { $0.contains("'news' is a macro, and 'when' belongs to a stage") })
  }

  @Test(arguments: [
    ("kind: macro", "a macro needs a list of 'stages'"),
    ("kind: macro\nstagse: [clean]\nstages: [clean]", "a macro has no key 'stagse'"),
    (
      "kind: macro\noptions: {a: {type: text}}\nstages: [clean]",
      "the option 'a' has the type 'text'"
    ),
    (
      "kind: macro\noptions: {a: {type: integer, default: x}}\nstages: [clean]",
      "the default of the option 'a' must be a whole number"
    ),
    (
      "kind: macro\noptions: {a: {type: integer, defalt: 2}}\nstages: [clean]",
      "the option 'a' has no key 'defalt'"
    ),
  ]) func saysWhatIsWrongWithAFile(text: String, message: String) {
    #expect {
      _ = try registry(text)
    } throws: { error in
      (error as? Problems)?.diagnostics.contains { $0.message.contains(message) } == true
    }
  }

  @Test func hasAManualLikeAnyOtherStage() throws {
    let entry = try #require(try registry()["news"])
    #expect(entry.manualText.contains("news: Reads pages with many options."))
    #expect(entry.manualText.contains("Stands for pages, rich, clean (plugins/news.yaml)."))
    #expect(entry.manualText.contains("count  (whole number; default 4"))
    #expect(try registry().schemaText.contains("\"news\""))
  }
}
