import Foundation
import KeywordsStage
import PipeKit
import PipeTesting

/// Finds the keywords of the development articles, beside YAKE in the same run.
///
/// The articles are no part of the project; without them some of our own are repeated. YAKE gets the first 60 only, as
/// the rest would take it a minute. Each is a process of its own; only finding is timed, by processor time.
enum KeywordsBenchmark {
  static func run(_ arguments: [String]) throws {
    let runs = arguments.first.flatMap { Int($0) } ?? 3
    let work = try WorkFolder.make()
    defer { try? FileManager.default.removeItem(at: work) }
    let (texts, source) = try SentenceBenchmark.articles(arguments.dropFirst().first)
    let few = Array(texts.prefix(60))
    let all = try SentenceBenchmark.write(texts, to: work.appendingPathComponent("all.txt"))
    let some = try SentenceBenchmark.write(few, to: work.appendingPathComponent("few.txt"))
    print("\(texts.count) texts of \(source), \(all.bytes) bytes, \(runs) runs each")
    let script = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("../../peers/keywords.py").standardized.path
    var (own, other): ([Usage], [Usage]) = ([], [])
    for _ in 0..<runs {
      own.append(try Usage.of(CommandLine.arguments[0], ["keywords-once", all.path]))
      do {
        other.append(try Usage.of("python3", [script, some.path]))
      } catch {
        print("YAKE is left out (pip install yake): \(error)")
      }
    }
    let speed = tell("pipe", own, texts.count)
    guard !other.isEmpty else { return }
    let peer = tell("YAKE", other, few.count)
    print("  pipe is \(Int(speed / peer)) times as fast as YAKE")
  }

  private static func tell(_ name: String, _ used: [Usage], _ count: Int) -> Double {
    let speed = Double(count) / ChainBenchmark.median(used.map(\.seconds))
    let memory = (used.map(\.peakMemory).max() ?? 0) / 1024
    print("\(name): \((speed * 10).rounded() / 10) documents/CPU-s, \(memory) MiB at most")
    return speed
  }

  /// Finds the keywords of the lines of a file, each a document of its own, and prints what that has used.
  static func runOnce(_ arguments: [String]) async throws {
    guard let path = arguments.first else {
      throw Usage.Failure(message: "usage: keywords-once FILE")
    }
    let lines = String(decoding: try Data(contentsOf: URL(fileURLWithPath: path)), as: UTF8.self)
      .split(separator: "\n")
    let documents = lines.map { Document(id: "a", text: String($0)) }
    let stage = try Keywords.make(yaml: "limit: 10")
    _ = try await stage.run(on: documents.prefix(1).map { $0 })
    let start = Usage.own.seconds
    let output = try await stage.run(on: documents).output
    let seconds = Usage.own.seconds - start
    print(output.reduce(0) { $0 + $1.keywords.count })
    print(seconds, Usage.own.peakMemory)
  }
}
