import DedupeStage
import Foundation
import PipeEngine
import PipeKit
import PipeTesting

/// Finds repeats among the texts of the development set, beside datasketch in the same run; and tells what a million
/// documents take in memory.
///
/// The texts are no part of the project; without them invented ones are taken. Each is a process of its own; the whole
/// stage is timed, and of datasketch sketches, look-ups and additions, by processor time.
enum DedupeBenchmark {
  private static let threshold = "0.45"

  static func run(_ arguments: [String]) throws {
    let runs = arguments.first.flatMap { Int($0) } ?? 3
    let work = try WorkFolder.make()
    defer { try? FileManager.default.removeItem(at: work) }
    let path = work.appendingPathComponent("documents.jsonl").path
    let source = try writeDocuments(to: path)
    let count = try lines(of: path)
    print("\(count) documents of \(source), \(runs) runs each")
    let script = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("../../peers/dedupe.py").standardized.path
    var (own, other): ([Usage], [Usage]) = ([], [])
    for _ in 0..<runs {
      own.append(try Usage.of(CommandLine.arguments[0], ["dedupe-once", path]))
      do {
        other.append(try Usage.of("python3", [script, path, threshold]))
      } catch {
        print("datasketch is left out (pip install datasketch): \(error)")
      }
    }
    let seconds = tell("pipe", own, count)
    if !other.isEmpty {
      let others = tell("datasketch", other, count)
      print("  pipe is \(Int(others / seconds)) times as fast as datasketch")
    }
    let small = try Usage.of(CommandLine.arguments[0], ["dedupe-memory", "100000"])
    let large = try Usage.of(CommandLine.arguments[0], ["dedupe-memory", "1100000"])
    print("a million documents take \((large.peakMemory - small.peakMemory) / 1024) MiB more")
  }

  /// Finds the repeats among the documents of a file, and prints what that has used.
  static func runOnce(_ arguments: [String]) async throws {
    guard let path = arguments.first else {
      throw Usage.Failure(message: "usage: dedupe-once FILE")
    }
    let data = try Data(contentsOf: URL(fileURLWithPath: path))
    let documents = try data.split(separator: 0x0A).map { line in
      let row = try JSON(parsing: String(decoding: line, as: UTF8.self)).object
      return Document(id: row?["id"]?.string ?? "", text: row?["text"]?.string)
    }
    let stage = try Dedupe.make(yaml: "similarity: \(threshold)")
    let start = Usage.own.seconds
    let result = try await stage.run(on: documents)
    let seconds = Usage.own.seconds - start
    print(documents.count - result.output.count)
    print(seconds, Usage.own.peakMemory)
  }

  /// Lets a number of documents through that are all different, and prints what that has used.
  static func measureMemory(_ arguments: [String]) async throws {
    let count = arguments.first.flatMap { Int($0) } ?? 100_000
    let stage = try Dedupe.make(yaml: "{keep: first, max_documents: 10000000}")
    let plan = Plan(
      name: "memory", stages: [Plan.Step(InventedNews(count: count)), Plan.Step(stage)])
    let start = Usage.own.seconds
    let report = try await PipelineRun(plan, services: TestServices().services).run()
    print(report.stages.last?.output ?? 0)
    print(Usage.own.seconds - start, Usage.own.peakMemory)
  }

  private static func tell(_ name: String, _ used: [Usage], _ count: Int) -> Double {
    let seconds = ChainBenchmark.median(used.map(\.seconds))
    let memory = (used.map(\.peakMemory).max() ?? 0) / 1024
    print("\(name): \(Int(Double(count) / seconds)) documents/CPU-s, \(memory) MiB at most")
    return seconds
  }

  private static func lines(of path: String) throws -> Int {
    try Data(contentsOf: URL(fileURLWithPath: path)).split(separator: 0x0A).count
  }

  private static func writeDocuments(to path: String) throws -> String {
    let given = "../shared/eval/dedupe/documents.jsonl.gz"
    FileManager.default.createFile(atPath: path, contents: nil)
    guard FileManager.default.fileExists(atPath: given) else {
      let lines = InventedNews.documents(0..<20_000).map { document in
        let object: JSON = ["id": .string(document.id), "text": .string(document.text ?? "")]
        return String(decoding: object.serialized, as: UTF8.self) + "\n"
      }
      try Data(lines.joined().utf8).write(to: URL(fileURLWithPath: path))
      return "our own invention, as there is no \(given)"
    }
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["gzip", "-dc", given]
    process.standardOutput = try FileHandle(forWritingTo: URL(fileURLWithPath: path))
    try process.run()
    process.waitUntilExit()
    return "the development set"
  }
}
