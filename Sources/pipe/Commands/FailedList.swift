import ArgumentParser
import PipeEngine
import PipeKit
import PipeState

/// Lists documents that have failed: `pipe failed list`.
struct FailedList: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "Lists documents that have failed, oldest first.")

  @OptionGroup var state: StateOptions

  @Option(help: ArgumentHelp("Only those that failed in this stage.", valueName: "id"))
  var stage: String?

  @Option(help: ArgumentHelp("At most this many.", valueName: "number"))
  var limit = 100

  @Option(help: "How the list is written.")
  var format = ListingFormat.text

  func run() throws {
    let store = try StateFile.open(try state.path(), .read)
    let letters = try StateFile.reading { () throws(RunStoreError) in
      try store.deadLetters(stage: stage, after: 0, limit: max(limit, 1))
    }
    if format == .json {
      for letter in letters { Console.print(FailedShow.json(letter)) }
      return
    }
    let counts = try StateFile.reading { () throws(RunStoreError) in
      try store.deadLetterCounts()
    }
    let total = counts.filter { stage == nil || $0.stage == stage }.reduce(0) { $0 + $1.count }
    if total == 0 { return Console.print("nothing has failed") }
    let rows = letters.map { letter in
      [
        "\(letter.id)", letter.stage, "\(letter.attempts)", letter.last.description, letter.code,
        "\(letter.name): \(letter.message)".printable,
      ]
    }
    Console.print(
      TextTable.text([["id", "stage", "tries", "last", "error", "document"]] + rows))
    if total > letters.count { Console.print("… and \(total - letters.count) more (--limit)") }
  }
}
