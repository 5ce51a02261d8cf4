// swift-tools-version: 6.2
import Foundation
import PackageDescription

let settings: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
]

/// Plugins in shared libraries use the PipeKit that is in the program, so that it has to let them see that.
let exportingPipeKit: [LinkerSetting] = {
  let symbols = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("Sources/PluginLibrary/exported-symbols.map").path
  return [
    .unsafeFlags(
      ["-Xlinker", "--export-dynamic", "-Xlinker", "--version-script=\(symbols)"],
      .when(platforms: [.linux]))
  ]
}()

let logging = Target.Dependency.product(name: "Logging", package: "swift-log")
let mustache = Target.Dependency.product(name: "Mustache", package: "swift-mustache")
let grdb = Target.Dependency.product(name: "GRDB", package: "GRDB.swift")
let sqlite = Target.Dependency.product(name: "GRDBSQLite", package: "GRDB.swift")

/// A module of our own with its tests, which see what it sees.
func module(
  _ name: String, _ dependencies: [Target.Dependency] = [], path: String? = nil,
  exclude: [String] = [], tests: [Target.Dependency]? = [], testPath: String? = nil,
  testData: [String] = [],
  linker: [LinkerSetting]? = nil, plugins: [Target.PluginUsage]? = nil
) -> [Target] {
  let target = Target.target(
    name: name, dependencies: dependencies, path: path, exclude: exclude, swiftSettings: settings,
    linkerSettings: linker, plugins: plugins)
  guard let tests else { return [target] }
  return [
    target,
    .testTarget(
      name: "\(name)Tests", dependencies: [.byName(name: name)] + dependencies + tests,
      path: testPath, exclude: testData, swiftSettings: settings),
  ]
}

/// The stages that come with pipe: a folder each, which sees PipeKit and what it needs.
let stages: [(name: String, dependencies: [Target.Dependency])] = [
  (
    "FetchStage",
    [
      "CSVReader", "Compression", "FeedReader", "HTML", "HTMLLinks", "RobotsTxt", "SitemapReader",
      "WARCReader", "WebURL", grdb,
    ]
  ),
  ("CleanStage", ["Diagnostics", "HTML", "HTMLLinks", "TextKit", "WebURL"]),
  (
    "ClassifyStage",
    [
      "CNewsModel", "CSVReader", "LanguageModelClient", "Stemming", "TextClassifier", "TextKit",
      "TextNormalization",
    ]
  ),
  ("SummarizeStage", ["LanguageModelClient", "TextSummarizer"]),
  ("KeywordsStage", ["HTML", "TextKit"]),
  ("DedupeStage", ["TextKit", "TextNormalization", "WebURL"]),
  ("FilterStage", ["HTML", "TextKit", "TextNormalization"]),
  ("SetStage", []),
  ("SampleStage", []),
  ("LimitStage", []),
  ("SortStage", []),
  ("SplitStage", []),
  ("StoriesStage", ["Stemming", "TextKit", "TextSummarizer"]),
  ("RankStage", ["HTML", "TextKit", "TextNormalization"]),
  ("ExportStage", ["CPQ", "Compression", "FeedReader", "HTML", "WebURL", grdb, mustache, sqlite]),
]
/// What the tests of some of them need beside it.
let testSupport: [String: [Target.Dependency]] = [
  "ClassifyStage": ["Diagnostics", "Fuzzing"],
  "ExportStage": ["CurlHTTP", "Diagnostics", "FetchStage", "MisbehavingServer"],
  "CleanStage": ["Fuzzing"], "FetchStage": ["CurlHTTP", "Fuzzing", "MisbehavingServer"],
  "KeywordsStage": ["Fuzzing"], "SummarizeStage": ["Diagnostics"],
]
let stageModules: [Target.Dependency] = stages.map { .byName(name: $0.name) }

/// Every folder under Plugins/ that holds Swift files is compiled in, and so usable by name; see the end of this file.
let plugins: [(name: String, hasTests: Bool, others: [String])] = {
  let files = FileManager.default
  let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("Plugins").path
  let names = (try? files.contentsOfDirectory(atPath: folder)) ?? []
  return names.sorted().compactMap { name in
    let content = (try? files.contentsOfDirectory(atPath: "\(folder)/\(name)")) ?? []
    let isPlugin = content.contains { $0.hasSuffix(".swift") && $0 != "Package.swift" }
    guard isPlugin, !content.contains("Package.swift") else { return nil }
    // Without an entry it would be built, and nobody could use it.
    let swift = content.filter { $0.hasSuffix(".swift") }
    let isEntered = swift.contains { file in
      (try? String(contentsOfFile: "\(folder)/\(name)/\(file)", encoding: .utf8))?
        .contains("pipe_plugins") == true
    }
    guard isEntered else {
      fatalError(
        "Plugins/\(name) has no file with an entry for its stages; copy Plugins/ReadingTime/Plugin.swift"
      )
    }
    return (
      name, content.contains("Tests"), content.filter { !swift.contains($0) && $0 != "Tests" }
    )
  }
}()
let pluginModules: [Target.Dependency] = plugins.map { .byName(name: "\($0.name)Plugin") }

var targets: [Target] = [
  .systemLibrary(
    name: "CYAML", pkgConfig: "yaml-0.1",
    providers: [.apt(["libyaml-dev"]), .brew(["libyaml"])]),
  .systemLibrary(
    name: "CCurl", pkgConfig: "libcurl",
    providers: [.apt(["libcurl4-openssl-dev"]), .brew(["curl"])]),
  .systemLibrary(
    name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"]), .brew(["zlib"])]),
  .systemLibrary(
    name: "CZstd", pkgConfig: "libzstd", providers: [.apt(["libzstd-dev"]), .brew(["zstd"])]),
  .systemLibrary(
    name: "CDeflate", pkgConfig: "libdeflate",
    providers: [.apt(["libdeflate-dev"]), .brew(["libdeflate"])]),
  .systemLibrary(
    name: "CBrotli", pkgConfig: "libbrotlidec",
    providers: [.apt(["libbrotli-dev"]), .brew(["brotli"])]),
  .systemLibrary(
    name: "CPCRE2", pkgConfig: "libpcre2-8",
    providers: [.apt(["libpcre2-dev"]), .brew(["pcre2"])]),
  .systemLibrary(
    name: "CPQ", pkgConfig: "libpq", providers: [.apt(["libpq-dev"]), .brew(["libpq"])]),
  .systemLibrary(
    name: "CStemmer", providers: [.apt(["libstemmer-dev"]), .brew(["snowball"])]),
  .systemLibrary(name: "CPrefetch"),
  .target(name: "CPluginTable"),
  .target(name: "CLanguageModel"),
  .target(name: "CNewsModel"),
  .target(name: "CSummaryModel"),
  .target(name: "CAllocationCount", path: "Tests/CAllocationCount"),
  .executableTarget(
    name: "pipe",
    dependencies: [
      "CSVReader", "Compression", "CurlHTTP", "Diagnostics", "FeedReader", "HTML", "MetricsServer",
      "PipeEngine", "PipeKit", "PipeState", "PipeTesting", "PluginLibrary", "RobotsTxt",
      "SitemapReader", "TextClassifier", "TextSummarizer", "WARCReader", "WebURL", "YAML", logging,
      .product(name: "ArgumentParser", package: "swift-argument-parser"),
    ] + stageModules + pluginModules,
    swiftSettings: settings, linkerSettings: exportingPipeKit),
  .testTarget(
    name: "pipeTests",
    dependencies: [
      "pipe", "CleanStage", "Diagnostics", "Fuzzing", "MetricsServer", "PipeEngine", "PipeKit",
      "PipeTesting", "PluginLibrary", "TextClassifier", "TextSummarizer", "YAML",
      .product(name: "ArgumentParser", package: "swift-argument-parser"),
    ],
    swiftSettings: settings),
]
targets += module("Diagnostics")
targets += module("YAML", ["CYAML", "Diagnostics"], tests: ["PipeTesting"])
targets.append(
  .plugin(name: "InterfaceStamp", capability: .buildTool(), path: "Sources/InterfaceStamp"))
targets += module(
  "PipeKit", ["CPCRE2", logging], tests: ["PipeTesting"],
  plugins: [.plugin(name: "InterfaceStamp")])
targets += module(
  "HTML", tests: ["CAllocationCount", "Fuzzing", "PipeTesting"],
  linker: [.linkedLibrary("iconv", .when(platforms: [.macOS]))])
targets += module("HTMLLinks", ["HTML", "WebURL"])
targets += module(
  "TextKit", ["CLanguageModel"], tests: ["Compression", "Fuzzing", "PipeKit", "PipeTesting"])
targets += module("TextNormalization")
targets += module("TextClassifier", ["CPrefetch", "TextKit"], tests: ["Fuzzing", "PipeTesting"])
targets += module(
  "TextSummarizer", ["CSummaryModel", "TextKit"], tests: ["PipeTesting"])
targets += module("Stemming", ["CStemmer"])
targets += module("WebURL", tests: ["PipeTesting"])
targets += module("RobotsTxt", tests: ["PipeKit", "PipeTesting", "WebURL"])
targets += module("CurlHTTP", ["CCurl", "Compression", "PipeKit"], tests: ["MisbehavingServer"])
targets += module(
  "Compression", ["CBrotli", "CDeflate", "CZlib", "CZstd"], tests: ["Fuzzing"])
targets += module("WARCReader", ["Compression", "PipeKit"], tests: ["Fuzzing", "PipeTesting"])
targets += module("CSVReader", ["PipeKit"], tests: ["Fuzzing", "PipeTesting"])
targets += module(
  "LanguageModelClient", ["PipeKit"], tests: ["CurlHTTP", "MisbehavingServer", "PipeTesting"])
targets += module("MetricsServer")
targets += module(
  "FeedReader", ["HTML", "HTMLLinks", "PipeKit", "WebURL"], tests: ["Fuzzing", "PipeTesting"])
targets += module(
  "SitemapReader", ["FeedReader", "PipeKit", "WebURL"], tests: ["PipeTesting"])
targets += module(
  "PipeEngine", ["CPluginTable", "Diagnostics", "PipeKit", "YAML"],
  tests: ["PipeTesting"] + stageModules + pluginModules,
  testData: ["BrokenPipelines", "ProgramFixtures"])
targets += module("PipeState", ["PipeEngine", "PipeKit", grdb], tests: ["PipeTesting"])
targets += module(
  "PipeTesting", ["Diagnostics", "PipeEngine", "PipeKit", "YAML"],
  tests: ["TextKit", "TextSummarizer"])
targets += module(
  "PluginLibrary", ["CPluginTable", "Diagnostics", "PipeEngine", "PipeKit", "YAML"],
  exclude: ["exported-symbols.map"], tests: ["PipeTesting", "pipe"])
targets += [
  .target(
    name: "MisbehavingServer", dependencies: ["CurlHTTP", "PipeKit"],
    path: "Tests/MisbehavingServer", swiftSettings: settings),
  .target(
    name: "Fuzzing",
    dependencies: [
      "CSVReader", "CZlib", "CZstd", "ClassifyStage", "CleanStage", "Compression", "Diagnostics",
      "FeedReader", "HTML", "KeywordsStage", "PipeKit", "PipeTesting", "TextClassifier", "TextKit",
      "WARCReader",
    ],
    path: "Tests/Fuzzing",
    swiftSettings: settings),
  .executableTarget(
    name: "Fuzz", dependencies: ["Fuzzing"], path: "Tests/Fuzz", swiftSettings: settings),
  .executableTarget(
    name: "Training", dependencies: ["CleanStage"], path: "Tests/Training",
    swiftSettings: settings),
]
for stage in stages {
  targets += module(
    stage.name, ["PipeKit"] + stage.dependencies, path: "Sources/Stages/\(stage.name)",
    tests: ["PipeEngine", "PipeTesting"] + (testSupport[stage.name] ?? []),
    testPath: "Tests/Stages/\(stage.name)Tests")
}
for plugin in plugins {
  let path = "Plugins/\(plugin.name)"
  targets.append(
    .target(
      name: "\(plugin.name)Plugin", dependencies: ["PipeKit"], path: path,
      exclude: (plugin.hasTests ? ["Tests"] : []) + plugin.others, swiftSettings: settings))
  if plugin.hasTests {
    targets.append(
      .testTarget(
        name: "\(plugin.name)PluginTests",
        dependencies: [.byName(name: "\(plugin.name)Plugin"), "PipeKit", "PipeTesting"],
        path: "\(path)/Tests", swiftSettings: settings))
  }
}

let package = Package(
  name: "pipe",
  platforms: [.macOS("26.0")],
  products: [
    .executable(name: "pipe", targets: ["pipe"]),
    .library(name: "Compression", targets: ["Compression"]),
    .library(name: "CurlHTTP", targets: ["CurlHTTP"]),
    .library(name: "HTML", targets: ["HTML"]),
    .library(name: "HTMLLinks", targets: ["HTMLLinks"]),
    .library(name: "WARCReader", targets: ["WARCReader"]),
    .library(name: "TextClassifier", targets: ["TextClassifier"]),
    .library(name: "TextSummarizer", targets: ["TextSummarizer"]),
    .library(name: "TextKit", targets: ["TextKit"]),
    .library(name: "WebURL", targets: ["WebURL"]),
    .library(name: "FeedReader", targets: ["FeedReader"]),
    .library(name: "PipeKit", targets: ["PipeKit"]),
    .library(name: "PipeEngine", targets: ["PipeEngine"]),
    .library(name: "PipeStages", targets: stages.map(\.name)),
    .library(name: "PipeTesting", targets: ["PipeTesting"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
    .package(url: "https://github.com/apple/swift-log", exact: "1.16.2"),
    .package(url: "https://github.com/groue/GRDB.swift", exact: "7.10.0"),
    .package(url: "https://github.com/hummingbird-project/swift-mustache", exact: "2.1.1"),
  ],
  targets: targets)

// SwiftPM looks at this file, and so for new plugins, only when its text changes; 'pipe new stage' counts, and who copies or
// removes a folder by hand.
// How often the folders under Plugins/ have changed: 0
