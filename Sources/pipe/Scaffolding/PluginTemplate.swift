/// The files of a new plugin that is a package of its own, and is loaded as a shared library.
struct PluginTemplate {
  /// Its stage: the same source as one that is compiled in.
  let stage: StageTemplate
  /// What it is built with.
  let modules: ModuleFolder

  /// The files, by their paths in the folder.
  var files: [String: String] {
    var files = [
      "Package.swift": package, "README.md": readme, ".gitignore": ".build/\n",
    ]
    for name in ["\(stage.type).swift", "Plugin.swift"] {
      files["Sources/\(name)"] = stage.files[name]
    }
    return files
  }

  private var package: String {
    """
    // swift-tools-version: 6.2
    import PackageDescription

    /// Where the modules are of the pipe that is to load the library: it is built with them, and uses the code in pipe.
    let modules = [
    \(modules.searchPaths.map { "  \(Self.quoted($0))," }.joined(separator: "\n"))
    ]

    let package = Package(
      name: "\(stage.type)",
      products: [.library(name: "\(stage.type)", type: .dynamic, targets: ["\(stage.type)Plugin"])],
      targets: [
        .target(
          name: "\(stage.type)Plugin", path: "Sources",
          swiftSettings: [
            .swiftLanguageMode(.v6),
            .enableUpcomingFeature("ExistentialAny"),
            .enableUpcomingFeature("InternalImportsByDefault"),
            .enableUpcomingFeature("MemberImportVisibility"),
            .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
            .unsafeFlags(modules.flatMap { ["-I", $0] }),
          ])
      ])

    """
  }

  private var readme: String {
    """
    # \(stage.name)

    Counts the exclamation marks of a text. A stage for pipe, in a shared library.

    ```sh
    swift build -c release
    pipe test .build/release/lib\(stage.type).so      # its examples, and what every stage promises
    install -D -m 644 .build/release/lib\(stage.type).so ~/.config/pipe/plugins/lib\(stage.type).so
    pipe stages \(stage.name)                         # its manual
    ```

    ```yaml
    stages:
      - fetch: {feeds: [https://example.org/rss.xml]}
      - clean
      - \(stage.name): {most: 3}
    ```

    The library fits the pipe whose modules Package.swift names. After an update of pipe or Swift build it
    again: `swift package clean`, then `swift build -c release`.

    """
  }

  /// A text as a literal of Swift.
  private static func quoted(_ text: String) -> String {
    "\"\(text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\""))\""
  }
}
