import PipeKit
import PipeTesting
import Testing

/// How long a line of JSON Lines may be.
@Suite(.timeLimit(.minutes(10)))
struct LongLineTests {
  @Test func aLineMayBeAsLongAsADocument() async throws {
    var bytes = Array(#"{"id":"long","text":""#.utf8)
    bytes += [UInt8](repeating: UInt8(ascii: "x"), count: 65 << 20)
    bytes += Array("\"}\n".utf8)
    let test = TestServices()
    test.files.put(bytes, at: "in.jsonl")
    var runs = RememberedRuns(test)
    runs.maxDocument = 200 << 20
    try await runs.run("jsonl: in.jsonl")
    #expect(runs.kept == ["long"])
  }
}
