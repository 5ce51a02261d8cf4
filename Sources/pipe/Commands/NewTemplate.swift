import ArgumentParser
import Diagnostics
import ExportStage
import PipeEngine
import PipeKit

/// `pipe new template`: a template of a built-in format, to be changed.
struct NewTemplate: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "template",
    abstract: "Writes the template of a text format, to be changed.",
    discussion: """
      The templates are in Mustache; docs/export.md tells what they can say. There are:

      \(BuiltInTemplate.all.map { "  \($0.name)  for format: \($0.format)" }.joined(separator: "\n"))

      An export takes one by 'template: FILE'.
      """)

  @Argument(help: "Which template.")
  var name: String

  @Argument(help: "The file to write; NAME.mustache if not given.")
  var file: String?

  func run() async throws {
    let known = BuiltInTemplate.all
    guard let template = known.first(where: { $0.name == name }) else {
      let near = Spelling.nearest(name, among: known.map(\.name))
      throw New.refusal(
        "there is no template '\(name)'",
        hint: near.map { "did you mean '\($0)'?" }
          ?? "there are \(known.map(\.name).joined(separator: ", "))")
    }
    let path = file ?? "\(name).mustache"
    guard (try? LocalFileSystem().info(path)) == nil else {
      throw New.refusal("'\(path)' is there already", hint: "name another file, or remove it")
    }
    try New.write([path.lastPathPart: template.text], into: path.directoryPath)
    Console.print("An export takes it by 'template: \(path)'.")
  }
}
