// swift-tools-version: 6.2
import PackageDescription

let package = Package(
  name: "Benchmarks",
  platforms: [.macOS("26.0")],
  dependencies: [
    .package(name: "pipe", path: "..")
  ],
  targets: [
    .executableTarget(
      name: "Benchmarks",
      dependencies: [
        .product(name: "PipeKit", package: "pipe"), .product(name: "PipeEngine", package: "pipe"),
        .product(name: "PipeStages", package: "pipe"), .product(name: "HTML", package: "pipe"),
        .product(name: "FeedReader", package: "pipe"),
        .product(name: "TextClassifier", package: "pipe"),
        .product(name: "TextKit", package: "pipe"),
        .product(name: "TextSummarizer", package: "pipe"),
        .product(name: "WARCReader", package: "pipe"),
        .product(name: "CurlHTTP", package: "pipe"), .product(name: "PipeTesting", package: "pipe"),
      ],
      swiftSettings: [
        .swiftLanguageMode(.v6),
        .enableUpcomingFeature("ExistentialAny"),
        .enableUpcomingFeature("InternalImportsByDefault"),
        .enableUpcomingFeature("MemberImportVisibility"),
        .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
      ])
  ])
