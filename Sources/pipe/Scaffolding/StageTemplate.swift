import PipeEngine
import PipeKit

/// The files of a new stage that is compiled in: a folder under `Plugins`, which `Package.swift` finds.
struct StageTemplate {
  /// The name of the type and the folder: `Sentiment`.
  let type: String
  /// The name in pipelines: `sentiment`.
  let name: String

  /// Names that mean something else in the files of a stage.
  private static let taken: Set<String> = [
    "Any", "Compliance", "Document", "DocumentStage", "JSONNumber", "Main", "Manual", "Options",
    "PipeKit",
    "PipeTesting", "Plugin", "PluginEntry", "Protocol", "Self", "Setting", "StageContext",
    "StageOptions", "StageSetup", "Suite", "Swift", "Test", "Testing", "Type", "UInt8", "Verdict",
  ]

  /// Takes the name of the type, in camel case; `nil` where it cannot be that of a new one.
  init?(_ type: String) {
    guard let first = type.utf8.first, (0x41...0x5A).contains(first), type.count <= 60,
      type.utf8.allSatisfy({
        (0x41...0x5A).contains($0) || (0x61...0x7A).contains($0) || (0x30...0x39).contains($0)
      }), !Self.taken.contains(type), Registry.canName(type.snakeCased)
    else { return nil }
    self.type = type
    name = type.snakeCased
  }

  /// The files, by their paths in the folder.
  var files: [String: String] {
    [
      "\(type).swift": source, "Plugin.swift": plugin, "Tests/\(type)Tests.swift": tests,
      "README.md": readme,
    ]
  }

  private var source: String {
    """
    public import PipeKit

    /// Counts the exclamation marks of a text.
    public struct \(type): DocumentStage {
      /// What can be set.
      public struct Options: StageOptions {
        /// How many marks are one too many.
        @Setting("Documents with more exclamation marks than this are dropped.", range: 0...1000)
        public var most = 100

        /// Creates the usual options.
        public init() {}
      }

      /// What the stage says of itself: 'pipe stages \(name)' shows it, and its examples are tests.
      public static let manual = Manual(
        "\(name)", "Counts the exclamation marks of a text.",
        details: "Their number stands in the metadata as \(name).",
        examples: [
          Manual.Example(
            "Two marks are noted, four are too many", options: "most: 3",
            input: [Document(id: "a", text: "Oh! Rain!"), Document(id: "b", text: "Rain!!!!")],
            output: [Document(id: "a", text: "Oh! Rain!", metadata: ["\(name)": 2])])
        ])

      private let options: Options

      /// Creates the stage.
      public init(options: Options, setup: StageSetup) { self.options = options }

      /// Looks at one document; several tasks call it at once.
      public func process(
        _ document: inout Document, in context: StageContext
      ) async throws -> Verdict {
        let marks = (document.text ?? "").utf8.count { $0 == UInt8(ascii: "!") }
        if marks > options.most { return .drop("more than \\(options.most) exclamation marks") }
        document.metadata["\(name)"] = .number(JSONNumber(marks))
        return .pass
      }
    }

    """
  }

  private var plugin: String {
    """
    import PipeKit

    #if canImport(Darwin)
      @section("__DATA,pipe_plugins") @used
      let plugin: PluginEntry = { Plugin("\(type)", [\(type).self]).handOver() }
    #else
      @section("pipe_plugins") @used
      let plugin: PluginEntry = { Plugin("\(type)", [\(type).self]).handOver() }
    #endif

    """
  }

  private var tests: String {
    """
    import PipeKit
    import PipeTesting
    import Testing

    @testable import \(type)Plugin

    @Suite struct \(type)Tests {
      @Test func complies() async throws { try await Compliance(\(type).self).verify() }

      @Test func countsNothingInADocumentWithoutText() async throws {
        let stage = try \(type).make(yaml: "")
        let result = try await stage.run(on: [Document(id: "a")])
        #expect(result.output.first?.metadata["\(name)"] == 0)
      }

      @Test func dropsADocumentWithTooManyMarks() async throws {
        let stage = try \(type).make(yaml: "most: 1")
        let result = try await stage.run(on: [Document(id: "a", text: "Rain!!")])
        #expect(result.output.isEmpty)
        #expect(result.dropped == ["more than 1 exclamation marks": 1])
      }
    }

    """
  }

  private var readme: String {
    """
    # \(name)

    Counts the exclamation marks of a text.

    ```yaml
    stages:
      - fetch: {feeds: [https://example.org/rss.xml]}
      - clean
      - \(name): {most: 3}
    ```

    `swift build --product pipe` compiles it in, `.build/debug/pipe stages \(name)` shows its manual,
    `.build/debug/pipe test \(name)` checks it, and `swift test --filter \(type)PluginTests` runs its tests.

    """
  }
}
