import ArgumentParser
import ClassifyStage
import CleanStage
import CurlHTTP
import DedupeStage
import Diagnostics
import ExportStage
import FetchStage
import FilterStage
import Foundation
import KeywordsStage
import LimitStage
import Logging
import PipeEngine
import PipeKit
import PluginLibrary
import RankStage
import SampleStage
import SetStage
import SortStage
import SplitStage
import StoriesStage
import SummarizeStage
import YAML

/// What the commands share: the stages there are, files to read, and how problems are shown.
struct Workbench {
  /// The stages that come with the tool, and those of the plugins that were compiled in.
  let registry: Registry
  /// How problems of files are shown.
  let renderer: DiagnosticRenderer
  /// The environment of the process.
  let environment: [String: String]

  /// Every stage that comes with the tool.
  ///
  /// Swift cannot find conformances at run time.
  static let builtIn: [any Stage.Type] = [
    Fetch.self, Clean.self, Dedupe.self, Classify.self, Summarize.self, Keywords.self, Stories.self,
    Rank.self,
    Filter.self, SetFields.self, Split.self, Sort.self, Limit.self, Sample.self, Export.self,
    ProgramStage.self,
  ]

  init(
    _ format: DiagnosticRenderer.Format = .text,
    environment: [String: String] = ProcessInfo.processInfo.environment
  ) throws {
    self.environment = environment
    var renderer = DiagnosticRenderer(format, usesColor: Console.usesColor)
    let redactor = Redactor()
    renderer.redact = { redactor($0) }
    renderer.conceal = { redactor.concealing($0) }
    self.renderer = renderer
    do throws(Problems) {
      var registry = try Registry(builtIn: Self.builtIn)
      try registry.addCompiledPlugins()
      var finder = PluginFinder(environment: environment)
      finder.library = { LibraryPlugin($0, name: $1) }
      try registry.addPlugins(finder)
      self.registry = registry
    } catch {
      throw Self.failure(error, renderer)
    }
  }

  /// Reads a pipeline file.
  func file(_ path: String) throws -> PipelineFile {
    let source = try source(path)
    do throws(Problems) {
      return try PipelineFile(source, environment: environment)
    } catch {
      throw Self.failure(error, renderer, [source])
    }
  }

  /// The stages that a pipeline file may name.
  func registry(for file: PipelineFile) throws -> Registry {
    try showing([file.source]) { () throws(Problems) in try registry.adding(pluginsOf: file) }
  }

  /// Checks a pipeline file and makes a plan of it.
  func plan(_ file: PipelineFile, set: [String] = []) throws -> Plan {
    try showing([file.source]) { () throws(Problems) in
      try Planner(registry).plan(file, overrides: try OptionOverride.all(set))
    }
  }

  /// Does something that may find problems; they are shown, and end the command with code 2.
  func showing<Result>(
    _ sources: [SourceText] = [], _ body: () throws(Problems) -> Result
  ) throws -> Result {
    do throws(Problems) {
      return try body()
    } catch {
      throw Self.failure(error, renderer, sources)
    }
  }

  /// Reads the text of a file.
  func source(_ path: String) throws -> SourceText {
    do throws(FileError) {
      return SourceText(
        name: path, bytes: try LocalFileSystem().contents(of: path, limit: 1 << 20))
    } catch {
      throw Self.failure(
        Problems(
          .error(
            "unreadable-file", "\(path): \(error.message)",
            hint: error.kind == .notFound
              ? "check the path; it counts from the current directory" : nil)),
        renderer)
    }
  }

  /// What the stages can reach: this machine's clock and files, and the network.
  func services(_ logger: Logger, _ input: InputInterrupt) -> Services {
    Services(
      clock: SystemClock(), files: LocalFileSystem(interrupt: input), http: CurlHTTPClient(),
      mail: CurlMailTransport(), logger: logger)
  }

  /// The texts of other files that problems are in, such as those of macros.
  private static func others(of problems: Problems, than known: [SourceText]) -> [SourceText] {
    let files = problems.diagnostics.flatMap { [$0.file] + $0.related.map(\.file) }
    let names = Set(files.compactMap(\.self)).subtracting(known.map(\.name))
    return names.sorted().compactMap { name in
      (try? LocalFileSystem().contents(of: name, limit: 1 << 20)).map {
        SourceText(name: name, bytes: $0)
      }
    }
  }

  private static func failure(
    _ problems: Problems, _ renderer: DiagnosticRenderer, _ sources: [SourceText] = []
  ) -> ExitCode {
    let known = sources + others(of: problems, than: sources)
    let text = renderer.render(problems.diagnostics, sources: known)
    if renderer.format == .json { Console.print(text) } else { Console.complain(text) }
    return ExitCode(2)
  }
}
