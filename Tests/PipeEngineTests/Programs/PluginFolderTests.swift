import Diagnostics
import Foundation
import PipeKit
import PipeTesting
import Testing
import YAML

@testable import PipeEngine

@Suite struct PluginFolderTests {
  /// A folder that is gone when the test is over.
  private final class Folder {
    let path = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString).path
    init() throws { try make(path) }
    deinit { try? FileManager.default.removeItem(atPath: path) }

    func make(_ path: String) throws {
      try FileManager.default.createDirectory(
        atPath: path, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o755])
    }

    func write(_ text: String, to name: String, mode: Int = 0o644) throws {
      try ProgramFixture.write(text, to: "\(path)/\(name)", mode: mode)
    }

    var registry: Registry {
      get throws {
        var registry = Registry()
        try registry.addPlugins(PluginFinder(folders: [path]))
        return registry
      }
    }

    func findings(_ pipeline: String) throws -> String {
      let source = SourceText(name: "daily.yaml", text: pipeline)
      do throws(Problems) {
        var registry = try Registry(builtIn: [MemorySource.self])
        try registry.addPlugins(PluginFinder(folders: [path]))
        _ = try Planner(registry).plan(PipelineFile(source, environment: [:]))
        return ""
      } catch {
        return DiagnosticRenderer(.text, usesColor: false).render(
          error.diagnostics, sources: [source])
      }
    }
  }

  private static let greeter = """
    #!/bin/sh
    exec jq -c --unbuffered '
      if .hello then {hello: {protocol: 1, summary: "Shouts.", options: {required: ["mark"], properties: {
        mark: {type: "string", description: "The mark."},
        count: {type: "integer", default: 1, minimum: 1, maximum: 9, description: "How many."}}}}}
      elif .start then {ready: true} else {n, document} end'
    """

  @Test func findsProgramsAndAsksThemWhatTheyAre() throws {
    let folder = try Folder()
    try folder.write(Self.greeter, to: "shout.sh", mode: 0o755)
    try folder.write("A text.", to: "README.md")
    try folder.write("import os", to: "helper.py")
    let registry = try folder.registry
    #expect(registry.names == ["shout"])
    let entry = try #require(registry["shout"])
    #expect(entry.origin == "\(folder.path)/shout.sh")
    #expect(entry.manual.summary == "Shouts.")
    #expect(entry.manualText.contains("count  (whole number; default 1; 1 to 9)"))
    #expect(registry.schemaText.contains("How many."))
  }

  @Test func checksTheOptionsOfAProgramInTheirPlaces() throws {
    let folder = try Folder()
    try folder.write(Self.greeter, to: "shout", mode: 0o755)
    let found = try folder.findings(
      """
      stages:
        - memory
        - shout: {mark: "!", coutn: 2}
        - shout: {count: 10}
        - shuot
      """)
    #expect(
      found.contains("daily.yaml:3:24: error: 'shout' has no option 'coutn' [unknown-option]"))
    #expect(found.contains("did you mean 'count'?"))
    #expect(
      found.contains("daily.yaml:4:5: error: 'shout' needs the option 'mark' [missing-option]"))
    #expect(found.contains("daily.yaml:4:20: error: 'count' must be from 1 to 9 [bad-option]"))
    #expect(
      found.contains("daily.yaml:5:5: error: there is no stage called 'shuot' [unknown-stage]"))
    #expect(found.contains("did you mean 'shout'?"))
  }

  @Test(arguments: [
    ("shout.sh", "#!/bin/sh\n", 0o755), ("shout", "#!/bin/sh\n", 0o755),
    ("shout.yaml", "kind: macro\nstages: [a]\n", 0o644),
    ("shout.yml", "kind: process\ncommand: [a]\n", 0o644),
  ]) func knowsThePluginThatIsAFile(name: String, text: String, mode: Int) throws {
    let folder = try Folder()
    try folder.write(text, to: name, mode: mode)
    let entry = try #require(try folder.registry.plugin(at: "\(folder.path)/\(name)"))
    #expect(entry.name == "shout" && entry.origin == "\(folder.path)/\(name)")
  }

  @Test(arguments: [
    ("daily.yaml", "stages: [a]\n"), ("daily.test.yaml", "tests: []\n"), ("daily.yml", "a: [\n"),
    ("daily", "stages: [a]\n"),
  ]) func doesNotTakeAPipelineForAPlugin(name: String, text: String) throws {
    let folder = try Folder()
    try folder.write(text, to: name)
    #expect(try folder.registry.plugin(at: "\(folder.path)/\(name)") == nil)
  }

  @Test(arguments: [
    ("shout.py", "#!/usr/bin/env python3\n", 0o644, "'shout.py' is no plugin"),
    ("shout.sh", "#!/bin/sh\n", 0o777, "others may write to it"),
    ("shout.so", "", 0o644, "'shout.so' is no plugin"),
    ("shout.yaml", "kind: marco\n", 0o644, "there is no kind of plugin 'marco'"),
  ]) func saysWhyAFileThatIsNamedIsNoPlugin(
    name: String, text: String, mode: Int, message: String
  ) throws {
    let folder = try Folder()
    try folder.write(text, to: name, mode: mode)
    let entry = try #require(try folder.registry.plugin(at: "\(folder.path)/\(name)"))
    let found = try #require(entry.maker.problem).message.replacing("\(folder.path)/", with: "")
    #expect(found.contains(message), "\(found)")
  }

  @Test func saysWhenAFileHasANameThatNoStageCanHave() throws {
    let folder = try Folder()
    try folder.write("#!/bin/sh\n", to: "9lives", mode: 0o755)
    let path = "\(folder.path)/9lives"
    #expect { _ = try folder.registry.plugin(at: path) } throws: {
      "\($0)".contains("cannot be called '9lives'")
    }
    #expect(try folder.registry.all.isEmpty)
  }

  @Test func startsNoProgramThatIsNotNamed() throws {
    let folder = try Folder()
    try folder.write("#!/bin/sh\ntouch \(folder.path)/started\n", to: "shout", mode: 0o755)
    #expect(try folder.findings("stages:\n  - memory\n") == "")
    #expect(!FileManager.default.fileExists(atPath: "\(folder.path)/started"))
  }

  @Test func describesAProgramInAFile() throws {
    let folder = try Folder()
    try folder.write(Self.greeter, to: "greeter.sh", mode: 0o755)
    try FileManager.default.createDirectory(
      atPath: "\(folder.path)/more", withIntermediateDirectories: false,
      attributes: [.posixPermissions: 0o755])
    try folder.write(
      "kind: process\ncommand: [sh, ./../greeter.sh]\nsilence: 5s\n", to: "more/call.yaml")
    var registry = Registry()
    try registry.addPlugins(PluginFinder(folders: ["\(folder.path)/more"]))
    #expect(registry["call"]?.manual.summary == "Shouts.")
  }

  @Test(arguments: [0o757, 0o775]) func refusesFilesThatOthersMayWriteTo(mode: Int) throws {
    let folder = try Folder()
    try folder.write(Self.greeter, to: "shout", mode: mode)
    let found = try folder.findings("stages:\n  - memory\n  - shout\n")
    #expect(
      found.contains(
        "'\(folder.path)/shout' is not run, because others may write to it [bad-plugin]"))
    #expect(found.contains("chmod go-w"))
  }

  @Test func refusesFilesInFoldersThatOthersMayWriteTo() throws {
    let folder = try Folder()
    try folder.write(Self.greeter, to: "shout", mode: 0o755)
    try FileManager.default.setAttributes([.posixPermissions: 0o777], ofItemAtPath: folder.path)
    #expect(
      try folder.findings("stages:\n  - memory\n  - shout\n").contains(
        "because others may write to its folder '\(folder.path)'"))
  }

  @Test func refusesTheScriptOfADescriptionThatOthersMayWriteTo() throws {
    let folder = try Folder()
    try folder.write(Self.greeter, to: "greeter.sh", mode: 0o666)
    try folder.write("kind: process\ncommand: [sh, ./greeter.sh]\n", to: "call.yaml")
    let found = try folder.findings("stages:\n  - memory\n  - call\n")
    #expect(
      found.contains("'\(folder.path)/greeter.sh' is not run, because others may write to it"))
    #expect(found.contains("\(folder.path)/call.yaml:2:10"))
  }

  @Test(arguments: [
    ("command: [x]", "the file does not say what kind of plugin it is"),
    ("kind: proces", "did you mean 'process'?"),
    ("kind: process", "the plugin needs the option 'command'"),
    ("kind: process\ncommand: [x]\nsilense: 3s", "did you mean 'silence'?"),
    ("kind: process\ncommand: []", "'command' names no program"),
  ]) func saysWhatIsWrongWithADescription(text: String, message: String) throws {
    let folder = try Folder()
    try folder.write(text, to: "call.yaml")
    #expect(try folder.findings("stages:\n  - memory\n  - call\n").contains(message))
  }

  @Test func saysWhyAProgramCannotBeUsedWhereAPipelineNamesIt() throws {
    let folder = try Folder()
    try folder.write("#!/bin/sh\necho no licence >&2; exit 3\n", to: "shout", mode: 0o755)
    let found = try folder.findings("stages:\n  - memory\n  - shout: {mark: a}\n")
    #expect(found.contains("daily.yaml:3:5: error: "))
    #expect(
      found.contains(
        "shout' ended with status 3 before it answered the greeting; it said last: no licence"))
    #expect(try folder.registry.listing.contains("shout  Cannot be used: "))
  }

  @Test(arguments: ["my notes.yaml", "when.yaml", "Über.yaml", "notes.yaml", "notes.yml"])
  func passesOverYAMLThatIsNoPlugin(name: String) throws {
    let folder = try Folder()
    try folder.write("a: b\n", to: name)
    #expect(try folder.registry.all.isEmpty)
  }

  @Test(arguments: ["my notes.yaml", "when.yaml", "timeout.sh", "ID.py", "id.so", "9lives"])
  func passesOverPluginsWithNamesThatNoStageCanHave(name: String) throws {
    let folder = try Folder()
    let isMacro = name.hasSuffix(".yaml")
    try folder.write(
      isMacro ? "kind: macro\nstages: [clean]\n" : Self.greeter, to: name,
      mode: isMacro ? 0o644 : 0o755)
    #expect(try folder.registry.all.isEmpty)
  }

  @Test func saysAllThatOthersMayWriteToAtOnce() throws {
    let folder = try Folder()
    try folder.write(Self.greeter, to: "shout", mode: 0o775)
    try FileManager.default.setAttributes([.posixPermissions: 0o775], ofItemAtPath: folder.path)
    let hint = try #require(try folder.registry["shout"]?.maker.problem?.hint)
    #expect(hint.hasSuffix("chmod go-w '\(folder.path)/shout' '\(folder.path)'"))
  }

  @Test func namesBothOfTwoStagesOfOneName() throws {
    let folder = try Folder()
    try folder.write(Self.greeter, to: "shout", mode: 0o755)
    try folder.write(Self.greeter, to: "shout.sh", mode: 0o755)
    #expect {
      _ = try folder.registry
    } throws: {
      let text = ($0 as? Problems)?.diagnostics.first?.message ?? ""
      return text
        == "two stages are called 'shout': one is \(folder.path)/shout, the other \(folder.path)/shout.sh"
    }
  }

  @Test func aPipelineFileNamesPluginsOfItsOwn() throws {
    let (folder, other) = (try Folder(), try Folder())
    try other.write(Self.greeter, to: "shout", mode: 0o755)
    let stages = "stages:\n  - memory\n  - shout: {mark: a}\n"
    #expect(try folder.findings("plugins: \(other.path)\n\(stages)") == "")
    #expect(try folder.findings("plugins: [\(other.path)/shout]\n\(stages)") == "")
    #expect(try other.findings("plugins: [\(other.path)]\n\(stages)") == "")
    let found = try folder.findings("plugins: [\(other.path)/shuot]\n\(stages)")
    #expect(found.contains("daily.yaml:1:11: error: there is no plugin or folder of that path"))
  }

  @Test func looksInTheUsualFolders() {
    #expect(
      PluginFinder(environment: ["HOME": "/home/a", "PIPE_PLUGIN_PATH": "/x:/y"]).folders
        == ["plugins", "/home/a/.config/pipe/plugins", "/x", "/y"])
    #expect(
      PluginFinder(environment: ["HOME": "/home/a", "XDG_CONFIG_HOME": "/c"]).folders
        == ["plugins", "/c/pipe/plugins"])
  }

  @Test func theExamplesInPythonAndShellHold() async throws {
    var registry = Registry()
    for folder in ["python", "shell"] {
      let found = try #require(
        PluginFinder(folders: []).plugins(at: "\(ProgramFixture.plugins)/\(folder)"))
      try registry.add(found.map { ($0.name, $0.maker) }, origin: folder)
    }
    #expect(registry.names == ["bare_title", "near_date", "quotes"])
    for entry in registry.all {
      #expect(!entry.manual.examples.isEmpty, "\(entry.name): \(entry.manual.summary)")
      for example in entry.manual.examples {
        #expect(try await entry.mismatches(in: example) == [], "\(entry.name)")
      }
    }
  }
}
