import ArgumentParser
import ExportStage
import PipeEngine
import PipeKit

/// `pipe new template`: a template of a built-in format, to be changed.
struct NewTemplate: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "template",
    abstract: "Writes the template of a digest, to be changed.",
    discussion: """
      The templates are in Mustache; docs/export.md tells what they can say. There are:

      \(BuiltInTemplates.all.map { "  \($0.name)  for format: \($0.format)" }.joined(separator: "\n"))

      An export takes one by 'template: FILE'.
      """)

  @Argument(help: "Which template.")
  var name: String

  @Argument(help: "The file to write; NAME.mustache if not given.")
  var file: String?

  func validate() throws {
    let names = BuiltInTemplates.all.map(\.name)
    if names.contains(name) { return }
    throw ValidationError(
      "There is no template '\(name)'; there are \(names.joined(separator: ", ")).")
  }

  func run() async throws {
    guard let template = BuiltInTemplates.all.first(where: { $0.name == name }) else { return }
    let path = file ?? "\(name).mustache"
    let files = LocalFileSystem()
    do {
      if try files.info(path) != nil {
        throw ValidationError("'\(path)' is there already; name another file.")
      }
      let output = try files.open(path, .replace)
      try output.write(Array(template.text.utf8))
      try output.close()
    } catch let error as FileError {
      throw ValidationError("\(error)")
    }
    Console.print("wrote \(path); take it by 'template: \(path)' in an export\n")
  }
}
