import Testing

@testable import pipe

@Suite struct CommandFailureTests {
  @Test func whatAnErrorNamesIsCut() {
    let cut = CommandFailure.cut(String(repeating: "x", count: 3_000_000))
    #expect(cut.count == 2001 && cut.hasSuffix("x…"))
    #expect(CommandFailure.cut("no\u{1B}[2Jthing") == "no\\u{1b}[2Jthing")
    // One character of a million scalars.
    #expect(
      CommandFailure.cut("e" + String(repeating: "\u{301}", count: 1_000_000)).unicodeScalars.count
        < 20_000)
  }

  @Test func longNamesInAListAreCut() {
    let names = [String(repeating: "a", count: 1_000_000), "b", "c"]
    #expect(names.listed(2) == String(repeating: "a", count: 60) + "…, b, …")
    #expect(["a", "b"].listed(2) == "a, b")
  }

  @Test(arguments: [
    (["train", "classifer", "a.csv", "--out", "x"], "'train classifer'", "'train classifier'?"),
    (["eval", "model"], "'eval model'", "'pipe eval --help' lists them"),
    (["rnu", "a.yaml"], "'rnu'", "did you mean 'run'?"),
    (["a.yaml"], "'a.yaml'", "pipe run a.yaml"),
  ])
  func aCommandThatIsNoneIsTold(arguments: [String], name: String, advice: String) {
    let told = Pipe.unknownCommand(in: arguments) ?? "nothing"
    #expect(told.contains("there is no command \(name)") && told.contains(advice), "\(told)")
  }

  @Test(arguments: [
    ["train", "classifier", "a.csv"], ["runs", "a"], ["help", "train"], ["train", "--help"], [],
    ["run", "a.yaml"],
  ])
  func whatAreCommandsAreNotTold(arguments: [String]) {
    #expect(Pipe.unknownCommand(in: arguments) == nil)
  }
}
