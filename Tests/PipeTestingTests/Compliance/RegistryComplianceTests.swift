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

  /// Macros without examples.
  private static let unshown = [
    "misspelt": "kind: macro\nsummary: Good.\nstages: [good, goood]",
    "louder": "kind: macro\nsummary: Good.\nstages: [good: {loud: 1}]",
    "whole": """
    kind: macro
    summary: What comes first brings documents.
    options: {size: {type: integer, default: 1, description: Size}}
    stages: [memory, good]
    """,
    "asking": """
    kind: macro
    summary: Good.
    options: {size: {type: integer, required: true, description: A size.}}
    stages: [good]
    """,
  ]

  private func registry() throws -> Registry {
    var registry = try Registry(builtIn: [
      WrongStages.Good.self, WrongStages.NoExamples.self, MemorySource.self,
    ])
    for (name, text) in Self.unshown.merging(["loud": Self.macro], uniquingKeysWith: { $1 }) {
      let path = "plugins/\(name).yaml"
      let files = MemoryFileSystem(files: [path: text])
      let maker = try PluginFile(path, name: name, files: files).maker()
      registry = registry.including(Registry.Entry(name: name, origin: path, maker: maker))
    }
    let problem = Diagnostic.error("bad-plugin", "'plugins/hush.py' is not run")
    try registry.add([("hush", BrokenPlugin(name: "hush", diagnostic: problem))], origin: "hush.py")
    return registry
  }

  @Test(arguments: [
    ("good", []), ("wrong", ["the summary is not a sentence", "the manual has no example"]),
    ("misspelt", ["the manual has no example", "there is no stage called 'goood'"]),
    ("louder", ["the manual has no example", "'loud'"]),
    ("whole", ["the manual has no example", "the help of the option 'size' is not a sentence"]),
    ("asking", ["the manual has no example"]), ("loud", ["example 'Another': in batches of 1: "]),
    ("hush", ["'plugins/hush.py' is not run"]),
  ]) func saysWhatAStageDoesNotKeep(name: String, messages: [String]) async throws {
    let registry = try registry()
    let found = try #require(await registry[name]?.violations(among: registry))
    #expect(found.isEmpty == messages.isEmpty, "\(found)")
    for message in messages { #expect(found.contains { $0.contains(message) }, "\(found)") }
    // A batch size each for the example.
    if name != "loud" { #expect(found.count == messages.count, "\(found)") }
  }
}
