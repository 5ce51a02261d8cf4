import Diagnostics
import Foundation
import PipeKit
import PipeTesting
import Testing

/// What the articles show is what is run here.
@Suite struct DocumentedStagesTests {
  @Test func complies() async throws { try await Compliance(Shout.self).verify() }

  @Test func putsTheEndingThere() async throws {
    let stage = try Shout.make(yaml: "ending: '?'")
    let result = try await stage.run(on: [Document(id: "a", title: "Rain")])
    #expect(result.output.first?.title == "RAIN?")
  }

  @Test func readsItsFile() async throws {
    let test = TestServices(files: ["a.txt": "Rain\nSun\n"])
    let stage = try FileLines.make(yaml: "file: a.txt", hasInput: false)
    let result = try await stage.runAsSource(services: test.services)
    #expect(result.output.map(\.text) == ["Rain", "Sun"])
  }

  @Test func writesItsFile() async throws {
    let test = TestServices()
    let stage = try Titles.make(yaml: "to: out.txt")
    _ = try await stage.run(on: [Document(id: "a", title: "Rain")], services: test.services)
    #expect(test.files.text(of: "out.txt") == "Rain\n")
  }

  @Test(arguments: [FilterWords.self, FileLines.self, Titles.self] as [any Stage.Type])
  func theOtherStagesOfTheArticlesComplyToo(stage: any Stage.Type) async throws {
    try await Compliance(stage).verify()
  }

  @Test(arguments: [
    ("", "'filter_words' needs the option 'words'"), ("words: [rain, '']", "has an empty word"),
    ("{words: rain, min_length: -1}", "must be from 0 to 1000000"),
    ("{words: rain, min_lenght: 1}", "did you mean 'min_length'?"),
  ]) func saysWhatIsWrongWithOptions(yaml: String, message: String) {
    #expect {
      try FilterWords.make(yaml: yaml)
    } throws: { error in
      (error as? Problems)?.diagnostics.contains {
        $0.message.contains(message) || $0.hint?.contains(message) == true
      } == true
    }
  }

  private static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// The blocks of Swift in a file in Markdown, without what they are indented by.
  private static func blocks(of path: String) throws -> [String] {
    let text = try String(contentsOf: root.appending(path: path), encoding: .utf8)
    var blocks: [String] = []
    var block: [Substring]?
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      let content = line.drop { $0 == " " }
      if content == "```swift" {
        block = []
      } else if content == "```", let lines = block {
        blocks.append(flushLeft(lines))
        block = nil
      } else {
        block?.append(line)
      }
    }
    return blocks
  }

  /// The lines without the indentation that all of them have.
  private static func flushLeft(_ lines: some Sequence<Substring>) -> String {
    let filled = lines.filter { !$0.allSatisfy(\.isWhitespace) }
    let indentation = filled.map { $0.prefix { $0 == " " }.count }.min() ?? 0
    return lines.map { String($0.dropFirst(indentation)) }.joined(separator: "\n")
      .trimmingCharacters(in: .whitespacesAndNewlines)
  }

  private static func source(_ name: String) throws -> String {
    let folder = URL(filePath: #filePath).deletingLastPathComponent()
    return try String(contentsOf: folder.appending(path: "\(name).swift"), encoding: .utf8)
  }

  /// Whether a block stands in a source, further to the right or not.
  private static func stands(_ block: String, in source: String) -> Bool {
    let wanted = block.split(separator: "\n", omittingEmptySubsequences: false)
    let lines = source.split(separator: "\n", omittingEmptySubsequences: false)
    guard lines.count >= wanted.count else { return false }
    return (0...lines.count - wanted.count).contains { start in
      flushLeft(lines[start..<start + wanted.count]) == block
    }
  }

  @Test(arguments: [
    ("docs/architecture.md", 0, "Shout"), ("docs/architecture.md", 2, "Titles"),
    ("docs/sentences.md", 0, "DocumentedSentencesTests"),
    ("docs/summarize.md", 0, "DocumentedSummaryTests"),
    ("Sources/PipeKit/PipeKit.docc/Options.md", 0, "FilterWords"),
    ("Sources/PipeKit/PipeKit.docc/SourcesAndSinks.md", 0, "FileLines"),
    ("Sources/PipeKit/PipeKit.docc/SourcesAndSinks.md", 1, "Titles"),
    ("Sources/PipeTesting/PipeTesting.docc/TestingAStage.md", 0, "DocumentedStagesTests"),
    ("Sources/PipeTesting/PipeTesting.docc/TestingAStage.md", 1, "DocumentedStagesTests"),
    ("Sources/PipeTesting/PipeTesting.docc/TestingAStage.md", 2, "DocumentedStagesTests"),
    ("Sources/PipeTesting/PipeTesting.docc/TestingAStage.md", 3, "DocumentedStagesTests"),
  ]) func whatIsShownIsWhatIsRun(article: String, index: Int, source: String) throws {
    let blocks = try Self.blocks(of: article)
    try #require(blocks.indices.contains(index))
    let isThere = Self.stands(blocks[index], in: try Self.source(source))
    #expect(isThere, "\(article) shows what is not in \(source).swift: \(blocks[index])")
  }

  /// A test cannot have the entry of a plugin; it is that of the plugins that come along but for the name.
  @Test func theEntryOfAPluginIsThatOfOthers() throws {
    let entry = try #require(try Self.blocks(of: "docs/architecture.md").dropFirst().first)
    let plugin = try String(
      contentsOf: Self.root.appending(path: "Plugins/ReadingTime/Plugin.swift"), encoding: .utf8)
    for line in entry.replacing("Shout", with: "ReadingTime").split(separator: "\n") {
      #expect(plugin.contains(line), "\(line)")
    }
  }

  @Test(arguments: [
    ("docs/architecture.md", 3), ("docs/sentences.md", 1), ("docs/summarize.md", 1),
    ("Sources/PipeKit/PipeKit.docc/Options.md", 1),
    ("Sources/PipeKit/PipeKit.docc/SourcesAndSinks.md", 2),
    ("Sources/PipeTesting/PipeTesting.docc/TestingAStage.md", 4),
  ]) func everyBlockOfTheArticlesIsOneOfThose(article: String, count: Int) throws {
    #expect(try Self.blocks(of: article).count == count)
  }
}
