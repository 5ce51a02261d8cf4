import Foundation
import Fuzzing

/// `make fuzz`: looks for inputs that something goes wrong with.
///
/// A process that supervises starts one that tries inputs, and so outlives one that traps or hangs.
@main
struct Fuzz {
  /// What can be fuzzed, by name.
  static var targets: [String: any FuzzTarget.Type] {
    [
      "clean": CleanTarget.self, "feeds": FeedTarget.self, "html": HTMLTarget.self,
      "models": ModelTarget.self, "records": RecordTarget.self, "rules": RuleTarget.self,
      "text": TextTarget.self,
    ]
  }

  static func main() throws {
    let arguments: Arguments
    do {
      arguments = try Arguments(Array(CommandLine.arguments.dropFirst()))
    } catch {
      Output.line("\(error)")
      exit(2)
    }
    switch arguments.mode {
    case .supervise: exit(try Supervisor(arguments).run() ? 0 : 1)
    case .work:
      var worker = Worker(arguments)
      exit(try worker.run() ? 0 : 1)
    case .check:
      var worker = Worker(arguments)
      exit(try worker.check() ? 0 : 1)
    case .growth: exit(GrowthRun(arguments).run() ? 0 : 1)
    }
  }
}
