import PipeKit
import PipeTesting
import Testing

@testable import ExportStage

/// What a retry brings never takes the place of what earlier runs have written.
@Suite struct RetryPathTests {
  @Test(arguments: [
    ("day.html", true), ("day.md", true), ("day.epub", true), ("day.json", true),
    ("{{date}}.html", false), ("{{date}}.epub", false), ("a.atom", false), ("a.jsonl", false),
    ("a.csv", false), ("a.sqlite", false), ("notes/", false),
  ])
  func anEditionThatIsReplacedIsWrittenBesideTheEarlier(_ path: String, _ isBeside: Bool) throws {
    let context = StageContext(stage: "export", services: TestServices().services) { _ in }
    let options = try Export.Options(to: path)
    let format = try #require(options.chosenFormat)
    let name = options.to.text(at: context.started)
    var order = ExportOrder(path: name, options: options, note: nil, context: context)
    order.addToEarlier(format)
    #expect((order.path != name) == isBeside)
    if isBeside { #expect(order.path.contains(".retry-2026")) }
  }
}
