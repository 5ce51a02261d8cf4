import CleanStage
import Foundation

/// Writes what the model of blocks is trained with; `scripts/train-clean` runs it.
///
///     Training PAGES OUTPUT
///
/// PAGES holds `input.jsonl`, a document with `id`, `url` and `path` a line. OUTPUT becomes a folder with
/// `names.json`, `pages.jsonl` (the blocks of each page) and `features.f32` (their numbers, one block after
/// the other).
@main
enum Training {
  private struct Input: Decodable {
    let id: String
    let url: String?
    let path: String
  }

  private struct Output: Encodable {
    let id: String
    let texts: [String]
    let units: [Int]
    let kept: [Bool]
  }

  static func main() throws {
    let arguments = CommandLine.arguments
    guard arguments.count == 3 else {
      FileHandle.standardError.write(Data("usage: Training PAGES OUTPUT\n".utf8))
      exit(64)
    }
    let folder = URL(fileURLWithPath: arguments[2])
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    func file(_ name: String) throws -> FileHandle {
      let url = folder.appendingPathComponent(name)
      try Data().write(to: url)
      return try FileHandle(forWritingTo: url)
    }
    let encoder = JSONEncoder()
    try encoder.encode(TrainingPage.featureNames).write(
      to: folder.appendingPathComponent("names.json"))
    let (pages, features) = (try file("pages.jsonl"), try file("features.f32"))
    let input = try String(contentsOfFile: arguments[1] + "/input.jsonl", encoding: .utf8)
    for line in input.split(separator: "\n") {
      let input = try JSONDecoder().decode(Input.self, from: Data(line.utf8))
      let bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: input.path)))
      let page = TrainingPage(bytes, address: input.url)
      let output = Output(id: input.id, texts: page.texts, units: page.units, kept: page.kept)
      try pages.write(contentsOf: encoder.encode(output) + Data("\n".utf8))
      try features.write(contentsOf: page.features.withUnsafeBytes { Data($0) })
    }
  }
}
