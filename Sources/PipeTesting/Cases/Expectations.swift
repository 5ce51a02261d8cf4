import PipeKit

/// What a test expects of a run.
struct Expectations: StageOptions, SettingValue {
  @Setting("How many documents come out: a number, or {min: 1, max: 3}.")
  var count: CountExpectation? = nil

  @Setting("The documents that come out, in order: a condition for each, and no others.")
  var documents: [Condition]? = nil

  @Setting("What every document fulfils; at least one must come out.")
  var all: Condition? = nil

  @Setting("Conditions that at least one document each fulfils.")
  var any: [Condition]? = nil

  @Setting("Conditions that no document fulfils.")
  var none: [Condition]? = nil

  @Setting("How many documents are dropped: a number, or all reasons with theirs.")
  var dropped: DropExpectation? = nil

  @Setting("The documents that fail, by id, in any order; none unless given.")
  var failed: [String]? = nil

  @Setting("A part of the message of the error that ends the run.")
  var error: String? = nil

  func problems() -> [OptionProblem] {
    var problems: [OptionProblem] = []
    for (key, list) in [("any", any), ("none", none)] where list?.isEmpty == true {
      problems.append(
        OptionProblem("is empty, so that it checks nothing", options: [key], hint: "leave it out"))
    }
    if error?.isEmpty == true {
      problems.append(
        OptionProblem(
          "is empty, so that any error would do", options: ["error"],
          hint: "write a part of the message"))
    }
    let others = given.filter { $0 != "error" && $0 != "failed" }
    if error != nil, !others.isEmpty {
      problems.append(
        OptionProblem(
          "cannot be expected together with 'error': how far documents come before the run ends is up to chance",
          options: others))
    }
    if given.isEmpty {
      problems.append(
        OptionProblem(
          "the test checks nothing",
          hint: "write one of \(Self.settings.map(\.key).joined(separator: ", ")), such as count: 1"
        ))
    }
    return problems
  }

  /// The keys that something is expected under.
  private var given: [String] {
    var keys: [String] = []
    if count != nil { keys.append("count") }
    if documents != nil { keys.append("documents") }
    if all != nil { keys.append("all") }
    if any != nil { keys.append("any") }
    if none != nil { keys.append("none") }
    if dropped != nil { keys.append("dropped") }
    if failed != nil { keys.append("failed") }
    if error != nil { keys.append("error") }
    return keys
  }
}
