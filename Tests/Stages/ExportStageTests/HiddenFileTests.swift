import ExportStage
import Foundation
import PipeEngine
import PipeKit
import PipeTesting
import Testing

/// Where documents are kept until they are published is nobody else's, and nothing of it is left over.
@Suite struct HiddenFileTests {
  private let documents = [Document(id: "a"), Document(id: "b")]

  private func partNoted(by attempt: Attempt) -> String? {
    attempt.notes.last??.object?["part"]?.string
  }

  @Test func twoPlacesOfOneStateHaveFilesOfTheirOwn() async throws {
    let services = TestServices()
    let options = try Export.Options(to: "out/a.jsonl")
    let (one, two) = (Attempt(), Attempt())
    _ = try await one.run(
      options, documents, services: services.services, ledger: Ledger(label: "state-1"),
      ending: .aborted)
    _ = try await two.run(
      options, [Document(id: "c")], services: services.services, ledger: Ledger(label: "state-2"))
    try await two.last.publish()
    #expect(services.files.text(of: "out/a.jsonl") == "{\"id\":\"c\"}\n")
    let left = try #require(partNoted(by: one))
    #expect(services.files.text(of: left) == "{\"id\":\"a\"}\n{\"id\":\"b\"}\n")
  }

  @Test func twoOutputsOfOneStageHaveFilesOfTheirOwn() async throws {
    let services = TestServices()
    var parts: Set<String> = []
    for path in ["out/a.jsonl", "out/b.jsonl"] {
      let attempt = Attempt()
      _ = try await attempt.run(
        try Export.Options(to: path), documents, services: services.services, ending: .aborted)
      parts.insert(try #require(partNoted(by: attempt)))
    }
    #expect(parts.count == 2)
  }

  @Test func theyAreAnnouncedBeforeTheyAreThere() async throws {
    let (services, ledger) = (TestServices(), Ledger())
    services.files.setFault { operation, path in
      operation == .open && path.hasSuffix(".pipe-part")
        ? FileError(.noSpace, path: path, "made up") : nil
    }
    _ = try await Attempt().run(
      try Export.Options(to: "out/a.md"), documents, services: services.services, ledger: ledger)
    let announced = try #require(ledger.announced())
    #expect(announced.part.hasPrefix("/work/out/.export.ledger-"))
    #expect(announced.temporary.hasSuffix(".pipe-tmp"))
    // A run that goes on takes what was announced, whatever it would be called now.
    services.files.setFault(nil)
    let other = Ledger(label: "other")
    other.announce(announced)
    let attempt = Attempt()
    _ = try await attempt.run(
      try Export.Options(to: "out/a.md"), documents, services: services.services, ledger: other,
      ending: .aborted)
    #expect(partNoted(by: attempt) == announced.part)
  }

  @Test func whatAStateThatIsGoneHasLeftIsRemoved() async throws {
    let services = TestServices(files: [
      "out/.export.lost-01234567.pipe-part": "", "out/.old.lost-89abcdef.pipe-tmp": "",
      "out/.export.other-01234567.pipe-part": "", "out/export.lost-01234567.pipe-part": "",
    ])
    let attempt = Attempt()
    _ = try await attempt.run(
      try Export.Options(to: "out/a.jsonl"), documents, services: services.services,
      ledger: Ledger(label: "new", lostLabel: "lost"))
    try await attempt.last.publish()
    #expect(
      services.files.paths == [
        "out/.export.other-01234567.pipe-part", "out/a.jsonl",
        "out/export.lost-01234567.pipe-part",
      ])
  }

  @Test func aMessageBesideAnotherWritesOverWhatARunLeftThatTheStateDoesNotKnowOf() async throws {
    let services = TestServices()
    let options = try Export.Options(to: "out/all.eml") { $0.from = "news@example.org" }
    let first = Attempt()
    services.files.setFault { operation, path in
      operation == .remove ? FileError(.other, path: path, "killed") : nil
    }
    _ = try await first.run(options, documents, services: services.services)
    await #expect(throws: (any Error).self) { try await first.last.publish() }
    services.files.setFault(nil)
    #expect(services.files.paths.count == 2)
    // Nothing is remembered of it.
    let second = Attempt()
    _ = try await second.run(
      options, [Document(id: "c")], services: services.services, ledger: Ledger())
    try await second.last.publish()
    #expect(services.files.paths == ["out/all.20260101T000000Z.eml", "out/all.eml"])
  }

  @Test(arguments: ["a.jsonl", "a.md"])
  func nobodyReadsThemWhoMayNotReadTheOutput(_ name: String) async throws {
    let scratch = try Scratch()
    let path = scratch.path + "/" + name
    let manager = FileManager.default
    try Data().write(to: URL(fileURLWithPath: path))
    try manager.setAttributes([.posixPermissions: 0o600], ofItemAtPath: path)
    let services = Services(clock: TestClock(), files: LocalFileSystem(), http: TestHTTPClient())
    let attempt = Attempt()
    _ = try await attempt.run(
      try Export.Options(to: path), documents, services: services, ending: .aborted)
    let part = try #require(partNoted(by: attempt))
    let mode = try manager.attributesOfItem(atPath: part)[.posixPermissions] as? Int
    #expect(mode == 0o600)
  }
}
