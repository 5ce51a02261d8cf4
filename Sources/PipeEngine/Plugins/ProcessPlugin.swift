import Diagnostics
import PipeKit
import Synchronization
import YAML

/// A stage that is a program: what it is and what can be set is asked of it, once, when somebody wants to know.
final class ProcessPlugin: StageMaker {
  private let command: ProgramCommand
  private let name: String
  private let limits: ProgramLimits
  private let answer = Mutex<Result<ProgramDescription, StageError>?>(nil)

  init(_ command: ProgramCommand, name: String, limits: ProgramLimits = ProgramLimits()) {
    self.command = command
    self.name = name
    self.limits = limits
  }

  /// What the program says of itself.
  private var description: Result<ProgramDescription, StageError> {
    answer.withLock { answer in
      if let answer { return answer }
      let asked = ask()
      answer = asked
      return asked
    }
  }

  private func ask() -> Result<ProgramDescription, StageError> {
    do {
      let session = try ProgramSession(
        command, limits: limits, logger: Services.silentLogger, interrupt: InputInterrupt())
      var found = try session.greet()
      try session.finish()
      if let own = found.name, own != name {
        return .failure(
          StageError(
            .program, "'\(command.name)' calls itself '\(own)', and its file '\(name)'",
            hint: "give the file the name of the stage"))
      }
      found.manual.name = name
      return .success(found)
    } catch let error as StageError {
      return .failure(error)
    } catch {
      return .failure(StageError(.program, "'\(command.name)': \(error)"))
    }
  }

  var problem: Diagnostic? {
    guard case .failure(let error) = description else { return nil }
    return .error("bad-plugin", error.message, hint: error.hint)
  }

  var manual: Manual {
    switch description {
    case .success(let description): description.manual
    case .failure(let error): Manual(name, "Cannot be used: \(error.message).")
    }
  }

  var roles: Manual.Roles { .transform }
  var settings: [SettingDescription] { schema?.settings ?? [] }
  var optionsSchema: JSONObject { schema?.json ?? ["type": "object"] }
  var heedsAttempts: Bool { true }

  private var schema: OptionSchema? { try? description.get().options }

  func make(
    _ options: Node?, at key: Node, setup: StageSetup, outputs: inout [String: String]
  ) throws(Problems) -> any Stage {
    guard let schema else {
      throw Problems(problem ?? .error("bad-plugin", "'\(name)' cannot be used"))
    }
    let values = try schema.values(of: options, at: key)
    return ProgramStage(command, options: values, limits: limits)
  }
}
