import PipeEngine
public import PipeKit

extension Stage {
  /// Checks an example of the stage's manual, in batches of 1, 2 and 64 documents.
  ///
  /// - Parameter example: The example.
  /// - Returns: What does not come out as the example says; nothing where all is well.
  /// - Throws: What is wrong with the example's options, or the error that ended the run.
  public static func mismatches(in example: Manual.Example) async throws -> [String] {
    var found: [String] = []
    let isSource = manual.roles.contains(.source) && example.input.isEmpty
    for size in isSource ? [64] : [1, 2, 64] {
      let test = TestServices(files: example.files, pages: example.pages)
      let stage = try make(yaml: example.options, hasInput: !isSource, files: test.files)
      let result =
        isSource
        ? try await stage.runAsSource(services: test.services)
        : try await stage.run(on: example.input, services: test.services, batchSize: size)
      found += differences(result.output, example.output).map { "in batches of \(size): \($0)" }
      if result.failed.sorted() != example.failures.sorted() {
        let reasons = result.report.failures.map { "\($0.error)" }.joined(separator: "; ")
        found.append("in batches of \(size): failed: \(result.failed) (\(reasons))")
      }
      for (path, text) in example.writes where test.files.text(of: path) != text {
        found.append(
          "in batches of \(size): \(path) holds: \(test.files.text(of: path) ?? "nothing")")
      }
    }
    return found
  }

  private static func differences(_ found: [Document], _ expected: [Document]) -> [String] {
    guard found.count == expected.count else {
      return ["expected \(expected.map(\.id)), found \(found.map(\.id))"]
    }
    return zip(found, expected).compactMap { found, expected in
      var found = found
      if expected.trail.isEmpty { found.trail = [] }
      guard found != expected else { return nil }
      let texts = [found, expected].map { String(decoding: $0.json, as: UTF8.self) }
      return "found \(texts[0]), expected \(texts[1])"
    }
  }
}
