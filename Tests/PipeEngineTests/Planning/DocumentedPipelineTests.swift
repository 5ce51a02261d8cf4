import Diagnostics
import Foundation
import PipeKit
import PipeTesting
import Testing
import YAML

@testable import PipeEngine

/// What the documentation shows of pipelines can be run.
@Suite struct DocumentedPipelineTests {
  /// A block of YAML.
  struct Block: Sendable, CustomTestStringConvertible {
    let file: String
    let number: Int
    let text: String
    var testDescription: String { "\(file), block \(number)" }
  }

  private static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// The pages written by hand; those of `docs/stages` are made of manuals.
  private static let blocks: [Block] = {
    let articles = ["PipeKit/PipeKit.docc", "PipeTesting/PipeTesting.docc"].flatMap { folder in
      list("Sources/\(folder)").map { "Sources/\(folder)/\($0)" }
    }
    let plugins = list("Plugins").map { "Plugins/\($0)/README.md" }
    let pages =
      ["README.md"] + list("docs").filter { $0.hasSuffix(".md") }.map { "docs/\($0)" } + articles
      + plugins
    return pages.flatMap { page -> [Block] in
      let text = (try? String(contentsOf: root.appending(path: page), encoding: .utf8)) ?? ""
      return text.components(separatedBy: "```yaml\n").dropFirst().enumerated().map {
        let code = $1.components(separatedBy: "```").first ?? ""
        return Block(file: page, number: $0, text: code)
      }
    }
  }()

  private static func list(_ folder: String) -> [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: "\(root.path)/\(folder)")) ?? [])
      .sorted()
  }

  /// What is no part of a pipeline, or is tested somewhere else, by what stands in it.
  private static let others = [
    "scrape_configs:", "# daily.test.yaml", "$schema=pipe.schema.json",
    // PluginDocumentationTests, PluginFolderTests.
    "kind: macro", "kind: process", "- brief: ", "plugins: [",
    // The stages of the articles, which DocumentedStagesTests runs.
    "- filter_words: ", "- exclamations: ",
  ]

  private static let pipelines = blocks.filter { block in
    !others.contains { block.text.contains($0) }
  }

  /// The files that the pages take for granted.
  private static let files = MemoryFileSystem(files: [
    "muted.txt": "horoscope\n", "companies.txt": "Equinor: energy\n",
    "places.csv": "label,keyword\nnorway,Bergen\n", "names.tsv": "Fana Fjordhage\tplace\n",
  ])
  private static let environment = [
    "SMTP_PASSWORD": "correct horse battery", "OPENAI_API_KEY": "sk-0123456789",
  ]

  @Test func findsThePages() { #expect(Self.pipelines.count >= 18) }

  @Test(arguments: pipelines) func isAccepted(block: Block) {
    for text in Self.texts(block.text) {
      let source = SourceText(name: block.file, text: text)
      do throws(Problems) {
        let file = try PipelineFile(source, environment: Self.environment)
        _ = try Planner(ExampleCase.registry, files: Self.files).plan(
          file, hasInput: !text.contains("fetch:"))
      } catch {
        let renderer = DiagnosticRenderer(.text, usesColor: false)
        Issue.record("\(renderer.render(error.diagnostics, sources: [source]))")
      }
    }
  }

  /// The pipelines that a block stands for: a whole one, the entries of one, or a part of an entry.
  private static func texts(_ block: String) -> [String] {
    let indented = block.split(separator: "\n").map { "      \($0)" }.joined(separator: "\n")
    if block.hasPrefix("where:") { return ["stages:\n  - filter:\n\(indented)\n"] }
    if block.hasPrefix("  - ") { return ["stages:\n\(block)"] }
    if block.hasPrefix("max_failures:") {
      return [block.replacing("stages: …", with: "stages: [clean]")]
    }
    guard block.hasPrefix("- ") else { return [block] }
    // Each entry shows something of its own.
    return "\n\(block)".components(separatedBy: "\n- ").dropFirst().map { entry in
      "stages:\n- \(entry)\n"
    }
  }
}
