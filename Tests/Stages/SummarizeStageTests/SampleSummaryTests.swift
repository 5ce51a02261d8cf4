import Foundation
import PipeKit
import PipeTesting
import SummarizeStage
import Testing

/// The summaries of the sample day's articles, read by eye; `PIPE_UPDATE_GOLDEN=1` writes the file anew.
@Suite struct SampleSummaryTests {
  private static let root: URL = {
    var folder = URL(fileURLWithPath: #filePath)
    for _ in 0..<4 { folder.deleteLastPathComponent() }
    return folder.appendingPathComponent("Tests/Golden")
  }()

  @Test func sumsUpTheSampleDayAsBefore() async throws {
    let texts = Self.root.appendingPathComponent("clean")
    let names = try FileManager.default.contentsOfDirectory(atPath: texts.path)
      .filter { $0.hasSuffix(".txt") }.sorted()
    #expect(names.count > 10)
    let documents = try names.map { name in
      try Document(
        id: name,
        text: String(contentsOf: texts.appendingPathComponent(name), encoding: .utf8))
    }
    let result = try await Summarize.make(yaml: "").run(on: documents)
    var summaries = ""
    for document in result.output {
      summaries += "# \(document.id)\n\(document.summary ?? "")\n\n"
    }
    let path = Self.root.appendingPathComponent("summarize/sample.txt")
    if ProcessInfo.processInfo.environment["PIPE_UPDATE_GOLDEN"] == "1" {
      try Data(summaries.utf8).write(to: path)
      return
    }
    #expect(
      try summaries == String(contentsOf: path, encoding: .utf8),
      "Tests/Golden/summarize/sample.txt: PIPE_UPDATE_GOLDEN=1 updates it")
  }
}
