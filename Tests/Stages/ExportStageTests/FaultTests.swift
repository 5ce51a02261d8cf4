import ExportStage
import PipeKit
import PipeTesting
import Synchronization
import Testing

/// Every call to the file system fails once, wherever in the run it comes.
@Suite struct FaultTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var path: String
    var mode = Export.Mode.replace
    var old: String?
    var testDescription: String { "\(path) \(mode) over \(old ?? "nothing")" }
  }

  static let cases = [
    Case(path: "out/a.jsonl"), Case(path: "out/a.jsonl", old: "old\n"), Case(path: "out/a.md"),
    Case(path: "out/a.html", old: "old\n"), Case(path: "out/a.jsonl", mode: .append),
    Case(path: "out/a.jsonl", mode: .append, old: "old\n"),
    Case(path: "out/a.jsonl", mode: .append, old: "old"),
  ]

  @Test(arguments: cases)
  func anyFailingCallIsOneErrorAndLeavesNothingBehind(_ test: Case) async throws {
    let calls = try await run(test, failing: nil).calls
    #expect(calls.count >= 5)
    for (index, operation) in calls.enumerated() {
      let (_, outcome, files) = try await run(test, failing: index)
      let comment = Comment("\(operation) as call \(index)")
      #expect(outcome.stageError?.code == .file, comment)
      #expect(outcome.stageError?.message.hasSuffix("made up") == true, comment)
      #expect(outcome.produced.isEmpty, comment)
      // Once the file has its name, that its directory could not be made durable changes nothing.
      let isWhole = operation == .syncDirectory
      if test.mode == .replace, isWhole {
        #expect(files.paths == [test.path], comment)
      } else {
        #expect(files.paths == (test.old == nil ? [] : [test.path]), comment)
        #expect(files.text(of: test.path) == test.old, comment)
      }
    }
  }

  private func run(
    _ test: Case, failing place: Int?
  ) async throws -> (calls: [FileOperation], outcome: Outcome, files: MemoryFileSystem) {
    let services = TestServices(files: test.old.map { [test.path: $0] } ?? [:])
    let calls = Mutex<[FileOperation]>([])
    services.files.setFault { operation, path in
      calls.withLock { calls in
        calls.append(operation)
        return calls.count - 1 == place ? FileError(.noSpace, path: path, "made up") : nil
      }
    }
    let options = try Export.Options(to: test.path) { $0.mode = test.mode }
    let outcome = await export(
      options, Samples.news, services: services.services, batchSize: 2)
    services.files.setFault(nil)
    return (calls.withLock { $0 }, outcome, services.files)
  }
}
