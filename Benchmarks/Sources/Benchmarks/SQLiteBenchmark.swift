import Foundation
import PipeKit
import PipeTesting

/// Writes 100,000 documents of 6 kB to an SQLite database, with and without an index for full-text search, beside
/// `executemany` of Python's `sqlite3` into the same tables, in turn.
///
/// The tool is the release build beside this package: `make release` first. Of the tool the whole run is timed, with reading
/// JSON Lines; of the peer only the writing of rows that it has in memory.
enum SQLiteBenchmark {
  static func run(_ arguments: [String]) throws {
    let count = arguments.first.flatMap { Int($0) } ?? 100_000
    let runs = arguments.dropFirst().first.flatMap { Int($0) } ?? 3
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("../../..").standardized
    let pipe = root.appendingPathComponent(".build/release/pipe").path
    guard FileManager.default.isExecutableFile(atPath: pipe) else {
      throw Usage.Failure(message: "there is no \(pipe): run 'make release' first")
    }
    let script = root.appendingPathComponent("Benchmarks/peers/sqlite_rows.py").path
    let work = try WorkFolder.make()
    defer { try? FileManager.default.removeItem(at: work) }
    let path = work.appendingPathComponent("in.jsonl")
    try writeDocuments(count, to: path)
    try Data().write(to: work.appendingPathComponent("empty.jsonl"))
    for search in [true, false] {
      for name in ["in", "empty"] {
        let pipeline = """
          name: rows
          stages:
            - fetch: {jsonl: \(name).jsonl}
            - export: {to: out.db, search: \(search)}
          """
        try pipeline.write(
          to: work.appendingPathComponent("\(name).yaml"), atomically: true, encoding: .utf8)
      }
      print("\(count) documents, \(search ? "with" : "without") full-text search, \(runs) runs")
      var (own, other): ([Double], [Double]) = ([], [])
      for _ in 0..<runs {
        // The peer gets the tables that the tool makes, without documents.
        let database = work.appendingPathComponent("out.db").path
        try? FileManager.default.removeItem(atPath: database)
        _ = try seconds([pipe, "run", "empty.yaml", "--quiet", "--no-state"], work)
        other.append(try Usage.of("python3", [script, path.path, database]).seconds)
        try? FileManager.default.removeItem(atPath: database)
        own.append(try seconds([pipe, "run", "in.yaml", "--quiet", "--state", "s.sqlite"], work))
        try? FileManager.default.removeItem(at: work.appendingPathComponent("s.sqlite"))
      }
      let (a, b) = (ChainBenchmark.median(own), ChainBenchmark.median(other))
      print("  pipe: \(Int(Double(count) / a)) documents/s; executemany: \(Int(Double(count) / b))")
      print("  pipe is \((b / a * 10).rounded() / 10) times as fast")
    }
  }

  /// Seconds of the clock that a command takes: a disk is waited for, too.
  private static func seconds(_ command: [String], _ folder: URL) throws -> Double {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: command[0])
    process.arguments = Array(command.dropFirst())
    process.currentDirectoryURL = folder
    let clock = ContinuousClock()
    let start = clock.now
    try process.run()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else {
      throw Usage.Failure(message: "\(command.joined(separator: " ")) failed")
    }
    return (clock.now - start) / .seconds(1)
  }

  /// Words as often as they are in a language: the n-th about 1/n of the times.
  private static func writeDocuments(_ count: Int, to path: URL) throws {
    FileManager.default.createFile(atPath: path.path, contents: nil)
    let file = try FileHandle(forWritingTo: path)
    defer { try? file.close() }
    var generator = SeededGenerator(seed: 9)
    let words = (0..<50_000).map { number in
      String(UInt64(number + 30) &* 0x9E37_79B9_7F4A_7C15 >> 34, radix: 26)
    }
    var bytes: [UInt8] = []
    for number in 0..<count {
      var text = ""
      while text.utf8.count < 6000 {
        let share = Double(generator.next() >> 11) / Double(1 << 53)
        text += words[min(words.count - 1, Int(exp(share * log(Double(words.count)))) - 1)] + " "
      }
      let document = Document(
        id: String(generator.next(), radix: 36),
        url: "https://news.example.org/\(number)", source: "https://news.example.org/feed",
        title: String(text.prefix(60)), authors: ["Jane Doe"],
        published: Timestamp(seconds: 1_790_000_000 + Int64(number)), language: "en", text: text,
        summary: String(text.prefix(200)), labels: [Label("politics", score: 0.9)])
      document.appendJSON(to: &bytes)
      bytes.append(0x0A)
      if bytes.count > 1 << 20 || number == count - 1 {
        try file.write(contentsOf: bytes)
        bytes = []
      }
    }
  }
}
