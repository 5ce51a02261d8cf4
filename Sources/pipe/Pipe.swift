import ArgumentParser
import Diagnostics
import PipeEngine
import PipeKit

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The command-line tool.
@main
struct Pipe: AsyncParsableCommand {
  static let version = ProgramVersion.text

  // Every command says its name: to derive them from the types' names takes each run over a millisecond.
  static let configuration = CommandConfiguration(
    commandName: "pipe",
    abstract:
      "Fetches, cleans, classifies, summarises and publishes text, as a pipeline file says.",
    discussion: """
      A pipeline file lists stages:

        stages:
          - fetch: {feeds: [https://example.org/rss.xml], full_text: true}
          - clean
          - summarize: {sentences: 3}
          - export: {to: out/news.md}

      Start with 'pipe stages' for what there is, and 'pipe run FILE' to run a file.

      Exit codes: 0 done; 1 the run failed; 2 the pipeline file or the arguments are wrong; 3 done, \
      but some documents failed.
      """,
    version: version,
    subcommands: [
      Run.self, Check.self, PlanCommand.self, Stages.self, Schema.self, Exec.self, Inspect.self,
      Test.self, New.self, Train.self, Eval.self, Runs.self, Failed.self, State.self, ManPage.self,
    ])

  static func main() async {
    LocalFileSystem.ignoreBrokenPipes()
    do {
      var command = try parseAsRoot()
      if var command = command as? any AsyncParsableCommand {
        try await command.run()
      } else {
        try command.run()
      }
    } catch {
      // ArgumentParser would end with 64 for wrong arguments; ours is one code for all that is wrong
      // before a run.
      if exitCode(for: error) == .validationFailure {
        let message =
          unknownCommand(in: CommandLine.arguments.dropFirst()) ?? fullMessage(for: error)
        Console.complain(message.hasPrefix("Error: ") ? "e" + message.dropFirst() : message)
        Console.exit(2)
      }
      exit(withError: error)
    }
  }

  /// What is to be said where an argument should be a command and is none.
  ///
  /// - Parameter arguments: Those behind the program's name.
  /// - Returns: `nil` where all that should be commands are.
  static func unknownCommand(in arguments: some Sequence<String>) -> String? {
    var commands = configuration.subcommands
    var path: [String] = []
    for name in arguments {
      guard !commands.isEmpty, !name.hasPrefix("-"), name != "help" else { return nil }
      if let command = commands.first(where: { $0._commandName == name }) {
        // What stands behind one that may be left out may be its argument.
        let configuration = command.configuration
        commands = configuration.defaultSubcommand == nil ? configuration.subcommands : []
        path.append(name)
        continue
      }
      let names = commands.map { $0._commandName } + (path.isEmpty ? ["help"] : [])
      let advice =
        if path.isEmpty, name.hasSuffix(".yaml") || name.hasSuffix(".yml") {
          "to run a pipeline file: pipe run \(name)"
        } else if let near = Spelling.nearest(name, among: names) {
          "did you mean '\((path + [near]).joined(separator: " "))'?"
        } else {
          "'\((["pipe"] + path).joined(separator: " ")) --help' lists them"
        }
      let command = (path + [name]).joined(separator: " ")
      return "error: there is no command '\(command)'\n  = hint: \(advice)"
    }
    return nil
  }
}
