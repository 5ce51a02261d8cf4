import Foundation
import TextKit

/// Finds the sentences of the development articles, beside pysbd in the same run.
///
/// The articles are no part of the project; without them a few sentences of our own are repeated. pysbd gets the
/// first 200 kB only, as the rest would take it minutes. Each is a process of its own; only finding is timed, by
/// processor time.
enum SentenceBenchmark {
  static func run(_ arguments: [String]) throws {
    let runs = arguments.first.flatMap { Int($0) } ?? 3
    let work = try WorkFolder.make()
    defer { try? FileManager.default.removeItem(at: work) }
    let (texts, source) = try articles(arguments.dropFirst().first)
    let all = try write(texts, to: work.appendingPathComponent("all.txt"))
    var few: [String] = []
    for text in texts where few.reduce(0, { $0 + $1.utf8.count }) < 200_000 { few.append(text) }
    let some = try write(few, to: work.appendingPathComponent("few.txt"))
    print("\(texts.count) texts of \(source), \(all.bytes) bytes, \(runs) runs each")
    let script = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("../../peers/sentences.py").standardized.path
    var (own, other): ([Usage], [Usage]) = ([], [])
    for _ in 0..<runs {
      own.append(try Usage.of(CommandLine.arguments[0], ["sentences-once", all.path]))
      do {
        other.append(try Usage.of("python3", [script, some.path]))
      } catch {
        print("pysbd is left out (pip install pysbd): \(error)")
      }
    }
    let speed = tell("pipe", own, all.bytes)
    guard !other.isEmpty else { return }
    let peer = tell("pysbd", other, some.bytes)
    print("  pipe is \(Int(speed / peer)) times as fast as pysbd")
  }

  private static func tell(_ name: String, _ used: [Usage], _ bytes: Int) -> Double {
    let speed = Double(bytes) / ChainBenchmark.median(used.map(\.seconds)) / 1e6
    let memory = (used.map(\.peakMemory).max() ?? 0) / 1024
    print("\(name): \((speed * 1000).rounded() / 1000) MB/CPU-s, \(memory) MiB at most")
    return speed
  }

  /// Finds the sentences of the lines of a file, each a text of its own, and prints what that has used.
  static func runOnce(_ arguments: [String]) throws {
    guard let path = arguments.first else {
      throw Usage.Failure(message: "usage: sentences-once FILE")
    }
    let bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: path)))
    let lines = bytes.split(separator: 0x0A).map { $0.startIndex..<$0.endIndex }
    _ = LanguageIdentifier.identify("Read the model.")
    let start = Usage.own.seconds
    var count = 0
    for line in lines {
      let text = bytes.span.extracting(line)
      var scanner = SentenceScanner(options: SentenceOptions(suiting: text))
      while scanner.next(in: text) != nil { count += 1 }
    }
    let seconds = Usage.own.seconds - start
    print(count)
    print(seconds, Usage.own.peakMemory)
  }

  static func write(_ texts: [String], to file: URL) throws -> (path: String, bytes: Int) {
    let data = Data(texts.joined(separator: "\n").appending("\n").utf8)
    try data.write(to: file)
    return (file.path, data.count)
  }

  static func articles(_ path: String?) throws -> (texts: [String], source: String) {
    let path = path ?? "../shared/eval/summarize/dev.jsonl.gz"
    if let texts = try EvalTexts.read(path) { return (texts, "the development set") }
    let own = """
      The ferry to the islands, which Dr. A. Holm calls "our bridge", runs again from Monday. It \
      costs $3.50. "Is that too much?" he asked on Jan. 5. The U.S. firm Nordholm Inc. does not say.
      """
    let text = Array(repeating: own, count: 20).joined(separator: " ")
    return (Array(repeating: text, count: 2000), "our own, as there is no \(path)")
  }
}
