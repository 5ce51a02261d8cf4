#if os(Linux)
  import Diagnostics
  import Foundation
  import PipeEngine
  import PipeKit
  import Testing
  import YAML

  @testable import PluginLibrary

  @Suite struct LibraryPluginTests {
    @Test(arguments: [
      ("a/libReadingTime.so", "reading_time"), ("sentiment.so", "sentiment"),
      ("libnear-date.so", "near_date"), ("libReadingTime.dylib", "reading_time"),
    ]) func namesTheStageLikeTheFile(path: String, name: String) {
      #expect(PluginFinder.libraryStage(of: path) == name)
    }

    @Test(arguments: ["README.md", "score.py", "libz.so.1", "lib.so", ".so", "1.so"])
    func passesOverWhatIsNoLibraryOfAStage(path: String) {
      #expect(PluginFinder.libraryStage(of: path) == nil)
    }

    private static func findings(
      _ pipeline: String, in folders: [String]
    ) throws -> String {
      let source = SourceText(name: "daily.yaml", text: pipeline)
      do throws(Problems) {
        var finder = PluginFinder(folders: folders)
        finder.library = { LibraryPlugin($0, name: $1) }
        var registry = try Registry(builtIn: [MemorySource.self])
        try registry.addPlugins(finder)
        let file = try PipelineFile(source, environment: [:])
        _ = try Planner(registry).plan(file)
        return ""
      } catch {
        return DiagnosticRenderer(.text, usesColor: false).render(
          error.diagnostics, sources: [source])
      }
    }

    @Test func checksTheOptionsOfALibrarysStageInTheirPlaces() throws {
      let fixture = try LibraryFixture()
      _ = try fixture.write(LibraryFixture.library())
      let folders = [fixture.folder]
      let good = "stages:\n  - memory\n  - reading_time: {words_per_minute: 100}\n"
      #expect(try Self.findings(good, in: folders) == "")
      let wrong = "stages:\n  - memory\n  - reading_time: {words_per_minut: 100}\n"
      let found = try Self.findings(wrong, in: folders)
      #expect(found.contains("daily.yaml:3:20: error: 'reading_time' has no option"), "\(found)")
      #expect(found.contains("did you mean 'words_per_minute'?"))
    }

    @Test func aPipelineFileNamesLibrariesOfItsOwn() throws {
      let fixture = try LibraryFixture()
      let path = try fixture.write(LibraryFixture.library())
      let stages = "stages:\n  - memory\n  - reading_time\n"
      #expect(try Self.findings("plugins: [\(path)]\n\(stages)", in: []) == "")
      #expect(try Self.findings("plugins: \(fixture.folder)\n\(stages)", in: []) == "")
      // The folder is one of the usual ones too.
      #expect(try Self.findings("plugins: [\(path)]\n\(stages)", in: [fixture.folder]) == "")
    }

    @Test func saysWhyALibraryCannotBeUsedOnlyWhereAPipelineNamesItsStage() throws {
      let fixture = try LibraryFixture()
      _ = try fixture.write(Array("no library".utf8))
      #expect(try Self.findings("stages:\n  - memory\n", in: [fixture.folder]) == "")
      let found = try Self.findings("stages:\n  - memory\n  - reading_time\n", in: [fixture.folder])
      #expect(found.contains("libReadingTime.so' is no shared library"), "\(found)")
      #expect(found.contains("hint: 'swift build' leaves it in"))
    }

    @Test func aLibraryThatMayBeExecutedIsNoProgram() throws {
      let fixture = try LibraryFixture()
      _ = try fixture.write(LibraryFixture.library(), mode: 0o755)
      let stages = "stages:\n  - memory\n  - reading_time\n"
      #expect(try Self.findings(stages, in: [fixture.folder]) == "")
    }

    @Test func saysWhatAPluginIsWhereAFileIsNamedThatIsNone() throws {
      let fixture = try LibraryFixture()
      let path = try fixture.write([], to: "lib1.so")
      let found = try Self.findings(
        "plugins: [\(path)]\nstages:\n  - memory\n  - lib1\n", in: [])
      #expect(found.contains("'\(path)' is no plugin"), "\(found)")
    }

    @Test func saysWhatALibraryHoldsThatHasAnotherName() throws {
      let fixture = try LibraryFixture()
      _ = try fixture.write(LibraryFixture.library(), to: "libReadingPace.so")
      let found = try Self.findings("stages:\n  - memory\n  - reading_pace\n", in: [fixture.folder])
      #expect(found.contains("holds no stage 'reading_pace', but 'reading_time'"), "\(found)")
    }

    @Test func namesBothOfTwoStagesOfOneName() throws {
      let fixture = try LibraryFixture()
      let first = try fixture.write([], to: "libReadingTime.so")
      let second = try fixture.write([], to: "reading_time.so")
      let found = try Self.findings("stages:\n  - memory\n", in: [fixture.folder])
      #expect(found.contains("two stages are called 'reading_time'"))
      #expect(found.contains(first) && found.contains(second))
    }
  }
#endif
