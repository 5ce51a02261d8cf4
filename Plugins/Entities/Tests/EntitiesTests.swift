import PipeKit
import PipeTesting
import Testing

@testable import EntitiesPlugin

@Suite struct EntitiesTests {
  private func entities(_ text: String) -> [String] {
    EntityFinder(.usual).entities(in: text).map { "\($0.name) \($0.kind) \($0.count)" }
  }

  @Test func complies() async throws { try await Compliance(Entities.self).verify() }

  @Test(arguments: [
    ("It rained. Nobody came.", []),
    ("They flew from New York to Paris.", ["New York place 1", "Paris place 1"]),
    ("Prime Minister Jane Doe met Mr. Smith.", ["Jane Doe person 1", "Smith person 1"]),
    (
      "Officials from NATO and the World Bank agreed.",
      ["NATO organisation 1", "World Bank organisation 1"]
    ),
    ("He lived in Voss on Monday.", ["Voss place 1"]),
    ("Germany's army, France and Germany.", ["Germany place 2", "France place 1"]),
    ("Oslo, Norway", ["Oslo place 1", "Norway place 1"]),
    ("The Bank of Narnia said so.", ["Bank of Narnia organisation 1"]),
  ]) func finds(text: String, expected: [String]) {
    #expect(entities(text) == expected)
  }

  @Test func aFamilyNameCountsForThePersonNamedBefore() {
    #expect(entities("John Carter came. Everyone liked Carter.") == ["John Carter person 2"])
  }

  @Test func namesALineOfAGazetteerThatIsWrong() {
    #expect {
      var gazetteer = Gazetteer()
      try gazetteer.add(Array("Oslo\tplace\nBergen\ttown\n".utf8), path: "names.tsv")
    } throws: { ($0 as? OptionProblem)?.message.contains("on line 2 of 'names.tsv'") == true }
  }

  @Test func isLinear() {
    _ = entities(String(repeating: "Anna of Berg in ", count: 20_000))
  }
}
