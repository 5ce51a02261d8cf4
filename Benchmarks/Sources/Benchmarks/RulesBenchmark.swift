import ClassifyStage
import Foundation
import PipeKit
import PipeTesting

/// Labels texts by 5 to 50,000 phrases, beside pyahocorasick and FlashText in the same run.
///
/// The texts are invented, or the `text` of a file of JSON Lines. The phrases are of one to three words: half are
/// drawn from the texts, the others differ from such a one in their last letter, so that they are nearly found.
/// Every reader is a process of its own that has the texts in memory first; making the matcher and labelling are
/// timed apart. The peers look for the phrases as they are, in text that is in lower case already: pyahocorasick
/// finds them within words too, and neither gives labels.
enum RulesBenchmark {
  private static let counts = [5, 50, 500, 5_000, 50_000]

  static func run(_ arguments: [String]) throws {
    let runs = arguments.first.map { Int($0) ?? 0 } ?? 3
    guard runs > 0, arguments.count < 3 else {
      throw Usage.Failure(message: "usage: rules [RUNS] [TEXTS.jsonl]")
    }
    let work = try WorkFolder.make()
    defer { try? FileManager.default.removeItem(at: work) }
    var maker = PhraseMaker(seed: 7)
    let texts =
      try arguments.dropFirst().first.map { try Self.texts(of: $0) }
      ?? maker.texts(2_000, words: 500)
    let input = work.appendingPathComponent("texts.txt").path
    let flat = texts.map { $0.lowercased().split { $0.isNewline }.joined(separator: " ") }
    try flat.map { $0 + "\n" }.joined().write(toFile: input, atomically: true, encoding: .utf8)
    let bytes = flat.reduce(0) { $0 + $1.utf8.count }
    let phrases = maker.phrases(counts.last ?? 0, of: flat)
    print(
      "\(texts.count) texts of \(bytes / max(texts.count, 1)) bytes on average, \(runs) runs each, medians"
    )
    let peer = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("../../peers/rules.py").standardized.path
    let readers = [
      ("pipe", [CommandLine.arguments[0], "rules-once"]),
      ("pyahocorasick", ["python3", peer, "ahocorasick"]),
      ("flashtext", ["python3", peer, "flashtext"]),
    ]
    var lists: [String] = []
    for count in counts {
      let list = work.appendingPathComponent("phrases-\(count).txt").path
      try phrases.prefix(count).map { $0 + "\n" }.joined()
        .write(toFile: list, atomically: true, encoding: .utf8)
      lists.append(list)
    }
    for (index, (name, command)) in readers.enumerated() {
      var first: Double?
      for (count, list) in zip(counts, lists) {
        var found: [[Double]] = []
        for _ in 0..<runs {
          do {
            found.append(try figures(command + [input, list]))
          } catch  where index > 0 {
            print("\(name) is left out (pip install \(name))")
            break
          }
        }
        guard found.count == runs else { break }
        let seconds = ChainBenchmark.median(found.map { $0[0] })
        let times = first.map { ", \(round(seconds / $0 * 100) / 100) times the time of 5" } ?? ""
        first = first ?? seconds
        print(
          "\(name), \(count) phrases: \(Int(Double(texts.count) / seconds)) documents/CPU-s, "
            + "\(Int(Double(bytes) / seconds / 1e6)) MB/s\(times); \(Int(found[0][3])) found; made in "
            + "\(round(ChainBenchmark.median(found.map { $0[1] }) * 10_000) / 10) ms, "
            + "\(Int(found[0][2] / 1024)) MiB more")
      }
    }
  }

  /// Labels the texts of a file, a line each, by the phrases of another, and prints the processor seconds of the
  /// labelling and of making the stage, the memory the stage takes in KiB, and how many phrases were found.
  static func runOnce(_ arguments: [String]) async throws {
    guard arguments.count == 2 else {
      throw Usage.Failure(message: "usage: rules-once TEXTS PHRASES")
    }
    let documents = try lines(of: arguments[0]).enumerated().map {
      Document(id: "\($0)", text: $1)
    }
    let keywords = try lines(of: arguments[1])
    var labels: [String: [Keyword]] = [:]
    let before = Usage.own
    // Fifty labels at most, as a newsroom might have them.
    for (index, keyword) in keywords.enumerated() {
      labels["topic \(index % 50)", default: []].append(try Keyword(keyword))
    }
    var options = Classify.Options()
    options.rules = labels.mapValues { ClassificationRule(any: $0) }
    options.threshold = 0
    let stage = try Classify(options: options, setup: StageSetup(id: "classify"))
    let made = Usage.own
    let result = try await stage.run(on: documents, batchSize: 64)
    let seconds = Usage.own.seconds - made.seconds
    let found = result.output.reduce(0) { $0 + $1.labels.count }
    print(seconds, made.seconds - before.seconds, made.peakMemory - before.peakMemory, found)
  }

  private static func lines(of path: String) throws -> [String] {
    try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n").map(String.init)
  }

  private static func texts(of path: String) throws -> [String] {
    try lines(of: path).compactMap { line in
      try JSON(parsing: Array(line.utf8)).object?["text"]?.string
    }
  }

  /// The numbers on the last line that a program prints.
  private static func figures(_ command: [String]) throws -> [Double] {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = command
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = FileHandle.nullDevice
    try process.run()
    let data = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    let line = String(decoding: data, as: UTF8.self).split(separator: "\n").last ?? ""
    let numbers = line.split(separator: " ").compactMap { Double($0) }
    guard process.terminationStatus == 0, numbers.count == 4 else {
      throw Usage.Failure(message: "\(command.joined(separator: " ")) failed")
    }
    return numbers
  }
}
