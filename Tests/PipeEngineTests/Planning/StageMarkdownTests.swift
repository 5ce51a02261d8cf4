import PipeKit
import Testing

@testable import PipeEngine

@Suite struct StageMarkdownTests {
  @Test func hasATableOfOptionsThatHolds() throws {
    let entry = try #require(try PlanningStages.registry()["rich"])
    let page = entry.manualMarkdown
    #expect(page.hasPrefix("# rich\n\nHas many options.\n\n## Options\n"))
    #expect(page.contains("| `count` | whole number; 1 to 10 | `3` | A whole number. |"))
    #expect(page.contains(#"| `mode` | fast \| exact \| thorough | `fast` | A choice. |"#))
  }

  @Test func optionsWithinAnOptionHaveATableOfTheirOwn() {
    let page = Registry.Entry(
      name: "outer", origin: "built in", maker: TypeMaker(Outer.self)
    ).manualMarkdown
    let table = """
      ### Within `inner`

      | option | value | default | what it does |
      |---|---|---|---|
      | `depth` | whole number; 1 to 9 | `2` | How deep. |
      """
    #expect(page.contains(table), "\(page)")
    #expect(!page.contains("Within `count`"))
  }

  private struct Outer: DocumentStage {
    struct Inner: StageOptions, SettingValue {
      @Setting("How deep.", range: 1...9) var depth = 2
    }
    struct Options: StageOptions {
      @Setting("What is within.") var inner: Inner? = nil
      @Setting("A number.") var count = 1
    }
    static let manual = Manual("outer", "Has options within an option.")
    init(options: Options, setup: StageSetup) {}
    func process(_ document: inout Document, in context: StageContext) -> Verdict { .pass }
  }

  @Test func showsExamplesAsTheyAreWritten() {
    let page = Registry.Entry(
      name: "exec", origin: "built in", maker: TypeMaker(ProgramStage.self)
    ).manualMarkdown
    #expect(page.contains("```yaml\n- exec:\n    command:\n      - jq\n"))
    #expect(page.contains("| `command` | text, or a list | has to be given |"))
    #expect(page.contains(#"out  {"id":"a","title":"RAIN"}"#))
  }
}
