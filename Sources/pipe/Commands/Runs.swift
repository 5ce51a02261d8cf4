import ArgumentParser
import PipeEngine
import PipeKit
import PipeState

/// `pipe runs`: what is remembered of earlier runs.
struct Runs: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "runs",
    abstract: "Lists the runs that are remembered, or explains one.",
    discussion: """
      Every 'pipe run' is remembered in .pipe/NAME.sqlite, NAME being the pipeline's. One that was \
      interrupted goes on with the same command.
      """,
    subcommands: [List.self, Show.self], defaultSubcommand: List.self)

  /// Lists runs: `pipe runs list`.
  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "list", abstract: "Lists runs, newest first.")

    @OptionGroup var state: StateOptions

    @Option(help: ArgumentHelp("At most this many.", valueName: "number"))
    var limit = 20

    @Option(help: "How the list is written.")
    var format = ListingFormat.text

    func run() throws {
      let store = try StateFile.open(try state.path(), .read)
      let runs = try StateFile.reading { () throws(RunStoreError) in
        try store.runs(limit: max(limit, 1))
      }
      switch format {
      case .json: for run in runs { Console.print(RunDescription(run).json) }
      case .text:
        if runs.isEmpty { return Console.print("no run is remembered") }
        let heads = ["run", "began", "status", "in", "out", "failed", "took"]
        Console.print(TextTable.text([heads] + runs.map { RunDescription($0).row }))
      }
    }
  }

  /// Explains a run: `pipe runs show`.
  struct Show: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "show",
      abstract: "Explains a run: what it did, why it ended, what the next one will do.")

    @Argument(help: "The run's number; the newest unless given.")
    var number: Int64?

    @OptionGroup var state: StateOptions

    @Option(help: "How the run is written.")
    var format = ListingFormat.text

    func run() throws {
      let store = try StateFile.open(try state.path(), .read)
      let found = try StateFile.reading { () throws(RunStoreError) in
        guard let number else { return try store.runs(limit: 1).first }
        return try store.run(number)
      }
      guard let found else {
        Console.complain(
          number.map { "error: there is no run \($0)\n  = hint: 'pipe runs' lists them" }
            ?? "error: no run is remembered")
        throw ExitCode(2)
      }
      let earlier = try StateFile.reading { () throws(RunStoreError) -> RunRecord? in
        guard found.kind == .full else { return nil }
        return try store.runs(limit: 1000).first {
          $0.id < found.id && $0.status == .done && $0.kind == .full
        }
      }
      let letters = try StateFile.reading { () throws(RunStoreError) in
        try store.deadLetterCounts().reduce(0) { $0 + $1.count }
      }
      let description = RunDescription(found)
      switch format {
      case .json: Console.print(description.json)
      case .text: Console.print(description.text(after: earlier, deadLetters: letters))
      }
    }
  }
}
