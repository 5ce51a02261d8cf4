import PipeKit

/// The keys of a file of tests.
struct TestFileKeys: StageOptions {
  @Setting(
    "The pipeline under test, relative to this file; NAME.yaml beside NAME.test.yaml unless given.")
  var pipeline: String? = nil

  @Setting("The stages under test, instead of those of a pipeline file.")
  var stages: [RawNode]? = nil

  @Setting("The tests.", required: true)
  var tests: [TestCase] = []

  func problems() -> [OptionProblem] {
    var problems: [OptionProblem] = []
    if pipeline != nil, stages != nil {
      problems.append(
        OptionProblem(
          "says what is tested, and 'pipeline' does so too", options: ["stages", "pipeline"]))
    }
    if tests.isEmpty {
      problems.append(OptionProblem("is a list of at least one test", options: ["tests"]))
    }
    return problems
  }
}
