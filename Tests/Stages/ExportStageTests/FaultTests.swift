import ExportStage
import PipeKit
import PipeTesting
import Testing

/// Every call to the file system fails once, wherever in the run it comes.
@Suite struct FaultTests {
  @Test(arguments: OutputCase.all)
  func anyFailingCallIsOneErrorAndLeavesNothingBehind(_ test: OutputCase) async throws {
    let whole = try await run(test, failing: nil)
    #expect(whole.calls.count >= 5)
    for (index, operation) in whole.calls.enumerated() {
      let (_, outcome, files) = try await run(test, failing: index)
      let comment = Comment("\(operation) as call \(index)")
      if operation == .close, outcome.error == nil {
        // It was only read.
        #expect(files.text(of: test.path) == whole.files.text(of: test.path), comment)
        #expect(files.paths == [test.path], comment)
        continue
      }
      #expect(outcome.stageError?.code == .file, comment)
      #expect(outcome.stageError?.message.hasSuffix("made up") == true, comment)
      #expect(outcome.produced.isEmpty, comment)
      // Once the file has its name, that its directory could not be made durable, or the part not be
      // removed at first, changes nothing.
      let isWhole = operation == .syncDirectory || operation == .remove
      if test.replaces, isWhole {
        #expect(files.paths == [test.path], comment)
      } else {
        #expect(files.paths == (test.old == nil ? [] : [test.path]), comment)
        #expect(files.text(of: test.path) == test.old, comment)
      }
    }
  }

  private func run(
    _ test: OutputCase, failing place: Int?
  ) async throws -> (calls: [FileOperation], outcome: Outcome, files: MemoryFileSystem) {
    let services = TestServices(files: test.files)
    let fault = CountedFault()
    services.files.setFault { fault.fails(at: place, onwards: false, $0, $1) }
    let outcome = await export(
      try test.options(), Samples.news, services: services.services, batchSize: 2)
    services.files.setFault(nil)
    return (fault.calls, outcome, services.files)
  }
}
