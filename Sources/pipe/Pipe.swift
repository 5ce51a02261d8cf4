import ArgumentParser
import PipeEngine

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The command-line tool.
@main
struct Pipe: AsyncParsableCommand {
  static let version = "0.1.0"

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
      Run.self, Check.self, PlanCommand.self, Stages.self, Schema.self, Exec.self, Test.self,
      ManPage.self,
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
        Console.complain(fullMessage(for: error))
        Console.exit(2)
      }
      exit(withError: error)
    }
  }
}
