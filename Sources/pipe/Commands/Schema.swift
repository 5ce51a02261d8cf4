import ArgumentParser
import PipeEngine

/// `pipe schema`: the JSON Schema of pipeline files.
struct Schema: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "schema",
    abstract: "Writes the JSON Schema of pipeline files, for editors and validators.",
    discussion: """
      Editors with a YAML language server check and complete a pipeline file that begins with

        # yaml-language-server: $schema=pipe.schema.json

      once 'pipe schema > pipe.schema.json' has been run beside it.
      """)

  func run() async throws {
    let workbench = try Workbench()
    Console.print(workbench.registry.schemaText)
  }
}
