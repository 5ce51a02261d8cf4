import ClassifyStage
import CleanStage
import DedupeStage
import ExportStage
import FetchStage
import FilterStage
import KeywordsStage
import LimitStage
import PipeEngine
import PipeKit
import PipeTesting
import RankStage
import SampleStage
import SetStage
import SortStage
import SplitStage
import StoriesStage
import SummarizeStage
import Testing

/// An example of a stage's manual, as a case of a test.
struct ExampleCase: Sendable, CustomTestStringConvertible {
  let type: any Stage.Type
  let example: Manual.Example

  var testDescription: String { "\(type.manual.name): \(example.title)" }

  /// Every stage that comes with pipe, or was compiled in.
  static let types: [any Stage.Type] = registry.all.compactMap(\.type)

  static let registry: Registry = {
    let builtIn: [any Stage.Type] = [
      Fetch.self, Clean.self, Dedupe.self, Classify.self, Summarize.self, Keywords.self,
      Stories.self, Rank.self,
      Filter.self, SetFields.self, Split.self, Sort.self, Limit.self, Sample.self, Export.self,
      ProgramStage.self,
    ]
    var registry = (try? Registry(builtIn: builtIn)) ?? Registry()
    try? registry.addCompiledPlugins()
    return registry
  }()

  static let all = types.flatMap { type in
    type.manual.examples.map { ExampleCase(type: type, example: $0) }
  }
}

@Suite struct ManualTests {
  @Test(arguments: ExampleCase.all)
  func everyExampleHolds(example: ExampleCase) async throws {
    let mismatches = try await example.type.mismatches(in: example.example)
    #expect(mismatches.isEmpty, "\(mismatches.joined(separator: "\n"))")
  }

  @Test func everyStageHasExamplesAndEveryOptionHelp() throws {
    let types = Set(ExampleCase.all.map { $0.type.manual.name })
    #expect(
      types.isSuperset(of: [
        "fetch", "clean", "dedupe", "classify", "summarize", "keywords", "stories", "rank",
        "filter", "set",
        "split", "sort", "limit", "sample", "export", "reading_time",
      ]))
    for example in ExampleCase.all {
      for setting in example.type.settings {
        #expect(setting.help.hasSuffix("."), "\(example.type.manual.name).\(setting.key)")
      }
    }
  }
}
