import ExportStage
import PipeKit
import PipeTesting
import Testing

/// What holds for every format that is written to a text file.
@Suite struct ExportTests {
  static let files = ["out/a.jsonl", "out/a.md", "out/a.html"]

  @Test(arguments: files, [1, 2, 64])
  func passesEveryDocumentOnUnchanged(_ path: String, _ batchSize: Int) async throws {
    let test = TestServices()
    let outcome = await export(
      try Export.Options(to: path), Samples.news, services: test.services, batchSize: batchSize)
    #expect(outcome.error == nil)
    #expect(outcome.output == Samples.news)
    #expect(outcome.produced == [path: 6])
    #expect(test.files.paths == [path])
  }

  @Test(arguments: files)
  func writesTheSameWhateverTheBatches(_ path: String) async throws {
    var texts: Set<String> = []
    for batchSize in [1, 2, 64] {
      let test = TestServices()
      _ = await export(
        try Export.Options(to: path), Samples.news, services: test.services, batchSize: batchSize)
      texts.insert(try #require(test.files.text(of: path)))
    }
    #expect(texts.count == 1)
  }

  @Test(arguments: files)
  func replacesWhatWasThere(_ path: String) async throws {
    let test = TestServices(files: [path: "old"])
    let outcome = await export(try Export.Options(to: path), [], services: test.services)
    #expect(outcome.error == nil)
    #expect(outcome.produced == [path: 0])
    #expect(test.files.text(of: path)?.contains("old") == false)
  }

  @Test(arguments: files)
  func keepsTheOldFileWhenTheRunIsAborted(_ path: String) async throws {
    let test = TestServices(files: [path: "old"])
    let outcome = await export(
      try Export.Options(to: path), Samples.news, services: test.services, batchSize: 2,
      ending: .aborted)
    #expect(outcome.error is CancellationError)
    #expect(outcome.produced.isEmpty)
    #expect(test.files.text(of: path) == "old")
    #expect(test.files.paths == [path])
  }

  @Test(arguments: files)
  func commitsWhenNobodyWantsMore(_ path: String) async throws {
    let test = TestServices()
    let outcome = await export(
      try Export.Options(to: path), Samples.news, services: test.services, batchSize: 2,
      ending: .closed)
    #expect(outcome.error is DownstreamClosed)
    #expect(outcome.produced == [path: 2])
    let text = try #require(test.files.text(of: path))
    #expect(text.contains("Regen bis Freitag"))
    #expect(!text.contains("Oil is cheaper"))
  }

  @Test(arguments: files + ["-", "a.sqlite"])
  func writesNothingInADryRun(_ path: String) async throws {
    let test = TestServices()
    let outcome = await export(
      try Export.Options(to: path), Samples.news, services: test.services, isDryRun: true)
    #expect(outcome.error == nil)
    #expect(outcome.output == Samples.news)
    #expect(outcome.produced == [path == "-" ? "standard output" : path: 6])
    #expect(test.files.paths.isEmpty)
    #expect(test.files.standardOutputText.isEmpty)
    #expect(try test.files.info("out") == nil)
  }

  @Test(arguments: ["jsonl", "markdown", "html"])
  func writesToStandardOutput(_ format: String) async throws {
    let test = TestServices()
    let outcome = await export(
      try Export.Options(to: "-", format: format), Samples.news, services: test.services)
    #expect(outcome.error == nil)
    #expect(outcome.output == Samples.news)
    #expect(outcome.produced == ["standard output": 6])
    #expect(test.files.standardOutputText.contains("Oil is cheaper"))
    #expect(test.files.paths.isEmpty)
  }

  /// Services whose standard output nobody reads on.
  private func closedOutput() -> TestServices {
    let test = TestServices()
    test.files.setFault { operation, path in
      operation == .write ? FileError(.brokenPipe, path: path, "broken pipe") : nil
    }
    return test
  }

  @Test(arguments: ["jsonl", "markdown"])
  func wantsNoMoreWhenStandardOutputIsNotReadOnAndNothingElseIsWritten(
    _ format: String
  ) async throws {
    let outcome = await export(
      try Export.Options(to: "-", format: format), Samples.news, services: closedOutput().services,
      batchSize: 1, readerEndsRun: true)
    #expect(outcome.error is DownstreamClosed)
    #expect(outcome.produced.isEmpty)
  }

  @Test(arguments: ["jsonl", "markdown"])
  func passesEverythingOnWhenOnlyStandardOutputIsNotReadOn(_ format: String) async throws {
    let outcome = await export(
      try Export.Options(to: "-", format: format), Samples.news, services: closedOutput().services,
      batchSize: 1)
    #expect(outcome.error == nil)
    #expect(outcome.output == Samples.news)
    #expect(outcome.produced.isEmpty)
    #expect(outcome.notes.count == 1)
  }

  @Test func refusesADirectory() async throws {
    let test = TestServices(files: ["out.md/inside": ""])
    let outcome = await export(
      try Export.Options(to: "out.md"), Samples.news, services: test.services)
    #expect(outcome.stageError?.message == "cannot write 'out.md': is a directory")
    #expect(outcome.stageError?.code == .file)
    #expect(outcome.output.isEmpty)
  }

  @Test func keepsWhatGoesToFilesInMemoryAsideUntilTheEnd() async throws {
    let test = TestServices(files: ["/dev/shm/news.jsonl": "before"])
    let attempt = Attempt()
    _ = try await attempt.run(
      try Export.Options(to: "/dev/shm/news.jsonl"), Samples.news, services: test.services,
      ending: .aborted)
    #expect(test.files.text(of: "/dev/shm/news.jsonl") == "before")
    #expect(attempt.notes.last??.object?["part"]?.string?.hasPrefix("/dev/shm/.") == true)
  }

  @Test func writesDevicesInPlace() async throws {
    let test = TestServices(files: ["/dev/null": ""])
    let outcome = await export(
      try Export.Options(to: "/dev/null", format: "jsonl"), Samples.news, services: test.services)
    #expect(outcome.error == nil)
    #expect(test.files.paths == ["/dev/null"])
    #expect(test.files.text(of: "/dev/null")?.isEmpty == false)
  }
}
