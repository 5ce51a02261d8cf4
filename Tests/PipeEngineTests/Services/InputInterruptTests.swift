import ExportStage
import FetchStage
import Foundation
import PipeKit
import PipeTesting
import Testing

@testable import PipeEngine

/// Reads that wait for somebody who never writes.
///
/// One at a time: a read that waits takes one of Swift's threads, of which there are as many as cores.
@Suite(
  .serialized, .timeLimit(.minutes(10)),
  .enabled(if: ProcessInfo.processInfo.activeProcessorCount > 1))
struct InputInterruptTests {
  /// A pipe that somebody has open for writing, and does not close.
  private let pipe = Pipe()
  private let interrupt = InputInterrupt()
  private let stop = StopSignal()

  private var reader: LocalFile {
    LocalFile(
      pipe.fileHandleForReading.fileDescriptor, path: "pipe", isOwner: false, interrupt: interrupt)
  }

  private func write(_ text: String) throws {
    try pipe.fileHandleForWriting.write(contentsOf: Data(text.utf8))
  }

  /// Reads to the end on a thread of its own, which may wait.
  private func kind(ofReading file: any OpenFile) async -> FileError.Kind? {
    await withCheckedContinuation { continuation in
      Thread.detachNewThread {
        do throws(FileError) {
          _ = try file.contents(limit: 1 << 20, path: "pipe")
          continuation.resume(returning: nil)
        } catch {
          continuation.resume(returning: error.kind)
        }
      }
    }
  }

  @Test func endsAReadThatWaits() async throws {
    try write("half a li")
    async let kind = kind(ofReading: reader)
    interrupt.raise()
    #expect(await kind == .interrupted)
  }

  @Test func endsReadsThatComeLaterAndMayBeRaisedAgain() async throws {
    for _ in 0..<100_000 { interrupt.raise() }
    #expect(await kind(ofReading: reader) == .interrupted)
    #expect(await kind(ofReading: reader) == .interrupted)
  }

  @Test func leavesPipesAloneUntilItIsRaised() async throws {
    try write("all of it")
    try pipe.fileHandleForWriting.close()
    #expect(try reader.contents(limit: 100, path: "pipe") == Array("all of it".utf8))
  }

  @Test func leavesFilesAlone() throws {
    let fixture = try FileSystemFixture(.local)
    try fixture.put("x", at: "a")
    interrupt.raise()
    let files = LocalFileSystem(interrupt: interrupt)
    #expect(try files.contents(of: fixture.path("a")) == Array("x".utf8))
  }

  @Test func endsAReadOfANamedPipeThatNobodyHasOpened() async throws {
    let fixture = try FileSystemFixture(.local)
    try #require(mkfifo(fixture.path("fifo"), 0o600) == 0)
    let files = LocalFileSystem(interrupt: interrupt)
    let path = fixture.path("fifo")
    async let kind: FileError.Kind? = withCheckedContinuation { continuation in
      Thread.detachNewThread {
        do throws(FileError) {
          _ = try files.contents(of: path)
          continuation.resume(returning: nil)
        } catch {
          continuation.resume(returning: error.kind)
        }
      }
    }
    interrupt.raise()
    #if os(Linux)
      #expect(await kind == .interrupted)
    #else
      _ = try files.open(path, .append)
      _ = await kind
    #endif
  }

  @Test func readsANamedPipeThatSomebodyOpensLater() async throws {
    let fixture = try FileSystemFixture(.local)
    let path = fixture.path("fifo")
    try #require(mkfifo(path, 0o600) == 0)
    Thread.detachNewThread {
      let files = LocalFileSystem()
      guard let file = try? files.open(path, .append) else { return }
      try? file.write(Array("late".utf8))
      try? file.close()
    }
    let files = LocalFileSystem(interrupt: interrupt)
    #expect(try files.contents(of: path) == Array("late".utf8))
  }

  /// Writes to a named pipe on a thread of its own, which may wait.
  private func kind(
    ofWritingTo path: String, _ mode: FileMode, _ text: String
  ) async -> FileError.Kind? {
    let files = LocalFileSystem(interrupt: interrupt)
    return await withCheckedContinuation { continuation in
      Thread.detachNewThread {
        do throws(FileError) {
          let file = try files.open(path, mode)
          try file.write(Array(text.utf8))
          try file.close()
          continuation.resume(returning: nil)
        } catch {
          continuation.resume(returning: error.kind)
        }
      }
    }
  }

  @Test(arguments: [FileMode.append, .replace])
  func endsTheOpeningOfANamedPipeThatNobodyReads(_ mode: FileMode) async throws {
    let fixture = try FileSystemFixture(.local)
    try #require(mkfifo(fixture.path("fifo"), 0o600) == 0)
    async let kind = kind(ofWritingTo: fixture.path("fifo"), mode, "lost")
    interrupt.raise()
    #expect(await kind == .interrupted)
  }

  @Test func writesANamedPipeThatSomebodyReadsLaterAndSlowly() async throws {
    let fixture = try FileSystemFixture(.local)
    let path = fixture.path("fifo")
    try #require(mkfifo(path, 0o600) == 0)
    // More than a pipe holds, so that whoever writes has to wait.
    let text = String(repeating: "late ", count: 100_000)
    async let kind = kind(ofWritingTo: path, .append, text)
    let read = try LocalFileSystem().contents(of: path)
    #expect(read == Array(text.utf8))
    #expect(await kind == nil)
  }

  @Test(arguments: ["jsonl", "html"])
  func aRunThatExportsToANamedPipeThatNobodyReadsStops(format: String) async throws {
    let fixture = try FileSystemFixture(.local)
    try #require(mkfifo(fixture.path("fifo"), 0o600) == 0)
    let export = try Export.make(yaml: "{to: \(fixture.path("fifo")), format: \(format)}")
    var services = TestServices().services
    services.files = LocalFileSystem(interrupt: interrupt)
    let run = PipelineRun(
      Plan(
        name: "test",
        stages: [Plan.Step(Numbers(), id: "numbers"), Plan.Step(export, id: "export")]),
      services: services, stop: stop)
    async let wasCancelled: Bool = {
      do {
        _ = try await run.run()
        return false
      } catch {
        return error is CancellationError
      }
    }()
    stop.raise()
    interrupt.raise()
    #expect(await wasCancelled)
    var status = stat()
    #expect(stat(fixture.path("fifo"), &status) == 0 && status.st_mode & S_IFMT == S_IFIFO)
  }

  /// Runs a source that reads standard input, asks the run to stop when `count` documents have come,
  /// and says what came of it.
  private func stopped(
    _ source: any Stage, after count: Int
  ) async throws -> (documents: [String], report: RunReport) {
    let (seen, note) = AsyncStream.makeStream(of: Void.self)
    let watch = Each { _ in
      note.yield()
      return .pass
    }
    var services = TestServices().services
    services.files = LocalFileSystem(
      input: pipe.fileHandleForReading.fileDescriptor, interrupt: interrupt)
    async let result = collect(
      [Plan.Step(source), Plan.Step(watch)], services: services, stop: stop)
    var iterator = seen.makeAsyncIterator()
    for _ in 0..<count { await iterator.next() }
    stop.raise()
    interrupt.raise()
    let (documents, report) = try await result
    return (documents.map(\.id), report)
  }

  private static let lines = "{\"id\":\"a\"}\n{\"id\":\"b\"}\n{\"id\":\"c"

  @Test func aRunThatWaitsForStandardInputStops() async throws {
    try write(Self.lines)
    let result = try await stopped(StandardInput(), after: 2)
    #expect(result.documents == ["a", "b"])
    #expect(result.report.wasStopped)
    // Half a line is no line, and no failure.
    #expect(result.report.failures.isEmpty)
  }

  @Test func aRunThatFetchesStandardInputStops() async throws {
    try write(Self.lines)
    let source = try Fetch.make(yaml: "jsonl: '-'", hasInput: false)
    let result = try await stopped(source, after: 2)
    #expect(result.documents == ["a", "b"])
    #expect(result.report.wasStopped)
    #expect(result.report.failures.isEmpty)
  }

  @Test(arguments: ["files: '-'", "feeds: '-'", "{files: '-', format: html}"])
  func halfAFileDoesNotPassForTheWhole(options: String) async throws {
    try write("<html><p>The first half")
    let source = try Fetch.make(yaml: options, hasInput: false)
    let result = try await stopped(source, after: 0)
    #expect(result.documents.isEmpty)
    #expect(result.report.wasStopped)
    #expect(result.report.failures.isEmpty)
  }
}
