import PipeEngine
import PipeKit
import PipeState
import Testing

@Suite struct RunTests {
  @Test func keepsEveryFieldOfARun() throws {
    let scratch = try Scratch()
    let store = try scratch.open()
    var run = RunRecord(
      kind: .retry, status: .failed,
      started: Timestamp(
        seconds: 99, nanoseconds: 120_000_000, offset: 90, precision: .second(digits: 2)),
      ended: time(9), attempts: 3,
      stages: [
        StageFingerprint(stage: "a", hash: "00"), StageFingerprint(stage: "b \0 b", hash: "ff"),
      ], report: ["z": [1, 2.5, nil], "a": "\0"], error: "line\nand \0 NUL")
    run.id = try store.begin(run)
    #expect(run.id == 1)
    #expect(try store.run(1) == run)
    store.close()
    #expect(try scratch.open().run(1) == run)
  }

  @Test func numbersRunsFromOneAndListsTheNewestFirst() throws {
    let store = try Scratch().open()
    let ids = try (0..<4).map { try store.begin(RunRecord(started: time($0))) }
    #expect(ids == [1, 2, 3, 4])
    #expect(try store.runs(limit: 3).map(\.id) == [4, 3, 2])
    #expect(try store.runs(limit: -1).isEmpty)
    #expect(try store.run(5) == nil)
  }

  @Test func findsTheNewestRunThatCanBeContinued() throws {
    let store = try Scratch().open()
    #expect(try store.unfinishedRun() == nil)
    for status in RunRecord.Status.allCases {
      _ = try store.begin(RunRecord(status: status, started: time(0)))
    }
    #expect(try store.unfinishedRun()?.status == .abandoning)
    for id in [Int64(5), 3, 2, 1] {
      var run = try #require(try store.run(id))
      run.status = .done
      try store.update(run)
    }
    #expect(try store.unfinishedRun() == nil)
    #expect(try store.lastDone()?.id == 5)
  }

  @Test func updatesWhatCanChangeAndNothingElse() throws {
    let store = try Scratch().open()
    let run = RunRecord(started: time(0), stages: [StageFingerprint(stage: "a", hash: "0")])
    let id = try store.begin(run)
    try store.update(
      RunRecord(
        id: id, kind: .retry, status: .stopped, started: time(7), ended: time(8), attempts: 2,
        report: ["a": 1], error: "e"))
    let stored = try #require(try store.run(id))
    #expect(
      stored
        == RunRecord(
          id: id, status: .stopped, started: time(0), ended: time(8), attempts: 2,
          stages: run.stages, report: ["a": 1], error: "e"))
  }

  @Test func refusesToUpdateARunThatIsNotThere() throws {
    let store = try Scratch().open()
    let error = #expect(throws: RunStoreError.self) {
      try store.update(RunRecord(id: 7, started: time(0)))
    }
    #expect(error?.message.hasSuffix("has no run 7") == true)
  }

  @Test func hasASaltAndANameOfItsOwnThatStay() throws {
    let scratch = try Scratch()
    let store = try scratch.open()
    #expect(store.salt >= 1)
    #expect(store.name.count == 8)
    #expect(store.name.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber) })
    store.close()
    let again = try scratch.open()
    #expect(again.salt == store.salt)
    #expect(again.name == store.name)
    #expect(try Scratch().open().name != store.name)
  }
}
