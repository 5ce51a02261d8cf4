import ArgumentParser
import PipeEngine
import PipeKit
import PipeState

/// Shows a document that has failed: `pipe failed show`.
struct FailedShow: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Shows a document that has failed, and why.")

  @Argument(help: "The number in the list.")
  var id: Int64

  @OptionGroup var state: StateOptions

  @Option(help: "How it is written.")
  var format = ListingFormat.text

  func run() throws {
    let store = try StateFile.open(try state.path(), .read)
    let letter = try StateFile.reading { () throws(RunStoreError) in try store.deadLetter(id) }
    guard let letter else {
      Console.complain(
        "error: no failed document has the number \(id)\n  = hint: 'pipe failed' lists them")
      throw ExitCode(2)
    }
    if format == .json { return Console.print(Self.json(letter)) }
    var lines = [
      letter.name.printable,
      "failed in  \(letter.stage), tried \(letter.attempts == 1 ? "once" : "\(letter.attempts) times")",
      "error      \(letter.code): \(letter.message.printable)",
    ]
    if let hint = letter.hint { lines.append("hint       \(hint.printable)") }
    lines.append("first      \(letter.first)")
    lines.append("last       \(letter.last), in run \(letter.run)")
    if let document = letter.document, let value = try? JSON(parsing: document.json) {
      lines += [
        "", "as it was before the stage:", String(decoding: value.prettyPrinted, as: UTF8.self),
      ]
    } else {
      lines.append("It was no document yet: the next run tries it again.")
    }
    Console.print(lines.joined(separator: "\n"))
  }

  /// A failure as one line of JSON.
  static func json(_ letter: DeadLetter) -> String {
    var object: JSONObject = [
      "id": .number(JSONNumber(Int(letter.id))), "stage": .string(letter.stage),
      "document": .string(letter.name), "code": .string(letter.code),
      "message": .string(letter.message),
    ]
    object["hint"] = letter.hint.map { .string($0) }
    object["attempts"] = .number(JSONNumber(letter.attempts))
    object["first"] = .string(letter.first.description)
    object["last"] = .string(letter.last.description)
    object["run"] = .number(JSONNumber(Int(letter.run)))
    object["before"] = letter.document.flatMap { try? JSON(parsing: $0.json) }
    return String(decoding: JSON.object(object).serialized, as: UTF8.self)
  }
}
