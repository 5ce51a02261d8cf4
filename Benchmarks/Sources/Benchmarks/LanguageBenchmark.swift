import Foundation
import PipeKit
import TextKit

/// Tells the languages of the sentences of the development set, beside cld2 in the same run.
///
/// The sentences are no part of the project; without them a few of our own are repeated. Each is a process
/// of its own; only telling is timed, by processor time.
enum LanguageBenchmark {
  static func run(_ arguments: [String]) throws {
    let runs = arguments.first.flatMap { Int($0) } ?? 5
    let work = try WorkFolder.make()
    defer { try? FileManager.default.removeItem(at: work) }
    let path = work.appendingPathComponent("sentences.txt").path
    let (texts, source) = try sentences(arguments.dropFirst().first)
    try Data(texts.joined(separator: "\n").appending("\n").utf8)
      .write(to: URL(fileURLWithPath: path))
    let bytes = texts.reduce(0) { $0 + $1.utf8.count }
    print(
      "\(texts.count) sentences of \(source), \(bytes / max(1, texts.count)) bytes each, \(runs) runs each"
    )
    let script = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("../../peers/languages.py").standardized.path
    var (own, other): ([Usage], [Usage]) = ([], [])
    for _ in 0..<runs {
      own.append(try Usage.of(CommandLine.arguments[0], ["languages-once", path]))
      do {
        other.append(try Usage.of("python3", [script, path]))
      } catch {
        print("cld2 is left out (pip install pycld2): \(error)")
      }
    }
    let seconds = tell("pipe", own, texts.count)
    guard !other.isEmpty else { return }
    let others = tell("cld2", other, texts.count)
    print("  pipe is \((others / seconds * 100).rounded() / 100) times as fast as cld2")
  }

  private static func tell(_ name: String, _ used: [Usage], _ count: Int) -> Double {
    let seconds = ChainBenchmark.median(used.map(\.seconds))
    let memory = (used.map(\.peakMemory).max() ?? 0) / 1024
    print("\(name): \(Int(Double(count) / seconds)) sentences/CPU-s, \(memory) MiB at most")
    return seconds
  }

  /// Tells the languages of the lines of a file, and prints what that has used.
  static func runOnce(_ arguments: [String]) throws {
    guard let path = arguments.first else {
      throw Usage.Failure(message: "usage: languages-once FILE")
    }
    let bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: path)))
    let lines = bytes.split(separator: 0x0A).map { $0.startIndex..<$0.endIndex }
    _ = LanguageIdentifier.identify("Read the model.")
    let start = Usage.own.seconds
    var answers = 0
    for line in lines where LanguageIdentifier.identify(bytes.span.extracting(line)) != nil {
      answers += 1
    }
    let seconds = Usage.own.seconds - start
    print(answers)
    print(seconds, Usage.own.peakMemory)
  }

  private static func sentences(_ path: String?) throws -> (texts: [String], source: String) {
    let path = path ?? "../shared/eval/classify/languages.dev.jsonl.gz"
    let texts = try EvalTexts.read(path) { $0.object?["kind"]?.string == "sentences" }
    if let texts { return (texts, "the development set") }
    let own = [
      "The ferry to the islands runs again from Monday, the harbour office said.",
      "Die Fähre zu den Inseln fährt ab Montag wieder, teilte das Hafenamt mit.",
      "Паром до островов снова ходит с понедельника, сообщили в порту.",
    ]
    return ((0..<30_000).map { own[$0 % own.count] }, "our own, as there is no \(path)")
  }
}
