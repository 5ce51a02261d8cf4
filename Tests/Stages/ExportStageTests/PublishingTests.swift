import ExportStage
import PipeKit
import PipeTesting
import Testing

/// What is kept becomes the result exactly once, wherever that is interrupted.
@Suite struct PublishingTests {
  @Test(arguments: OutputCase.all, [false, true])
  func endsTheSameWhereverItIsInterrupted(_ test: OutputCase, _ isKilled: Bool) async throws {
    let whole = TestServices(files: test.files)
    _ = await export(try test.options(), Samples.news, services: whole.services)
    let expected = try #require(whole.files.text(of: test.path))
    var isDone = false
    for place in 0..<1000 where !isDone {
      let services = TestServices(files: test.files)
      let options = try test.options()
      let first = Attempt()
      _ = try await first.run(options, Samples.news, services: services.services)
      let note = try #require(first.last.output)
      let fault = CountedFault()
      services.files.setFault { fault.fails(at: place, onwards: isKilled, $0, $1) }
      do {
        try await first.last.publish()
        isDone = fault.calls.count <= place
      } catch {
        #expect((error as? StageError)?.code == .file)
        #expect(first.produced.isEmpty)
      }
      services.files.setFault(nil)
      // The next run goes on from what was committed, and no document is left; it is killed after a
      // checkpoint, and another one goes on.
      let killed = Attempt()
      _ = try await killed.run(
        options, [], services: services.services, after: note, marks: 1, ending: .aborted)
      let later = try #require(killed.notes.last ?? nil)
      let second = Attempt()
      #expect(try await second.run(options, [], services: services.services, after: later) == nil)
      try await second.last.publish()
      #expect(services.files.text(of: test.path) == expected, "call \(place)")
      #expect(services.files.paths == [test.path], "call \(place)")
      #expect(second.produced == [test.path: Samples.news.count])
      #expect(second.last.output?.object?["documents"] == 6)
    }
    #expect(isDone)
  }

  @Test(arguments: OutputCase.all)
  func goesOnAfterTheUserHasStoppedIt(_ test: OutputCase) async throws {
    let whole = TestServices(files: test.files)
    _ = await export(try test.options(), Samples.news, services: whole.services)
    let services = TestServices(files: test.files)
    let options = try test.options()
    let first = Attempt()
    _ = try await first.run(options, Samples.news.prefix(2), services: services.services)
    // Stopped: what was noted is committed, and nothing published.
    let second = Attempt()
    let error = try await second.run(
      options, Samples.news.dropFirst(2), services: services.services, after: first.last.output)
    #expect(error == nil)
    try await second.last.publish()
    #expect(services.files.text(of: test.path) == whole.files.text(of: test.path))
    #expect(services.files.paths == [test.path])
    #expect(second.produced == [test.path: 6])
  }

  @Test(arguments: OutputCase.all)
  func refusesDocumentsThatComeAfterwards(_ test: OutputCase) async throws {
    let services = TestServices(files: test.files)
    let options = try test.options()
    let first = Attempt()
    _ = try await first.run(options, Samples.news, services: services.services)
    try await first.last.publish()
    let text = services.files.text(of: test.path)
    let error = try await Attempt().run(
      options, [Document(id: "late")], services: services.services, after: first.last.output)
    #expect((error as? StageError)?.message.hasSuffix("is missing") == true)
    #expect(services.files.text(of: test.path) == text)
  }

  @Test func leavesWhatOthersHaveAddedMeanwhile() async throws {
    for old in [nil, "old\n", "old"] {
      let test = OutputCase(path: "out/a.jsonl", mode: .append, old: old)
      let services = TestServices(files: test.files)
      let options = try test.options()
      let first = Attempt()
      _ = try await first.run(options, [Document(id: "a")], services: services.services)
      let others = (old ?? "") + "{\"id\":\"other\"}\n"
      services.files.put(others, at: test.path)
      let second = Attempt()
      _ = try await second.run(
        options, [Document(id: "b")], services: services.services, after: first.last.output)
      try await second.last.publish()
      let text = services.files.text(of: test.path)
      #expect(text == others + "{\"id\":\"a\"}\n{\"id\":\"b\"}\n")
      #expect(services.files.paths == [test.path])
    }
  }

  @Test func addsNothingToAFileWhenThereIsNothing() async throws {
    let services = TestServices(files: ["a.jsonl": "old"])
    let options = try Export.Options(to: "a.jsonl") { $0.mode = .append }
    let outcome = await export(options, [], services: services.services)
    #expect(outcome.error == nil)
    #expect(services.files.text(of: "a.jsonl") == "old")
    #expect(services.files.paths == ["a.jsonl"])
  }

  @Test(arguments: ["out/a.jsonl", "out/a.md"], [Export.Mode.replace, .append])
  func keepsRunsApartThatAreNotRemembered(_ path: String, _ mode: Export.Mode) async throws {
    if path.hasSuffix("md"), mode == .append { return }
    let services = TestServices()
    let options = try Export.Options(to: path) { $0.mode = mode }
    // One is in the middle while the other begins and ends.
    let input = Channel(capacity: 2)
    let output = Channel(capacity: 1)
    let context = StageContext(stage: "export", services: services.services)
    let run = Task {
      try await Export(options: options, setup: StageSetup(id: "export"))
        .run(Inlet(input), into: Outlet(output), in: context)
    }
    try await input.send(Parcel([Document(id: "a", title: "First")]))
    _ = try await output.receive()
    let other = [Document(id: "b", title: "Second")]
    let outcome = await export(options, other, services: services.services)
    #expect(outcome.error == nil)
    let text = try #require(services.files.text(of: path))
    #expect(text.contains("Second") && !text.contains("First"))
    input.finish()
    try await run.value
    let last = try #require(services.files.text(of: path))
    #expect(last.contains("First"))
    #expect(last.contains("Second") == (mode == .append))
    #expect(services.files.paths == [path])
  }
}
