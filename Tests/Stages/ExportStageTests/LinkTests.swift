import ExportStage
import Foundation
import GRDB
import PipeEngine
import PipeKit
import PipeTesting
import Testing

/// A symbolic link stays one; what it points to is written, whether or not it is there.
@Suite struct LinkTests {
  private let scratch: Scratch

  init() throws {
    scratch = try Scratch()
    try FileManager.default.createDirectory(
      atPath: scratch.path + "/far", withIntermediateDirectories: false)
  }

  private var services: Services {
    Services(clock: TestClock(), files: LocalFileSystem(), http: TestHTTPClient())
  }

  private func link(_ name: String, to target: String) throws -> String {
    let path = scratch.path + "/" + name
    try FileManager.default.createSymbolicLink(atPath: path, withDestinationPath: target)
    return path
  }

  private func isLink(_ path: String) -> Bool {
    (try? FileManager.default.destinationOfSymbolicLink(atPath: path)) != nil
  }

  @Test(arguments: ["jsonl", "markdown", "sqlite"], [false, true])
  func theTargetIsWrittenAndTheLinkStays(_ format: String, _ isDangling: Bool) async throws {
    // A link to a link, one of them relative.
    let target = scratch.path + "/far/target"
    _ = try link("middle", to: "far/target")
    let path = try link("link", to: scratch.path + "/middle")
    if !isDangling { try Data().write(to: URL(filePath: target)) }
    let outcome = await export(
      try Export.Options(to: path, format: format), Samples.news, services: services)
    #expect(outcome.error == nil)
    #expect(outcome.produced == [path: 6])
    #expect(isLink(path) && isLink(scratch.path + "/middle"))
    #expect(!isLink(target))
    #expect(try LocalFileSystem().info(target)?.size ?? 0 > 0)
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: scratch.path + "/far") == ["target"])
  }

  @Test func documentsAreAppendedWhereALinkPointsTo() async throws {
    let path = try link("link", to: "far/target")
    for _ in 0..<2 {
      let outcome = await export(
        try Export.Options(to: path, format: "jsonl") { $0.mode = .append }, Samples.news,
        services: services)
      #expect(outcome.error == nil)
    }
    let text = try String(contentsOfFile: scratch.path + "/far/target", encoding: .utf8)
    #expect(text.split(separator: "\n").count == 12)
    #expect(isLink(path))
  }

  @Test(arguments: ["jsonl", "markdown", "sqlite"])
  func aLinkIntoADirectoryThatIsNotThereIsAnError(_ format: String) async throws {
    let path = try link("link", to: "gone/target")
    let outcome = await export(
      try Export.Options(to: path, format: format), Samples.news, services: services)
    #expect(outcome.stageError?.message == "cannot write '\(path)': no such file or directory")
    #expect(isLink(path))
    #expect(!FileManager.default.fileExists(atPath: scratch.path + "/gone"))
  }

  @Test(arguments: ["jsonl", "sqlite"])
  func linksThatPointToOneAnotherAreAnError(_ format: String) async throws {
    let path = try link("a", to: "b")
    _ = try link("b", to: "a")
    let outcome = await export(
      try Export.Options(to: path, format: format), Samples.news, services: services)
    #expect(outcome.stageError?.message.contains("too many levels of symbolic links") == true)
  }

  @Test func aDatabaseIsWrittenToNothingButAFile() async throws {
    let outcome = await export(
      try Export.Options(to: "/dev/null", format: "sqlite"), Samples.news, services: services)
    #expect(outcome.stageError?.message == "cannot write '/dev/null': is not a file")
  }
}
