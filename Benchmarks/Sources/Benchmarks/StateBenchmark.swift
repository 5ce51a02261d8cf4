import Foundation

/// What it costs that a run is remembered: the same runs of the tool with and without it, in turn.
///
/// The tool is the release build beside this package: `make release` first.
enum StateBenchmark {
  static func run(_ arguments: [String]) throws {
    let runs = arguments.first.flatMap { Int($0) } ?? 5
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("../../..").standardized
    let pipe = root.appendingPathComponent(".build/release/pipe").path
    guard FileManager.default.isExecutableFile(atPath: pipe) else {
      throw Usage.Failure(message: "there is no \(pipe): run 'make release' first")
    }
    let folder = try WorkFolder.make()
    defer { try? FileManager.default.removeItem(at: folder) }
    _ = try ChainBenchmark.writeInput(to: folder.appendingPathComponent("in.jsonl").path)
    let chain = """
      name: chain
      stages:
        - fetch: {jsonl: in.jsonl}
        - filter: {where: {words: {min: 1}}}
        - export: {to: out.jsonl}
      """
    try chain.write(
      to: folder.appendingPathComponent("chain.yaml"), atomically: true, encoding: .utf8)
    try compare("a million documents", pipe, "chain.yaml", in: folder, runs: runs) { seconds in
      "\(Int((seconds * 1e9 / Double(ChainBenchmark.documents)).rounded())) ns a document"
    }
    // A day takes too little time to be measured once.
    try compare("the sample day", pipe, "pipelines/daily.yaml", in: root, runs: 10 * runs) { _ in ""
    }
  }

  private static func compare(
    _ name: String, _ pipe: String, _ file: String, in folder: URL, runs: Int,
    _ more: (Double) -> String
  ) throws {
    let state = FileManager.default.temporaryDirectory.appendingPathComponent(
      "pipe-benchmark-\(ProcessInfo.processInfo.processIdentifier).sqlite")
    defer {
      for ending in ["", "-wal", "-shm", ".lock"] {
        try? FileManager.default.removeItem(atPath: state.path + ending)
      }
    }
    var (with, without): ([Double], [Double]) = ([], [])
    for _ in 0..<runs {
      with.append(try seconds([pipe, "run", file, "--quiet", "--state", state.path], folder))
      without.append(try seconds([pipe, "run", file, "--quiet", "--no-state"], folder))
    }
    let (a, b) = (ChainBenchmark.median(with), ChainBenchmark.median(without))
    let share = ((a / b - 1) * 1000).rounded() / 10
    print("\(name), \(runs) runs each, medians: \(b) CPU-s, remembered \(a) CPU-s: \(share) % more")
    let difference = more(a - b)
    if !difference.isEmpty { print("  \(difference)") }
  }

  private static func seconds(_ command: [String], _ folder: URL) throws -> Double {
    let before = Usage.children.seconds
    let process = Process()
    process.executableURL = URL(fileURLWithPath: command[0])
    process.arguments = Array(command.dropFirst())
    process.currentDirectoryURL = folder
    try process.run()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else {
      throw Usage.Failure(message: "\(command.joined(separator: " ")) failed")
    }
    return Usage.children.seconds - before
  }
}
