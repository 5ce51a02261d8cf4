import PipeKit
import PipeTesting
import Testing

@Suite struct ComplianceTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let type: any Stage.Type
    let message: String
    init(_ type: any Stage.Type, _ message: String) {
      self.type = type
      self.message = message
    }
    var testDescription: String { "\(type)" }
  }

  private static let cases = [
    Case(WrongStages.ExampleDoesNotHold.self, "example 'A title': in batches of 1: found"),
    Case(WrongStages.NoExamples.self, "the manual has no example"),
    Case(WrongStages.NoExamples.self, "the summary is not a sentence with a full stop"),
    Case(WrongStages.OptionsWithoutHelp.self, "the help of the option 'mark' is not a sentence"),
    Case(
      WrongStages.OptionsWithoutHelp.self, "the default of the option 'count' must be from 1 to 5"),
    Case(WrongStages.LosesUnknownFields.self, "it loses fields that it does not know"),
    Case(
      WrongStages.LosesUnknownFields.self, "it loses what other stages have left in the metadata"),
    Case(
      WrongStages.ChangesWhatItDoesNotShow.self, "it changes text, which none of its examples shows"
    ),
    Case(WrongStages.ChangesIDs.self, "it gives a document another id"),
    Case(
      WrongStages.RemembersDocuments.self, "what becomes of a document depends on those before it"),
    Case(
      WrongStages.SharesState.self, "process is not safe to be called from several tasks at once"),
    Case(WrongStages.DropsWithOwnWords.self, "the reason for a drop has something of the document"),
    Case(WrongStages.IsRandom.self, "it does something else in another run"),
    Case(WrongStages.DependsOnBatches.self, "it does something else in batches of 1"),
    Case(WrongStages.Reorders.self, "it changes the documents' order"),
    Case(WrongStages.HoldsBack.self, "it holds documents back, though it says that it does not"),
    Case(WrongStages.SwallowsCancellation.self, "it ends as if its input were complete"),
    Case(
      WrongStages.EndsTheRun.self, "the run ended with an error, where single documents should fail"
    ),
  ]

  @Test(arguments: cases) func saysWhatIsWrong(wrong: Case) async {
    let found = await Compliance(wrong.type).violations()
    #expect(found.contains { $0.contains(wrong.message) }, "\(found)")
  }

  @Test func findsNothingWrongWithAGoodStage() async {
    #expect(await Compliance(WrongStages.Good.self).violations() == [])
  }

  @Test func anErrorListsEverything() async {
    await #expect {
      try await Compliance(WrongStages.NoExamples.self).verify()
    } throws: {
      "\($0)".hasPrefix("the stage 'wrong' does not comply:\n  - the summary is not a sentence")
    }
  }
}
