public import PipeEngine
public import PipeKit

extension Stage {
  /// Checks an example of the stage's manual, in batches of 1, 2 and 64 documents.
  ///
  /// - Parameter example: The example.
  /// - Returns: What does not come out as the example says; nothing where all is well.
  /// - Throws: What is wrong with the example's options, or the error that ended the run.
  public static func mismatches(in example: Manual.Example) async throws -> [String] {
    guard let entry = try Registry(builtIn: [Self.self])[manual.name] else { return [] }
    return try await entry.mismatches(in: example)
  }
}

extension Registry.Entry {
  /// Checks an example of the stage's manual, in batches of 1, 2 and 64 documents.
  ///
  /// - Parameters:
  ///   - example: The example.
  ///   - registry: The stages that it may be made of, for a macro.
  /// - Returns: What does not come out as the example says; nothing where all is well.
  /// - Throws: What is wrong with the example's options, or the error that ended the run.
  public func mismatches(
    in example: Manual.Example, among registry: Registry? = nil
  ) async throws -> [String] {
    var found: [String] = []
    let isSource = example.input.isEmpty && isSource(with: example, among: registry)
    for size in isSource ? [64] : [1, 2, 64] {
      let test = TestServices(files: example.files, pages: example.pages)
      var steps = try steps(
        yaml: example.options, hasInput: !isSource, files: test.files, among: registry)
      // A sleep is over at once, so that every limit would have passed.
      for index in steps.indices { steps[index].timeout = nil }
      let source = isSource ? [] : [Plan.Step(MemorySource(example.input, batchSize: size))]
      let sink = MemorySink()
      let plan = Plan(name: "test", stages: source + steps + [Plan.Step(sink)])
      let report = try await PipelineRun(plan, services: test.services).run()
      found += Self.differences(sink.documents, example.output).map {
        "in batches of \(size): \($0)"
      }
      if report.failures.map(\.document).sorted() != example.failures.sorted() {
        let reasons = report.failures.map { "\($0.error)" }.joined(separator: "; ")
        let failed = report.failures.map(\.document)
        found.append("in batches of \(size): failed: \(failed) (\(reasons))")
      }
      for (path, text) in example.writes where test.files.text(of: path) != text {
        found.append(
          "in batches of \(size): \(path) holds: \(test.files.text(of: path) ?? "nothing")")
      }
    }
    return found
  }

  /// Whether it can come first in a pipeline; what a macro can do, its stages say.
  private func isSource(with example: Manual.Example, among registry: Registry?) -> Bool {
    if manual.roles.contains(.source) { return true }
    let files = TestServices(files: example.files).files
    return
      (try? steps(yaml: example.options, hasInput: false, files: files, among: registry)) != nil
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
