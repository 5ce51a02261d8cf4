import Foundation
import PipeKit
import Testing

@testable import CleanStage

/// The pages of the sample day as Markdown and HTML; `PIPE_UPDATE_GOLDEN=1` writes the files anew.
@Suite(.enabled(if: !SamplePage.all.isEmpty, "the sample day is not in the project"))
struct SampleOutputTests {
  @Test(arguments: SamplePage.all, [TextFormat.markdown, .html])
  func writesThePagesAsBefore(page: SamplePage, format: TextFormat) async throws {
    var options = Clean.Options()
    options.format = format
    let document = Document(
      id: "x", url: page.url, body: Body(page.bytes, mediaType: "text/html"))
    let text = try await Clean.cleaned(document, options: options).text ?? ""
    let ending = format == .markdown ? ".md" : ".html"
    let name = page.golden.replacing(".txt", with: ending)
    let path = "Tests/Golden/clean-\(format.rawValue)/\(name)"
    if ProcessInfo.processInfo.environment["PIPE_UPDATE_GOLDEN"] == "1" {
      try Data((text + "\n").utf8).write(to: Project.root.appendingPathComponent(path))
      return
    }
    #expect(text + "\n" == Project.text(path), "\(path): PIPE_UPDATE_GOLDEN=1 updates it")
  }
}
