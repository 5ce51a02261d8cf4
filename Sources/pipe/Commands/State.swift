import ArgumentParser
import PipeEngine
import PipeKit
import PipeState

/// `pipe state`: the database in which runs are remembered.
struct State: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "state",
    abstract: "Looks after what is remembered of runs.", subcommands: [Prune.self])

  /// Forgets what is old: `pipe state prune`.
  struct Prune: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "prune",
      abstract: "Forgets what is old: runs, failed documents, what was seen.",
      discussion: "The newest run, and what an interrupted one needs to go on, are kept.")

    @OptionGroup var state: StateOptions

    @Option(
      help: ArgumentHelp("Forget what was last touched longer ago than this.", valueName: "time"))
    var olderThan = "90d"

    func run() throws {
      guard let age = TimeSpan(olderThan) else {
        throw ValidationError("--older-than takes a time such as 24h or 90d")
      }
      let store = try StateFile.open(try state.path(), .write)
      let before = SystemClock().now().advanced(by: .zero - age.duration)
      let pruned = try StateFile.reading { () throws(RunStoreError) in
        try store.prune(before: before)
      }
      Console.print(
        "forgot \(pruned.runs) runs, \(pruned.letters) failed documents, \(pruned.notes) notes")
    }
  }
}
