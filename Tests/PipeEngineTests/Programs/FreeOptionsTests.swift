import PipeEngine
import PipeKit
import PipeTesting
import Testing

@Suite struct FreeOptionsTests {
  @Test func keepsKeysAndValuesAsTheyStandInTheFile() throws {
    let options = try FreeOptions(
      yaml: "{min_words: 3, minWords: 4.5, A-b: {c_d: [true, ~, text]}, _: ''}")
    #expect(
      options.object == [
        "min_words": 3, "minWords": .number(JSONNumber(4.5)),
        "A-b": ["c_d": [true, .null, "text"]], "_": "",
      ])
  }

  @Test func isAMapping() throws {
    #expect(try FreeOptions(yaml: "~").object.isEmpty)
    #expect(throws: (any Error).self) { try FreeOptions(yaml: "[a]") }
  }
}
