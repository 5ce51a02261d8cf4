import Diagnostics
import Foundation
import PipeKit
import PipeTesting
import Testing
import YAML

@testable import PipeEngine

@Suite struct PluginDocumentationTests {
  /// The blocks of a page in a language, in order.
  private func blocks(_ language: String, of page: String = "docs/plugins.md") throws -> [String] {
    let path = URL(filePath: ProgramFixture.plugins).deletingLastPathComponent()
      .appending(path: page)
    let parts = try String(contentsOf: path, encoding: .utf8).components(separatedBy: "```")
    return parts.filter { $0.hasPrefix("\(language)\n") }
      .map { String($0.dropFirst(language.count + 1)) }
  }

  @Test func theProgramInPythonDoesWhatItSays() async throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    defer { try? FileManager.default.removeItem(at: folder) }
    try FileManager.default.createDirectory(
      at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o755])
    try FileManager.default.copyItem(
      atPath: "\(ProgramFixture.plugins)/python/pipe_plugin.py",
      toPath: folder.appending(path: "pipe_plugin.py").path)
    let script = folder.appending(path: "shout.py").path
    try ProgramFixture.write(#require(try blocks("python").first), to: script)
    var registry = Registry()
    try registry.addPlugins(PluginFinder(folders: [folder.path]))
    let mismatches = try await registry["shout"]?.mismatches(
      in: Manual.Example(
        "As documented", options: "ending: '?'",
        input: [Document(id: "a", title: "Rain"), Document(id: "b")],
        output: [Document(id: "a", title: "RAIN?")]))
    #expect(mismatches == [])
    #expect(await registry["shout"]?.violations(among: registry) == [])
  }

  @Test(arguments: ["python", "shell"]) func theProgramsThatComeAlongComply(
    language: String
  ) async throws {
    let page = "Plugins/\(language)/README.md"
    let pipeline = try #require(try blocks("yaml", of: page).first)
      .replacing("[Plugins/", with: "[\(ProgramFixture.plugins)/")
    var registry = ExampleCase.registry
    try registry.addPlugins(PluginFinder(folders: []))
    let file = try PipelineFile(SourceText(name: page, text: pipeline), environment: [:])
    #expect(try Planner(registry).plan(file).stages.count > 2)
    let programs = try registry.adding(pluginsOf: file).all.filter { $0.origin.contains(language) }
    #expect(!programs.isEmpty)
    for program in programs { #expect(await program.violations(among: registry) == []) }
  }

  @Test func theMacroIsOneThatPipelinesCanUse() throws {
    let yaml = try blocks("yaml")
    let macro = try #require(yaml.first { $0.hasPrefix("kind: macro") })
    let pipeline = try #require(yaml.first { $0.contains("- brief: ") })
    let path = "plugins/brief.yaml"
    let maker = try PluginFile(path, name: "brief", files: MemoryFileSystem(files: [path: macro]))
      .maker()
    var registry = ExampleCase.registry
    try registry.add([("brief", maker)], origin: path)
    let plan = try Planner(registry).plan(
      PipelineFile(SourceText(name: "daily.yaml", text: pipeline), environment: [:]))
    #expect(
      plan.stages.map(\.id)
        == ["fetch", "brief/clean", "brief/filter", "brief/summarize", "export"])
  }
}
