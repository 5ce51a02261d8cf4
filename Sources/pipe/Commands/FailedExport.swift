import ArgumentParser
import PipeEngine
import PipeKit
import PipeState

/// Writes documents that have failed: `pipe failed export`.
struct FailedExport: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: "Writes failed documents as they were, as JSON Lines, to standard output.",
    discussion: "What it writes can be read by 'pipe exec' and by fetch: {jsonl: …}.")

  @OptionGroup var state: StateOptions

  @Option(help: ArgumentHelp("Only those that failed in this stage.", valueName: "id"))
  var stage: String?

  func run() throws {
    let store = try StateFile.open(try state.path(), .read)
    var last: Int64 = 0
    while true {
      let letters = try StateFile.reading { () throws(RunStoreError) in
        try store.deadLetters(stage: stage, after: last, limit: 64)
      }
      guard let end = letters.last?.id else { return }
      last = end
      var bytes: [UInt8] = []
      letters.compactMap(\.document).appendJSONLines(to: &bytes)
      if !bytes.isEmpty { Console.print(String(decoding: bytes, as: UTF8.self)) }
    }
  }
}
