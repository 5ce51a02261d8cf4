import Diagnostics
import PipeKit
import PipeTesting
import Testing

@testable import PipeEngine

@Suite struct RegistryComplianceTests {
  private static let macro = """
    kind: macro
    summary: Writes titles in capitals.
    stages: [good]
    examples:
      - {title: A title, input: [{id: a, title: Rain}], output: [{id: a, title: RAIN}]}
      - {title: Another, input: [{id: a, title: Snow}], output: [{id: a, title: Snow}]}
    """

  private func registry() throws -> Registry {
    var registry = try Registry(builtIn: [WrongStages.Good.self, WrongStages.NoExamples.self])
    let path = "plugins/loud.yaml"
    let files = MemoryFileSystem(files: [path: Self.macro])
    try registry.add(
      [("loud", try PluginFile(path, name: "loud", files: files).maker())], origin: path)
    let problem = Diagnostic.error("bad-plugin", "'plugins/hush.py' is not run")
    try registry.add([("hush", BrokenPlugin(name: "hush", diagnostic: problem))], origin: "hush.py")
    return registry
  }

  @Test(arguments: [
    ("good", []), ("wrong", ["the summary is not a sentence", "the manual has no example"]),
    ("loud", ["example 'Another': in batches of 1: "]), ("hush", ["'plugins/hush.py' is not run"]),
  ]) func saysWhatAStageDoesNotKeep(name: String, messages: [String]) async throws {
    let registry = try registry()
    let found = try #require(await registry[name]?.violations(among: registry))
    #expect(found.isEmpty == messages.isEmpty, "\(found)")
    for message in messages { #expect(found.contains { $0.contains(message) }, "\(found)") }
  }
}
