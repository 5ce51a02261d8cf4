import FeedReader
import Foundation

/// Reads feeds with all their fields and their HTML sanitised, beside feedparser and fastfeedparser in the
/// same run.
///
/// The feeds are made by ``FeedMaker``. Every reader is a process of its own that has all feeds in memory
/// first; only reading is timed. feedparser, which takes a hundred times as long, reads every twentieth.
enum FeedBenchmark {
  static func run(_ arguments: [String]) throws {
    let count = arguments.first.flatMap { Int($0) } ?? 400
    let runs = arguments.dropFirst().first.flatMap { Int($0) } ?? 5
    guard count > 0, runs > 0 else { throw Usage.Failure(message: "usage: feeds [COUNT] [RUNS]") }
    let work = try WorkFolder.make()
    defer { try? FileManager.default.removeItem(at: work) }
    let all = try feeds(count, in: work)
    let some = stride(from: 0, to: all.count, by: 20).map { all[$0] }
    let lists = [all, some].enumerated().map { index, paths in
      (paths, work.appendingPathComponent("feeds-\(index).txt").path)
    }
    for (paths, list) in lists {
      try paths.map { $0 + "\n" }.joined().write(toFile: list, atomically: true, encoding: .utf8)
    }
    let bytes = all.reduce(0) { $0 + PageFiles.size(of: $1) }
    print("\(count) feeds, \(bytes / count / 1000) kB on average, \(runs) runs each, medians")
    let script = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("../../peers/feeds.py").standardized.path
    let readers = [
      ("pipe", [CommandLine.arguments[0], "feeds-once"], 0),
      ("fastfeedparser", ["python3", script, "fastfeedparser"], 0),
      ("feedparser", ["python3", script, "feedparser"], 1),
    ]
    var used: [[Usage]] = readers.map { _ in [] }
    for _ in 0..<runs {
      for (index, (name, command, list)) in readers.enumerated() {
        do {
          used[index].append(try Usage.of(command[0], command.dropFirst() + [lists[list].1]))
        } catch  where index > 0 {
          if used[index].isEmpty { print("\(name) is left out (pip install \(name))") }
        }
      }
    }
    tell(readers.map { ($0.0, lists[$0.2].0) }, used)
  }

  private static func tell(_ readers: [(name: String, paths: [String])], _ used: [[Usage]]) {
    var first = 0.0
    for (index, reader) in readers.enumerated() where !used[index].isEmpty {
      let seconds = ChainBenchmark.median(used[index].map(\.seconds))
      let bytes = reader.paths.reduce(0) { $0 + PageFiles.size(of: $1) }
      let rate = Double(reader.paths.count) / seconds
      if index == 0 { first = rate }
      let times = index == 0 ? "" : ", pipe is \(round(first / rate * 10) / 10) times as fast"
      let memory = (used[index].map(\.peakMemory).max() ?? 0) / 1024
      print(
        "\(reader.name): \(Int(rate)) feeds/s, \(Int(Double(bytes) / 1e6 / seconds)) MB/s, "
          + "\(memory) MiB at most with all feeds in memory\(times)")
    }
  }

  /// Reads all feeds of a list, and prints what that has used.
  static func runOnce(_ arguments: [String]) throws {
    guard arguments.count == 1 else { throw Usage.Failure(message: "usage: feeds-once LIST") }
    let feeds = try PageFiles.contents(ofList: arguments[0])
    let reader = FeedReader(url: "https://feeds.example/feed")
    var entries = 0
    let start = Usage.own.seconds
    for feed in feeds { entries += try reader.read(feed).entries.count }
    let seconds = Usage.own.seconds - start
    guard entries > 0 else { throw Usage.Failure(message: "the feeds have no entries") }
    print(seconds, Usage.own.peakMemory)
  }

  /// Writes feeds into files; their paths.
  private static func feeds(_ count: Int, in work: URL) throws -> [String] {
    var maker = FeedMaker(seed: 6)
    return try (0..<count).map { number in
      let path = work.appendingPathComponent("\(number).xml").path
      try maker.feed(number).write(toFile: path, atomically: false, encoding: .utf8)
      return path
    }
  }

  /// Writes the feeds that are measured into a folder, for a look at them.
  static func make(_ arguments: [String]) throws {
    guard arguments.count == 2, let count = Int(arguments[1]) else {
      throw Usage.Failure(message: "usage: feeds-make FOLDER COUNT")
    }
    _ = try feeds(count, in: URL(fileURLWithPath: arguments[0]))
  }
}
