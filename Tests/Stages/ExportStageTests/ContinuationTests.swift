import ExportStage
import PipeKit
import PipeTesting
import Testing

/// A run that is interrupted and goes on ends as if it had not been.
@Suite struct ContinuationTests {
  /// Where documents for a file are kept.
  private static func part(_ path: String = "out/a.jsonl") -> String {
    let name = ContentHash("/work/\(path)".utf8.span).text.prefix(8)
    return "out/.export.ledger-\(name).pipe-part"
  }

  /// What a run that is not interrupted makes.
  private func expected(_ test: OutputCase) async throws -> String {
    let services = TestServices(files: test.files)
    _ = await export(try test.options(), Samples.news, services: services.services)
    return try #require(services.files.text(of: test.path))
  }

  @Test(arguments: OutputCase.all, [false, true])
  func goesOnFromAnyCheckpoint(_ test: OutputCase, _ isPrepared: Bool) async throws {
    let expected = try await expected(test)
    for place in 0...Samples.news.count {
      let services = TestServices(files: test.files)
      let first = Attempt()
      let options = try test.options()
      _ = try await first.run(
        options, Samples.news, services: services.services, isPrepared: isPrepared,
        ending: .aborted)
      #expect(first.notes.count == Samples.news.count)
      let note = place == 0 ? nil : first.notes[place - 1]
      // What was written after the checkpoint, and is in nobody's notes.
      let part = try #require(first.notes.last??.object?["part"]?.string)
      services.files.put((services.files.text(of: part) ?? "") + "{\"garb", at: part)
      #expect(services.files.text(of: test.path) == test.old)
      let second = Attempt()
      let error = try await second.run(
        options, Samples.news.dropFirst(place), services: services.services, after: note,
        isPrepared: isPrepared)
      #expect(error == nil)
      #expect(second.produced.isEmpty)
      try await second.last.publish()
      #expect(services.files.text(of: test.path) == expected, "after \(place)")
      #expect(services.files.paths == [test.path], "after \(place)")
      #expect(second.produced == [test.path: Samples.news.count])
    }
  }

  @Test(arguments: OutputCase.all)
  func goesOnWhereverADiskWasFull(_ test: OutputCase) async throws {
    let expected = try await expected(test)
    var isDone = false
    for place in 0..<1000 where !isDone {
      let services = TestServices(files: test.files)
      let fault = CountedFault()
      // From one call on nothing works any more, as when the process is killed there.
      services.files.setFault { fault.fails(at: place, onwards: true, $0, $1) }
      let first = Attempt()
      let options = try test.options()
      let error = try await first.run(options, Samples.news, services: services.services)
      services.files.setFault(nil)
      isDone = error == nil
      #expect(services.files.text(of: test.path) == test.old)
      let second = Attempt()
      let failed = try await second.run(
        options, Samples.news.dropFirst(first.notes.count), services: services.services,
        after: first.notes.last ?? nil)
      #expect(failed == nil)
      try await second.last.publish()
      #expect(services.files.text(of: test.path) == expected, "call \(place)")
      #expect(services.files.paths == [test.path])
      #expect(second.produced == [test.path: Samples.news.count])
    }
    #expect(isDone)
  }

  @Test(arguments: OutputCase.all)
  func goesOnWhereverAContinuationWasKilled(_ test: OutputCase) async throws {
    let expected = try await expected(test)
    let options = try test.options()
    var isDone = false
    for place in 0..<1000 where !isDone {
      let services = TestServices(files: test.files)
      let first = Attempt()
      _ = try await first.run(options, Samples.news, services: services.services)
      let note = try #require(first.last.output)
      // What is complete, and not published, is gone on with, and killed at a call of that.
      let fault = CountedFault()
      services.files.setFault { fault.fails(at: place, onwards: true, $0, $1) }
      isDone =
        try await Attempt().run(options, [], services: services.services, after: note) == nil
      services.files.setFault(nil)
      let third = Attempt()
      let error = try await third.run(options, [], services: services.services, after: note)
      #expect(error == nil, "call \(place)")
      try await third.last.publish()
      #expect(services.files.text(of: test.path) == expected, "call \(place)")
      #expect(services.files.paths == [test.path], "call \(place)")
    }
    #expect(isDone)
  }

  @Test func notesWhatUndoesAndContinuesARun() async throws {
    let services = TestServices(files: ["out/a.jsonl": "old\n"])
    let attempt = Attempt()
    let options = try Export.Options(to: "out/a.jsonl") { $0.mode = .append }
    _ = try await attempt.run(
      options, [Document(id: "a"), Document(id: "b")], services: services.services)
    let part = JSON.string("/work/" + Self.part())
    #expect(
      attempt.notes == [
        ["part": part, "length": 11, "documents": 1], ["part": part, "length": 22, "documents": 2],
      ])
    #expect(
      attempt.last.output == [
        "part": part, "length": 22, "append": "/work/out/a.jsonl", "base": 4,
        "hash": .string(ContentHash((services.files.text(of: Self.part()) ?? "").utf8.span).text),
        "documents": 2, "complete": true,
      ])
    #expect(services.files.text(of: "out/a.jsonl") == "old\n")
  }

  @Test func takesTheDateOfTheFirstAttempt() async throws {
    let services = TestServices()
    let attempt = Attempt()
    _ = try await attempt.run(
      try Export.Options(to: "{{date}}.md"), Samples.news, services: services.services,
      started: Timestamp(seconds: 1_795_424_400))
    try await attempt.last.publish()
    #expect(services.files.paths == ["2026-11-23.md"])
    #expect(services.files.text(of: "2026-11-23.md")?.contains("2026-11-23 · 6 doc") == true)
  }

  @Test(arguments: [nil, "{"])
  func saysWhatIsMissing(_ rest: String?) async throws {
    let services = TestServices(files: rest.map { [Self.part(): $0] } ?? [:])
    let note: JSON = ["part": .string("/work/" + Self.part()), "length": 20, "documents": 1]
    let attempt = Attempt()
    let error = try await attempt.run(
      try Export.Options(to: "out/a.jsonl"), Samples.news, services: services.services,
      after: note)
    let stageError = try #require(error as? StageError)
    #expect(stageError.message.contains("/work/\(Self.part())"))
    #expect(stageError.message.hasSuffix(rest == nil ? "is missing" : "has only 1 of 20 bytes"))
    #expect(stageError.hint == "run with --fresh to start over")
    #expect(services.files.text(of: Self.part()) == rest)
  }

  @Test(arguments: OutputCase.all)
  func doesNotTakeAnOlderOutputForWhatIsMissing(_ test: OutputCase) async throws {
    var test = test
    // A table is only added to one of the same columns.
    if test.old == nil { test.old = test.path.hasSuffix(".csv") ? test.header : "older\n" }
    let services = TestServices(files: test.files)
    let first = Attempt()
    let options = try test.options()
    #expect(try await first.run(options, Samples.news, services: services.services) == nil)
    // It was complete, and was not published yet; somebody cleans up.
    try services.files.remove(Self.part(test.path))
    let second = Attempt()
    let error = try await second.run(
      options, [], services: services.services, after: first.last.output)
    #expect((error as? StageError)?.message.hasSuffix("is missing") == true)
    #expect(services.files.text(of: test.path) == test.old)
  }

  @Test(arguments: OutputCase.all)
  func knowsWhatIsPublishedAlready(_ test: OutputCase) async throws {
    let services = TestServices(files: test.files)
    let first = Attempt()
    let options = try test.options()
    _ = try await first.run(options, Samples.news, services: services.services)
    try await first.last.publish()
    let published = services.files.text(of: test.path)
    let second = Attempt()
    let error = try await second.run(
      options, [], services: services.services, after: first.last.output)
    #expect(error == nil)
    try await second.last.publish()
    #expect(services.files.text(of: test.path) == published)
    #expect(second.produced == [test.path: Samples.news.count])
  }

  @Test(arguments: [
    "1", "{}", #"{"documents":-1}"#, #"{"documents":1,"part":"x"}"#,
    #"{"documents":1,"part":"x","length":1,"append":"y"}"#,
  ])
  func refusesNotesThatAreNotItsOwn(_ note: String) async throws {
    let error = try await Attempt().run(
      try Export.Options(to: "a.jsonl"), [], services: TestServices().services,
      after: try JSON(parsing: note))
    #expect((error as? StageError)?.hint == "run with --fresh to start over")
  }

  @Test func replacesALeftoverThatNobodyHasNoted() async throws {
    let services = TestServices(files: [Self.part(): "left over"])
    let attempt = Attempt()
    _ = try await attempt.run(
      try Export.Options(to: "out/a.jsonl"), [Document(id: "a")], services: services.services)
    try await attempt.last.publish()
    #expect(services.files.text(of: "out/a.jsonl") == "{\"id\":\"a\"}\n")
    #expect(services.files.paths == ["out/a.jsonl"])
  }

  @Test func leavesNothingOfARunThatFailsBeforeItsFirstCheckpoint() async throws {
    let services = TestServices()
    services.files.setFault { operation, path in
      operation == .sync ? FileError(.noSpace, path: path, "made up") : nil
    }
    let attempt = Attempt()
    let error = try await attempt.run(
      try Export.Options(to: "out/a.md"), Samples.news, services: services.services)
    #expect((error as? StageError)?.code == .file)
    #expect(services.files.paths.isEmpty)
  }

  @Test(arguments: ["jsonl", "markdown", "html"])
  func writesToStandardOutputAtOnceAndNotesNothing(_ format: String) async throws {
    let services = TestServices()
    let attempt = Attempt()
    let error = try await attempt.run(
      try Export.Options(to: "-", format: format), Samples.news, services: services.services)
    #expect(error == nil)
    // Nobody has any of a digest before its end: no checkpoint comes through until then.
    #expect(attempt.notes == (format == "jsonl" ? Samples.news.map { _ in nil } : []))
    #expect(attempt.last.output == nil)
    #expect(attempt.produced == ["standard output": 6])
    #expect(services.files.standardOutputText.contains("Oil is cheaper"))
  }

  @Test func refusesADirectoryThatIsReadOnly() async throws {
    let services = TestServices(files: ["out/a.jsonl": "old"])
    services.files.setFault { operation, path in
      operation == .open && path.hasSuffix(".pipe-part")
        ? FileError(.denied, path: path, "permission denied") : nil
    }
    let error = try await Attempt().run(
      try Export.Options(to: "out/a.jsonl"), Samples.news, services: services.services)
    let stageError = try #require(error as? StageError)
    #expect(stageError.message == "cannot write 'out/a.jsonl': permission denied")
    #expect(stageError.hint == "check who may write there")
    #expect(services.files.text(of: "out/a.jsonl") == "old")
  }
}
