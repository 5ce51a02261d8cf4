import Foundation

/// What it costs that a run is remembered: pairs of runs of the tool, one with it and one without.
///
/// The tool is the release build beside this package: `make release` first.
enum StateBenchmark {
  static func run(_ arguments: [String]) throws {
    let runs = max(1, arguments.first.flatMap { Int($0) } ?? 5)
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
    try compare("a million documents", pipe, "chain.yaml", in: folder, runs: 5 * runs) { seconds in
      "\(Int((seconds * 1e9 / Double(ChainBenchmark.documents)).rounded())) ns a document"
    }
    // A day takes too little time to be measured once.
    let daily = "pipelines/daily.yaml"
    try compare("the sample day", pipe, daily, in: root, runs: 60 * runs) { seconds in
      "\((seconds * 1e4).rounded() / 10) ms a run"
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
    // One machine's speed drifts by more than what is measured: only the differences of neighbours
    // count, and which of them comes first takes turns.
    var pairs: [(with: Double, without: Double)] = []
    for pair in 0...runs {
      var used = (with: 0.0, without: 0.0)
      for hasState in pair.isMultiple(of: 2) ? [true, false] : [false, true] {
        let option = hasState ? ["--state", state.path] : ["--no-state"]
        let time = try seconds([pipe, "run", file, "--quiet"] + option, folder)
        if hasState { used.with = time } else { used.without = time }
      }
      // The first pair makes the database and warms the caches.
      if pair > 0 { pairs.append(used) }
    }
    let without = ChainBenchmark.median(pairs.map(\.without))
    let differences = pairs.map { $0.with - $0.without }.sorted()
    let (low, high) = (more(differences[runs / 4]), more(differences[runs * 3 / 4]))
    let difference = ChainBenchmark.median(differences)
    let share = (difference / without * 1000).rounded() / 10
    let usual = (without * 1000).rounded() / 1000
    print("\(name), \(runs) pairs of runs: \(usual) CPU-s without state (median)")
    print("  with it \(share) % more: \(more(difference)) (half of all pairs \(low) to \(high))")
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
