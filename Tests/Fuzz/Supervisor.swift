import Foundation
import Fuzzing

/// Has inputs tried by a process of its own, and makes those smaller that it traps or hangs on.
struct Supervisor {
  /// How many seconds an input may take.
  private static let patience = 30.0

  private let arguments: Arguments

  init(_ arguments: Arguments) { self.arguments = arguments }

  /// Looks for failures until the time is over; whether there were none.
  func run() throws -> Bool {
    let start = ProcessInfo.processInfo.systemUptime
    Output.line("seed \(arguments.seed), \(arguments.seconds) seconds")
    var isSound = true
    let growth = try Child(words(mode: "growth", seconds: arguments.seconds / 5))
    isSound = growth.wait(silence: 120) == .passed
    var first = 0
    for _ in 0..<arguments.failures {
      let left = arguments.seconds - Int(ProcessInfo.processInfo.systemUptime - start)
      if left <= 0 { break }
      let child = try Child(words(mode: "work", seconds: left) + ["--first", String(first)])
      let end = child.wait(silence: Supervisor.patience)
      guard let number = child.numbers.first else {
        Output.line("the process that tries inputs could not begin")
        return false
      }
      Output.line("\(number - first) inputs, \((child.numbers.last ?? 0) >> 20) MiB, \(end)")
      isSound = isSound && end == .passed
      if end == .passed || end == .failed { break }
      try report(number, end)
      first = number + 1
    }
    return isSound
  }

  private func words(mode: String, seconds: Int) -> [String] {
    [
      "--mode", mode, "--seconds", String(seconds), "--seed", String(arguments.seed), "--target",
      arguments.target, "--failures", String(arguments.failures), "--output", arguments.output,
    ] + arguments.samples.flatMap { ["--samples", $0] }
  }

  private func report(_ number: Int, _ end: Child.End) throws {
    let (input, choices) = Worker.mutator(arguments).input(number)
    let failure = Failure(number: number, input: input, choices: choices, fault: "\(end)")
    try failure.report(input, arguments)
    var reducer = InputReducer()
    reducer.attempts = end == .hung ? 30 : 1000
    let smallest = reducer.reduce(input) { candidate in
      (try? check(candidate, failure, silence: end == .hung ? 5 : 10)) == end
    }
    try failure.report(smallest, arguments)
  }

  private func check(_ input: [UInt8], _ failure: Failure, silence: Double) throws -> Child.End {
    let file = failure.file(arguments)
    try Data(input).write(to: URL(fileURLWithPath: file))
    let words = ["--target", arguments.target, "--choices", String(failure.choices)]
    return try Child(words + ["--check", file]).wait(silence: silence)
  }
}
