import ArgumentParser

/// `pipe new`: writes the beginnings of something.
struct New: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "new", abstract: "Writes the files that a new stage begins with.",
    subcommands: [NewStage.self])
}
