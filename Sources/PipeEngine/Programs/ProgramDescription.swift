package import PipeKit

/// What a program says of itself when it is greeted: its manual and its options.
package struct ProgramDescription: Sendable {
  /// What it is called in pipelines; `nil` where it leaves that to its file.
  package var name: String?
  /// Its manual; the name is empty where it says none.
  package var manual: Manual
  /// Its options.
  package var options: OptionSchema
  /// The most documents that it wants at once.
  package var batch: Int

  /// The version of the protocol that this side speaks.
  package static let protocolVersion = 1
  /// The most documents that any program gets at once.
  static let largestBatch = 1024

  /// Reads the answer to a greeting.
  ///
  /// - Parameters:
  ///   - hello: The object under `hello`.
  ///   - command: The program, for messages.
  /// - Throws: ``StageError`` that says what is wrong with it.
  package init(_ hello: JSONObject, of command: ProgramCommand) throws(StageError) {
    func wrong(_ message: String, hint: String? = nil) -> StageError {
      StageError(.program, "'\(command.name)' greets wrongly: \(message)", hint: hint)
    }
    guard let version = hello["protocol"]?.int else {
      throw wrong(
        "it does not say which protocol it speaks", hint: "'hello' has \"protocol\": 1 in it")
    }
    guard version == Self.protocolVersion else {
      throw StageError(
        .program,
        "'\(command.name)' speaks version \(version) of the protocol, and this pipe version "
          + "\(Self.protocolVersion)",
        hint: version > Self.protocolVersion ? "update pipe" : "update the program")
    }
    name = hello["name"]?.string
    do throws(OptionProblem) {
      options = try OptionSchema(hello["options"]?.object ?? [:])
    } catch {
      throw wrong(error.message)
    }
    let batch = hello["batch"]?.int ?? 64
    guard (1...Self.largestBatch).contains(batch) else {
      throw wrong("'batch' must be from 1 to \(Self.largestBatch)")
    }
    self.batch = batch
    var examples: [Manual.Example] = []
    let written = hello["examples"] ?? .null
    guard let values = written == .null ? [] : written.array else {
      throw wrong("'examples' is no list")
    }
    for (index, value) in values.enumerated() {
      do throws(OptionProblem) {
        examples.append(try Manual.Example(json: value))
      } catch {
        throw wrong("example \(index + 1) \(error.message)", hint: error.hint)
      }
    }
    manual = Manual(
      name ?? "", hello["summary"]?.string ?? "Runs \(command.name).",
      details: hello["details"]?.string ?? "", version: hello["version"]?.int ?? 1,
      usesAttempts: true, passesAtOnce: true, examples: examples)
  }
}
