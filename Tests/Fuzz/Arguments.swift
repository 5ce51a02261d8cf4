/// What the program is told to do.
struct Arguments {
  enum Mode: String {
    /// Starts the others.
    case supervise
    /// Tries inputs, and says on standard output which one is next.
    case work
    /// Tries the input of a file.
    case check
    /// Measures whether time stays in proportion to length.
    case growth
  }

  /// What is wrong with the arguments.
  struct Mistake: Error, CustomStringConvertible {
    let description: String
  }

  static let usage = """
    usage: Fuzz [--target NAME] [--seconds N] [--seed N] [--samples FOLDER] [--output FOLDER]
                [--failures N]
           Fuzz --check FILE [--target NAME] [--choices N]
           Fuzz --mode growth [--seconds N] [--seed N] [--unit TEXT]
    """

  var mode = Mode.supervise
  var target = "html"
  var seconds = 600
  var seed = UInt64.random(in: 0...999_999)
  var first = 0
  /// After how many failures to stop.
  var failures = 5
  var choices: UInt64 = 0
  var file = ""
  /// What is repeated where time is measured; anything if it is not given.
  var unit: String?
  var samples: [String] = []
  var output = ".build/fuzz"

  init(_ words: [String]) throws {
    var words = words[...]
    while let option = words.popFirst() {
      guard let value = words.popFirst() else { throw Mistake(description: Arguments.usage) }
      try set(option, to: value)
    }
    guard Fuzz.targets[target] != nil else {
      let names = Fuzz.targets.keys.sorted().joined(separator: ", ")
      throw Mistake(description: "there is no target \(target), but: \(names)")
    }
  }

  private mutating func set(_ option: String, to value: String) throws {
    switch option {
    case "--mode": mode = try Arguments.number(option, value) { Mode(rawValue: $0) }
    case "--target": target = value
    case "--seconds": seconds = try Arguments.number(option, value) { Int($0) }
    case "--seed": seed = try Arguments.number(option, value) { UInt64($0) }
    case "--first": first = try Arguments.number(option, value) { Int($0) }
    case "--failures": failures = try Arguments.number(option, value) { Int($0) }
    case "--choices": choices = try Arguments.number(option, value) { UInt64($0) }
    case "--unit": unit = value
    case "--samples": samples.append(value)
    case "--output": output = value
    case "--check":
      mode = .check
      file = value
    default: throw Mistake(description: "\(option) is no option\n\(Arguments.usage)")
    }
  }

  private static func number<T>(
    _ option: String, _ text: String, _ read: (String) -> T?
  ) throws -> T {
    guard let value = read(text) else {
      throw Mistake(description: "\(option) cannot be \(text)\n\(usage)")
    }
    return value
  }
}
