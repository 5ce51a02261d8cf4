import Foundation
import PipeKit
import TextSummarizer

/// Sums up the articles of the development set in three sentences by each method, beside sumy's LexRank in the same
/// run, and a text of 1 MB.
///
/// The articles are no part of the project; without them invented ones take their place. Each method is a process of its own,
/// on one thread; only summing up is timed, by processor time.
enum SummaryBenchmark {
  static func run(_ arguments: [String]) throws {
    let runs = arguments.first.flatMap { Int($0) } ?? 3
    let work = try WorkFolder.make()
    defer { try? FileManager.default.removeItem(at: work) }
    let path = work.appendingPathComponent("articles.jsonl").path
    let long = work.appendingPathComponent("long.jsonl").path
    let (texts, source) = try articles(arguments.dropFirst().first)
    try write(texts, to: path)
    var joined = ""
    for text in texts where joined.utf8.count < 1_000_000 { joined += text + "\n" }
    try write([joined], to: long)
    let bytes = texts.reduce(0) { $0 + $1.utf8.count }
    print(
      "\(texts.count) articles of \(source), \(bytes / max(1, texts.count)) bytes each, \(runs) runs each"
    )
    let script = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("../../peers/summaries.py").standardized.path
    let part = texts.count / 8
    var own: [SummaryMethod: [Double]] = [:]
    var peak = 0
    var other: [Double] = []
    for _ in 0..<runs {
      for method in SummaryMethod.allCases {
        let used = try Usage.of(
          CommandLine.arguments[0], ["summarize-once", method.rawValue, path])
        own[method, default: []].append(Double(texts.count) / used.seconds)
        peak = max(peak, used.peakMemory)
      }
      do {
        // An eighth of the articles: it takes long.
        let used = try Usage.of("python3", [script, path, "\(part)"])
        other.append(Double(part) / used.seconds)
      } catch {
        print("sumy is left out (pip install sumy): \(error)")
      }
    }
    for method in SummaryMethod.allCases {
      let speed = ChainBenchmark.median(own[method] ?? [])
      let once = try Usage.of(CommandLine.arguments[0], ["summarize-once", method.rawValue, long])
      print(
        "\(method.rawValue): \(Int(speed)) articles/CPU-s; "
          + "\(joined.utf8.count) bytes: \(Int(once.seconds * 1000)) ms"
      )
    }
    print("\(peak / 1024) MiB at most, the articles included")
    guard !other.isEmpty else { return }
    let others = ChainBenchmark.median(other)
    let auto = ChainBenchmark.median(own[.auto] ?? [])
    print("sumy, LexRank: \((others * 10).rounded() / 10) articles/CPU-s")
    print("  auto is \((auto / others * 10).rounded() / 10) times as fast as sumy's LexRank")
  }

  /// Sums up the articles of a file by a method, and prints what that has used.
  static func runOnce(_ arguments: [String]) throws {
    guard arguments.count == 2, let method = SummaryMethod(rawValue: arguments[0]) else {
      throw Usage.Failure(message: "usage: summarize-once METHOD FILE")
    }
    let data = try Data(contentsOf: URL(fileURLWithPath: arguments[1]))
    let texts = try data.split(separator: 0x0A).map { line in
      try SourceText(
        JSON(parsing: String(decoding: line, as: UTF8.self)).object?["text"]?.string ?? "",
        language: "en")
    }
    var options = SummaryOptions()
    options.method = method
    let summarizer = Summarizer(options)
    _ = summarizer.summary(of: SourceText("Read the model. Build the tables.", language: "en"))
    let start = Usage.own.seconds
    var length = 0
    for text in texts { length += summarizer.summary(of: text)?.text().utf8.count ?? 0 }
    let seconds = Usage.own.seconds - start
    print(length)
    print(max(seconds, 1e-6), Usage.own.peakMemory)
  }

  private static func write(_ texts: [String], to path: String) throws {
    var lines: [UInt8] = []
    for text in texts {
      lines += JSON.object(["text": .string(text)]).serialized
      lines.append(0x0A)
    }
    try Data(lines).write(to: URL(fileURLWithPath: path))
  }

  private static func articles(_ path: String?) throws -> (texts: [String], source: String) {
    let path = path ?? "../shared/eval/summarize/dev.jsonl.gz"
    guard let rows = try EvalTexts.rows(path) else {
      let texts = (0..<800).map { number in
        (0..<30).map { sentence in
          let place = number * 7919 + sentence * 104_729
          return
            "The council of town \(place % 53) spoke of the harbour and of plan \(place % 17), "
            + "which firm \(place % 11) wants to build near bridge \(place % 29)."
        }.joined(separator: " ")
      }
      return (texts, "our own, as there is no \(path)")
    }
    let texts = rows.compactMap { row -> String? in
      let sentences = row.object?["sentences"]?.array?.compactMap(\.string)
      return sentences?.joined(separator: "\n") ?? row.object?["text"]?.string
    }
    return (texts, "the development set")
  }
}
