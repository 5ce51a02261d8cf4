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

  @Test func showsExamplesAsTheyAreWritten() {
    let page = Registry.Entry(
      name: "exec", origin: "built in", maker: TypeMaker(type: ProgramStage.self)
    ).manualMarkdown
    #expect(page.contains("```yaml\n- exec:\n    command:\n      - jq\n"))
    #expect(page.contains("| `command` | text, or a list | has to be given |"))
    #expect(page.contains(#"out  {"id":"a","title":"RAIN"}"#))
  }
}
