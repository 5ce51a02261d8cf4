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

/// A stage that comes with pipe: a folder of its own, which sees PipeKit and what it needs.
func stage(_ name: String, _ dependencies: [Target.Dependency] = []) -> [Target] {
  [
    .target(
      name: name, dependencies: ["PipeKit"] + dependencies, path: "Sources/Stages/\(name)",
      swiftSettings: settings),
    .testTarget(
      name: "\(name)Tests", dependencies: [.byName(name: name), "PipeKit", "PipeTesting"],
      path: "Tests/Stages/\(name)Tests", swiftSettings: settings),
  ]
}

let stageNames = [
  "FilterStage",
]

// Every folder under Plugins/ that holds Swift files is compiled in, and so usable by name.
let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
let plugins = ((try? FileManager.default.contentsOfDirectory(
  atPath: root.appendingPathComponent("Plugins").path)) ?? [])
  .filter { name in
    let folder = root.appendingPathComponent("Plugins/\(name)").path
    let files = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return files.contains { $0.hasSuffix(".swift") } && !files.contains("Package.swift")
  }
  .sorted()
let pluginTargets = plugins.flatMap { name -> [Target] in
  let tests = root.appendingPathComponent("Plugins/\(name)/Tests").path
  let plugin = Target.target(
    name: "\(name)Plugin", dependencies: ["PipeKit"], path: "Plugins/\(name)", exclude:
      ["README.md", "Tests"].filter {
        FileManager.default.fileExists(atPath: root.appendingPathComponent("Plugins/\(name)/\($0)").path)
      }, swiftSettings: settings)
  guard FileManager.default.fileExists(atPath: tests) else { return [plugin] }
  return [
    plugin,
    .testTarget(
      name: "\(name)PluginTests",
      dependencies: [.byName(name: "\(name)Plugin"), "PipeKit", "PipeTesting"],
      path: "Plugins/\(name)/Tests", swiftSettings: settings),
  ]
}

let package = Package(
  name: "pipe",
  platforms: [.macOS("26.0")],
  products: [
    .library(name: "PipeKit", targets: ["PipeKit"]),
    .library(name: "PipeEngine", targets: ["PipeEngine"] + stageNames),
    .library(name: "PipeTesting", targets: ["PipeTesting"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
    .package(url: "https://github.com/apple/swift-log", exact: "1.16.2"),
    .package(url: "https://github.com/groue/GRDB.swift", exact: "7.10.0"),
  ],
  targets: [
    .systemLibrary(
      name: "CYAML", pkgConfig: "yaml-0.1",
      providers: [.apt(["libyaml-dev"]), .brew(["libyaml"])]),
    .target(name: "Diagnostics", swiftSettings: settings),
    .target(name: "YAML", dependencies: ["CYAML", "Diagnostics"], swiftSettings: settings),
    .target(
      name: "PipeKit", dependencies: [.product(name: "Logging", package: "swift-log")],
      swiftSettings: settings),
    .target(name: "CPluginTable"),
    .target(
      name: "PipeEngine", dependencies: ["CPluginTable", "Diagnostics", "PipeKit", "YAML"],
      swiftSettings: settings),
    .target(
      name: "PipeTesting", dependencies: ["Diagnostics", "PipeEngine", "PipeKit", "YAML"],
      swiftSettings: settings),
    .testTarget(name: "DiagnosticsTests", dependencies: ["Diagnostics"], swiftSettings: settings),
    .testTarget(name: "YAMLTests", dependencies: ["Diagnostics", "YAML"], swiftSettings: settings),
    .testTarget(
      name: "PipeKitTests", dependencies: ["PipeKit", "PipeTesting"], swiftSettings: settings),
    .testTarget(
      name: "PipeEngineTests",
      dependencies: ["Diagnostics", "PipeEngine", "PipeKit", "PipeTesting", "YAML"]
        + stageNames.map { .byName(name: $0) } + plugins.map { .byName(name: "\($0)Plugin") },
      swiftSettings: settings),
  ] + stage("FilterStage") + pluginTargets)
