import ExportStage
import FetchStage
import Foundation
import PipeEngine
import PipeKit

/// A million small documents through JSON Lines, stages that do nothing, JSON Lines; beside a chain
/// of Python generators with orjson on the same file.
enum ChainBenchmark {
  static let documents = 1_000_000

  static func run(_ arguments: [String]) throws {
    let runs = arguments.first.flatMap { Int($0) } ?? 3
    let folder = try WorkFolder.make()
    defer { try? FileManager.default.removeItem(at: folder) }
    let input = folder.appendingPathComponent("in.jsonl").path
    let output = folder.appendingPathComponent("out.jsonl").path
    let size = try writeInput(to: input)
    print("\(documents) documents of \(size / documents) bytes, \(runs) runs each, medians")
    let own = CommandLine.arguments[0]
    let peer = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("../../peers/orjson_chain.py").standardized.path
    var cases: [(name: String, usage: [Usage])] = [
      ("pipe, 5 stages", []), ("pipe, 15 stages", []), ("Python + orjson, 5 generators", []),
    ]
    for _ in 0..<runs {
      cases[0].usage.append(try Usage.of(own, ["chain-once", input, output, "5"]))
      cases[1].usage.append(try Usage.of(own, ["chain-once", input, output, "15"]))
      do {
        cases[2].usage.append(try Usage.of("python3", [peer, input, output, "5"]))
      } catch {
        print("the peer could not be run (pip install orjson): \(error)")
      }
    }
    for (name, usage) in cases where !usage.isEmpty {
      let seconds = median(usage.map(\.seconds))
      let rate = Int(Double(documents) / seconds)
      let memory = (usage.map(\.peakMemory).max() ?? 0) / 1024
      print(
        "\(name): \(rate) documents/CPU-s, \(nanoseconds(seconds)) ns each, \(memory) MiB at most")
    }
    let stage = (median(cases[1].usage.map(\.seconds)) - median(cases[0].usage.map(\.seconds))) / 10
    print("one more stage: \(nanoseconds(stage)) ns a document")
  }

  /// One run in a process of its own, so that its memory is its own.
  static func runOnce(_ arguments: [String]) async throws {
    guard arguments.count == 3, let count = Int(arguments[2]) else {
      throw Usage.Failure(message: "usage: chain-once INPUT OUTPUT STAGES")
    }
    var fetch = Fetch.Options()
    fetch.jsonl = OneOrMore([arguments[0]])
    var export = Export.Options()
    export.to = try Export.Template(arguments[1])
    let source = try Fetch(options: fetch, setup: StageSetup(id: "fetch", hasInput: false))
    let sink = try Export(options: export, setup: StageSetup(id: "export"))
    var steps = [Plan.Step(source)]
    for index in 0..<count { steps.append(Plan.Step(Nothing(), id: "nothing-\(index)")) }
    steps.append(Plan.Step(sink))
    let services = Services(clock: SystemClock(), files: LocalFileSystem(), http: NoNetwork())
    let report = try await PipelineRun(
      Plan(name: "chain", stages: steps), services: services, options: .init(workers: 2)
    ).run()
    guard report.stages.last?.input == documents else {
      throw Usage.Failure(message: "documents were lost: \(report)")
    }
    let usage = Usage.own
    print(usage.seconds, usage.peakMemory)
  }

  static func writeInput(to path: String) throws -> Int {
    // In pieces: what this process holds counts for the processes it starts.
    let file = try LocalFileSystem().open(path, .replace)
    defer { try? file.close() }
    var size = 0
    var bytes: [UInt8] = []
    let text =
      "The council said on Monday that the bridge will stay closed until spring, as repairs "
      + "cost more than planned."
    for index in 0..<documents {
      let document = Document(
        id: "u\(String(index, radix: 16))", url: "https://news.example.org/2026/11/23/\(index)",
        source: "https://news.example.org/feed.xml", title: "Bridge stays closed, council says",
        published: Timestamp(seconds: 1_795_000_000 + Int64(index)), language: "en", text: text,
        metadata: ["section": "local", "rank": .number(JSONNumber(index % 10)), "score": 0.5])
      document.appendJSON(to: &bytes)
      bytes.append(0x0A)
      if bytes.count > 1 << 16 || index == documents - 1 {
        try file.write(bytes)
        size += bytes.count
        bytes.removeAll(keepingCapacity: true)
      }
    }
    return size
  }

  static func median(_ values: [Double]) -> Double {
    let sorted = values.sorted()
    return sorted.isEmpty ? .nan : sorted[sorted.count / 2]
  }

  private static func nanoseconds(_ seconds: Double) -> Int {
    seconds.isFinite ? Int((seconds * 1e9 / Double(documents)).rounded()) : 0
  }
}

/// A stage that does nothing.
struct Nothing: DocumentStage {
  static let manual = Manual("nothing", "Does nothing.")

  init(options: NoOptions = NoOptions(), setup: StageSetup = StageSetup(id: "nothing")) {}

  func process(_ document: inout Document, in context: StageContext) async throws -> Verdict {
    .pass
  }
}

/// A network that is not there.
struct NoNetwork: HTTPClient {
  func send(_ request: HTTPRequest) async throws -> HTTPResponse {
    throw HTTPError(.offline, url: request.url, "the benchmark has no network")
  }
}
