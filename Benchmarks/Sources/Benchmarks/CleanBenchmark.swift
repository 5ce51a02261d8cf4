import Foundation

/// Cleans pages with the tool, parsing included, beside resiliparse and trafilatura in the same run.
///
/// The tool is the release build beside this package: `make release` first. Its time is that of the whole
/// process, less that of one without documents: it reads the files and writes JSON too, and fills in title,
/// authors and dates. Of the peers only the call that makes text of a page is timed.
enum CleanBenchmark {
  private static let usage = "usage: clean FOLDER [RUNS]; every .html file in the folder is a page"

  /// As many pages are enough for a peer that is slow.
  private static let sample = 300

  static func run(_ arguments: [String]) throws {
    guard let folder = arguments.first else { throw Usage.Failure(message: usage) }
    let runs = arguments.dropFirst().first.flatMap { Int($0) } ?? 3
    let pipe = root.appendingPathComponent(".build/release/pipe").path
    guard FileManager.default.isExecutableFile(atPath: pipe) else {
      throw Usage.Failure(message: "there is no \(pipe): run 'make release' first")
    }
    let paths = PageFiles.paths(in: folder, ending: ".html")
    guard !paths.isEmpty else { throw Usage.Failure(message: "no pages in \(folder)") }
    let work = try WorkFolder.make()
    defer { try? FileManager.default.removeItem(at: work) }
    let step = max(1, paths.count / sample)
    let some = stride(from: 0, to: paths.count, by: step).map { paths[$0] }
    for (name, paths, peer) in [("all", paths, "resiliparse"), ("some", some, "trafilatura")] {
      try compare(Pages(name, paths, in: work), pipe, peer, runs)
    }
  }

  /// Pages in lists, as the tool and the peers read them.
  private struct Pages {
    let count: Int
    let megabytes: Double
    let documents: String
    let empty: String
    let list: String

    init(_ name: String, _ paths: [String], in work: URL) throws {
      count = paths.count
      megabytes = Double(paths.reduce(0) { $0 + PageFiles.size(of: $1) }) / 1e6
      documents = work.appendingPathComponent("\(name).jsonl").path
      empty = work.appendingPathComponent("\(name)-empty.jsonl").path
      list = work.appendingPathComponent("\(name).txt").path
      let lines = try paths.map { path in
        let object = ["id": path, "path": path]
        return String(decoding: try JSONEncoder().encode(object), as: UTF8.self)
      }
      try write(lines, to: documents)
      try write([], to: empty)
      try write(paths, to: list)
    }

    private func write(_ lines: [String], to path: String) throws {
      try lines.map { $0 + "\n" }.joined().write(toFile: path, atomically: true, encoding: .utf8)
    }
  }

  private static func compare(
    _ pages: Pages, _ pipe: String, _ peer: String, _ runs: Int
  ) throws {
    print("\(pages.count) pages, \(Int(pages.megabytes)) MB, \(runs) runs each, medians")
    let own = CommandLine.arguments[0]
    let script = root.appendingPathComponent("Benchmarks/peers/clean_pages.py").path
    var (used, start, other): ([Usage], [Usage], [Usage]) = ([], [], [])
    for _ in 0..<runs {
      start.append(try Usage.of(own, ["clean-once", pipe, pages.empty]))
      used.append(try Usage.of(own, ["clean-once", pipe, pages.documents]))
      do {
        other.append(try Usage.of("python3", [script, peer, pages.list]))
      } catch {
        print("\(peer) is left out (pip install \(peer)): \(error)")
      }
    }
    let seconds =
      ChainBenchmark.median(used.map(\.seconds)) - ChainBenchmark.median(start.map(\.seconds))
    tell("pipe", seconds, used, pages)
    guard !other.isEmpty else { return }
    let others = ChainBenchmark.median(other.map(\.seconds))
    tell(peer, others, other, pages)
    print("  pipe takes 1/\(round(others / seconds * 10) / 10) of the time of \(peer)")
  }

  private static func tell(_ name: String, _ seconds: Double, _ used: [Usage], _ pages: Pages) {
    let each = round(seconds / Double(pages.count) * 1e5) / 100
    let memory = (used.map(\.peakMemory).max() ?? 0) / 1024
    print(
      "\(name): \(each) CPU-ms a page, \(Int(Double(pages.count) / seconds)) pages/CPU-s, "
        + "\(Int(pages.megabytes / seconds)) MB/CPU-s, \(memory) MiB at most")
  }

  /// Runs the tool on a list of documents, and prints what that has used.
  ///
  /// In a process of its own, as the memory is that of the largest process that was started.
  static func runOnce(_ arguments: [String]) throws {
    guard arguments.count == 2, let input = FileHandle(forReadingAtPath: arguments[1]) else {
      throw Usage.Failure(message: "usage: clean-once PIPE INPUT")
    }
    let process = Process()
    process.executableURL = URL(fileURLWithPath: arguments[0])
    process.arguments = ["exec", "-q", "fetch: {local: true}", "clean"]
    process.standardInput = input
    process.standardOutput = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else {
      throw Usage.Failure(message: "pipe exec ended with \(process.terminationStatus)")
    }
    let usage = Usage.children
    print(usage.seconds, usage.peakMemory)
  }

  private static var root: URL {
    URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("../../..")
      .standardized
  }
}
