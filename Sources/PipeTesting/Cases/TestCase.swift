import PipeKit

/// A test of a pipeline, or of some of its stages, as it is written.
struct TestCase: StageOptions, SettingValue {
  @Setting("What the test shows.", required: true)
  var name = ""

  @Setting("What the clock says; time stands still, and sleeps are over at once.")
  var now = CaseTime(Timestamp(seconds: 1_767_225_600))

  @Setting("What variables such as ${NAME} stand for; nothing of the real environment is seen.")
  var environment: [String: String] = [:]

  @Setting("The id of the stage under test: short for 'from' and 'to'.")
  var stage: String? = nil

  @Setting("The id of the first stage under test; the pipeline's first unless given.")
  var from: String? = nil

  @Setting("The id of the last stage under test; the pipeline's last unless given.")
  var to: String? = nil

  @Setting("Options that replace those of the pipeline: stage.option: value.")
  var set: [String: RawNode] = [:]

  @Setting("The documents that go in, in their JSON form.")
  var input: [InlineDocument]? = nil

  @Setting("A file of documents that go in, as JSON Lines, relative to the test's file.")
  var inputFile: String? = nil

  @Setting("What stands in for the network and for files.")
  var mocks = Mocks()

  @Setting("What must come of it.", required: true)
  var expect = Expectations()

  func problems() -> [OptionProblem] {
    var problems: [OptionProblem] = []
    if name.isEmpty { problems.append(OptionProblem("is empty", options: ["name"])) }
    for key in [from.map { _ in "from" }, to.map { _ in "to" }].compactMap(\.self)
    where stage != nil {
      problems.append(
        OptionProblem("says which stages are tested, and 'stage' does so too", options: [key]))
    }
    if input != nil, inputFile != nil {
      problems.append(
        OptionProblem(
          "says what goes in, and 'input' does so too", options: ["input_file", "input"]))
    }
    return problems
  }
}
