import ArgumentParser

/// `pipe new`: files to begin with.
struct New: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "new", abstract: "Writes files to begin with: a stage, a template.",
    subcommands: [NewStage.self, NewTemplate.self])
}
