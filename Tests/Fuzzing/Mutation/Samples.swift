package import Foundation

/// Documents that inputs are made of.
package enum Samples {
  /// The pages and texts of the repository.
  package static func own() -> [[UInt8]] {
    files(in: root.appendingPathComponent("pipelines/sample").path)
      + files(in: root.appendingPathComponent("Tests/Golden").path)
  }

  /// The tests that HTML parsers share, where they lie beside the project.
  package static func shared() throws -> [[UInt8]] {
    guard SharedFiles.has("eval/html/tree-construction") else { return [] }
    return try SharedFiles.files(in: "eval/html/tree-construction", ending: ".dat")
      .sorted { $0.key < $1.key }
      .flatMap { _, data in
        ("\n" + String(decoding: data, as: UTF8.self)).components(separatedBy: "\n#data\n")
          .dropFirst()
          .map { Array($0.components(separatedBy: "\n#errors").first?.utf8 ?? "".utf8) }
      }
  }

  /// The files in a folder at any depth, in the order of their paths.
  package static func files(in folder: String) -> [[UInt8]] {
    let names = (try? FileManager.default.subpathsOfDirectory(atPath: folder)) ?? []
    return names.sorted().compactMap { name in
      FileManager.default.contents(atPath: "\(folder)/\(name)").map { [UInt8]($0.prefix(1 << 20)) }
    }
  }

  /// The folder with the manifest.
  package static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
}
