import PipeTesting
import Testing

@testable import pipe

@Suite struct PluginTemplateTests {
  private static let files = MemoryFileSystem(files: [
    "/opt/pipe/Modules/PipeKit.swiftmodule": "", "/opt/pipe/Modules/CPCRE2/module.modulemap": "",
    "/src/.build/debug/Modules/PipeKit.swiftmodule": "",
    "/src/Sources/CPCRE2/module.modulemap": "", "/bare/Modules/PipeKit.swiftmodule": "",
  ])

  @Test(arguments: [
    ("/opt/pipe/pipe", ["/opt/pipe/Modules", "/opt/pipe/Modules/CPCRE2"]),
    ("/src/.build/debug/pipe", ["/src/.build/debug/Modules", "/src/Sources/CPCRE2"]),
  ]) func findsTheModulesBesideAProgram(program: String, paths: [String]) {
    #expect(ModuleFolder(beside: program, files: Self.files)?.searchPaths == paths)
  }

  @Test(arguments: ["/usr/bin/pipe", "/bare/pipe", "pipe"])
  func findsNoModulesWhereSomeAreMissing(program: String) {
    #expect(ModuleFolder(beside: program, files: Self.files) == nil)
  }

  @Test func hasTheSameSourceAsAStageThatIsCompiledIn() throws {
    let stage = try #require(StageTemplate("ReadingLevel"))
    let modules = try #require(ModuleFolder(beside: "/opt/pipe/pipe", files: Self.files))
    let files = PluginTemplate(stage: stage, modules: modules).files
    #expect(
      files.keys.sorted() == [
        ".gitignore", "Package.swift", "README.md", "Sources/Plugin.swift",
        "Sources/ReadingLevel.swift",
      ])
    #expect(files["Sources/ReadingLevel.swift"] == stage.files["ReadingLevel.swift"])
    #expect(files["Sources/Plugin.swift"] == stage.files["Plugin.swift"])
    #expect(files["Package.swift"]?.contains(#"  "/opt/pipe/Modules/CPCRE2","#) == true)
  }
}
