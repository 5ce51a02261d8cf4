import CleanStage
import Fuzzing
import PipeKit
import PipeTesting
import Testing

@testable import pipe

/// `pipe inspect` of files.
@Suite struct SourceWalkTests {
  private static let map = "<urlset><url><loc>https://a.example/1</loc></url></urlset>"

  private func walk(
    _ inputs: [String], isComplete: Bool
  ) throws -> (rest: [String], output: String) {
    let test = TestServices(files: [
      "in/map.xml": Self.map, "in/page.html": "<html><body><p>A page.</p></body></html>",
      "in/t.csv": "title,text\nA,b\n", "in/x.bin": "\u{1}\u{2}",
    ])
    test.files.put(SampleArchive.gzip(Array(Self.map.utf8)), at: "in/map.xml.gz")
    let clean = try Clean(options: Clean.Options(), setup: StageSetup(id: "clean"))
    let walk = SourceWalk(files: test.files, format: isComplete ? .jsonl : .json, clean: clean)
    let rest = try walk.inspect(inputs, isComplete: isComplete)
    return (rest, test.files.standardOutputText)
  }

  @Test func everyFileHasALineUnderTheKeyOfItsKind() throws {
    let (rest, output) = try walk(["in", "https://a.example/"], isComplete: true)
    #expect(rest == ["https://a.example/"])
    let lines = try output.split(separator: "\n").map { try JSON(parsing: String($0)).object }
    #expect(
      lines.compactMap { $0?.keys.joined(separator: " ") } == [
        "file sitemap", "file sitemap", "file page", "file table", "file error",
      ])
    #expect(lines.first??["file"] == "map.xml")
  }

  @Test func pagesAreLeftToTheFetchOfARun() throws {
    let (rest, output) = try walk(["in", "-"], isComplete: false)
    #expect(rest == ["in/page.html", "in/x.bin", "-"])
    #expect(output.split(separator: "\n").count == 3)
  }

  @Test func whatIsMissingAndWhatFailsHasALineWithTheError() throws {
    let files = TestServices().files
    try SourceWalk.writeMissing(["no.xml"], files)
    #expect(
      files.standardOutputText == "{\"file\":\"no.xml\",\"error\":\"no such file or directory\"}\n")
    let failed = FailureLines()
    failed.take("fetch", .note("x"))
    failed.take(
      "fetch",
      .failed(document: "https://a.example/", original: nil, error: StageError(.network, "no")))
    #expect(
      String(decoding: failed.written, as: UTF8.self).hasPrefix(
        "{\"file\":\"https://a.example/\",\"error\":\""))
  }
}
