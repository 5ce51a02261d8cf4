import Foundation
import Fuzzing

/// Tries inputs, and makes those smaller that fail.
struct Worker {
  private let arguments: Arguments
  private var target: any FuzzTarget

  init(_ arguments: Arguments) {
    self.arguments = arguments
    target = Worker.kind(arguments).init()
  }

  static func kind(_ arguments: Arguments) -> any FuzzTarget.Type {
    Fuzz.targets[arguments.target] ?? HTMLTarget.self
  }

  static func mutator(_ arguments: Arguments) -> any InputSource {
    let samples =
      Samples.own() + ((try? Samples.shared()) ?? [])
      + arguments.samples.flatMap { Samples.files(in: $0) }
    return kind(arguments).inputs(seed: arguments.seed, samples: samples)
  }

  /// Tries one input after the other until the time is over; whether nothing was wrong with any.
  ///
  /// Says the number of each before it is tried, so that whoever listens knows of which it died.
  mutating func run() throws -> Bool {
    let mutator = Worker.mutator(arguments)
    let end = ProcessInfo.processInfo.systemUptime + Double(arguments.seconds)
    var number = arguments.first
    var bytes = 0
    var failures = 0
    while ProcessInfo.processInfo.systemUptime < end, failures < arguments.failures {
      Output.line("\(number) \(bytes)")
      let (input, choices) = mutator.input(number)
      if let fault = target.faults(in: input, choices: choices).first {
        failures += 1
        let smallest = reduced(input, choices, fault, "\(number) \(bytes)")
        try Failure(number: number, input: input, choices: choices, fault: fault)
          .report(smallest, arguments)
      }
      number += 1
      bytes += input.count
    }
    Output.line("\(number) \(bytes)")
    return failures == 0
  }

  private mutating func reduced(
    _ input: [UInt8], _ choices: UInt64, _ fault: String, _ progress: String
  ) -> [UInt8] {
    // Other readings of a smaller input may have faults of their own.
    let kind = Worker.kind(of: fault)
    return InputReducer().reduce(input) { candidate in
      Output.line(progress)
      return target.faults(in: candidate, choices: choices).contains { Worker.kind(of: $0) == kind }
    }
  }

  private static func kind(of fault: String) -> [String] {
    Array(fault.components(separatedBy: ": ").prefix(2))
  }

  /// Tries the input of a file; whether nothing was wrong with it.
  mutating func check() throws -> Bool {
    let input = try Data(contentsOf: URL(fileURLWithPath: arguments.file))
    let faults = target.faults(in: [UInt8](input), choices: arguments.choices)
    for fault in faults { Output.line(fault) }
    return faults.isEmpty
  }
}
