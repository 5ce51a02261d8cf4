import ArgumentParser
import Testing

@testable import pipe

@Suite struct FailedRetryTests {
  @Test func takesOptionsAsARunDoes() throws {
    let set = ["--set", "export.to=a.jsonl", "--set", "clean.min_length=3"]
    let retry = try FailedRetry.parse(["p.yaml"] + set)
    #expect(retry.overrides == (try Run.parse(["p.yaml"] + set)).overrides)
    #expect(retry.overrides.count == 2)
  }
}
