import ExportStage
import PipeKit
import Synchronization
import Testing

/// One attempt of a run that is remembered: a checkpoint follows every document.
final class Attempt: Sendable {
  /// What was said to be written, and how many documents.
  var produced: [String: Int] { reports.withLock { $0 } }
  /// The run's last checkpoint.
  let last = Checkpoint()
  private let reports = Mutex<[String: Int]>([:])
  private let passed = Mutex<[Checkpoint]>([])

  /// What was noted at each checkpoint that came through.
  var notes: [JSON?] { passed.withLock { $0.map(\.output) } }

  /// Runs the stage over documents.
  ///
  /// - Parameters:
  ///   - options: The options.
  ///   - documents: What goes in.
  ///   - services: What the stage can reach.
  ///   - note: What was committed of earlier attempts.
  ///   - ledger: What is remembered; what was committed unless given.
  ///   - started: When the run began first.
  ///   - isPrepared: Whether documents come with what was made of them ahead.
  ///   - marks: How many checkpoints follow without documents.
  ///   - ending: How it ends.
  /// - Returns: The error it ended with.
  /// - Throws: What making the stage throws.
  func run(
    _ options: Export.Options, _ documents: some Collection<Document>, services: Services,
    after note: JSON? = nil, ledger: Ledger? = nil, started: Timestamp? = nil,
    isPrepared: Bool = false, marks: Int = 0, ending: Ending = .finished
  ) async throws -> (any Error)? {
    let stage = try Export(options: options, setup: StageSetup(id: "export"))
    let context = StageContext(
      stage: "export", services: services, started: started, memory: ledger ?? Ledger(note),
      lastCheckpoint: last
    ) { event in
      if case .produced(let path, let documents) = event {
        self.reports.withLock { $0[path] = documents }
      }
    }
    let input = Channel(capacity: 2 * documents.count + marks + 1)
    let output = Channel(capacity: 2 * documents.count + marks + 1)
    for (index, document) in documents.enumerated() {
      var parcel = Parcel([document])
      if isPrepared, let part = stage.prepare([document], in: context) {
        parcel.add(part, for: "export")
        parcel.letDocumentsGo()
      }
      try await input.send(parcel)
      try await input.send(Parcel(Checkpoint(number: index + 1)))
    }
    for mark in 0..<marks {
      try await input.send(Parcel(Checkpoint(number: documents.count + mark + 1)))
    }
    let run = Task {
      do {
        try await stage.run(Inlet(input), into: Outlet(output), in: context)
        return nil as (any Error)?
      } catch {
        return error
      }
    }
    if ending == .finished {
      input.finish()
    } else {
      var left = documents.count + marks
      while left > 0, let next = try await output.receive() {
        guard let checkpoint = next.parcel.checkpoint else { continue }
        passed.withLock { $0.append(checkpoint) }
        left -= 1
      }
      input.abort()
    }
    let error = await run.value
    output.finish()
    while let next = try? await output.receive() {
      if let checkpoint = next.parcel.checkpoint { passed.withLock { $0.append(checkpoint) } }
    }
    return error
  }
}

/// A file to export to, and how.
struct OutputCase: Sendable, CustomTestStringConvertible {
  var path: String
  var mode = Export.Mode.replace
  var old: String?

  var testDescription: String { "\(path) \(mode) over \(old ?? "nothing")" }

  /// Whether the file is another in the end, though it may have what it had: not one that lines were added to.
  var replaces: Bool {
    mode == .replace || ![".jsonl", ".csv"].contains { path.hasSuffix($0) }
  }

  /// The files there are at first.
  var files: [String: String] { old.map { [path: $0] } ?? [:] }

  /// The first line of a table with the usual columns.
  let header =
    "id,url,source,title,authors,published,updated,language,labels,keywords,summary,text,image\n"

  func options() throws -> Export.Options { try Export.Options(to: path) { $0.mode = mode } }

  static let all = [
    OutputCase(path: "out/a.jsonl"), OutputCase(path: "out/a.jsonl", old: "old\n"),
    OutputCase(path: "out/a.md"), OutputCase(path: "out/a.html", old: "old\n"),
    OutputCase(path: "out/a.jsonl", mode: .append),
    OutputCase(path: "out/a.jsonl", mode: .append, old: "old\n"),
    OutputCase(path: "out/a.jsonl", mode: .append, old: "old"),
    OutputCase(path: "out/a.csv", old: "old\n"), OutputCase(path: "out/a.csv", mode: .append),
    OutputCase(path: "out/a.json"),
    OutputCase(path: "out/a.json", old: "old"),
    OutputCase(path: "out/a.md", mode: .append),
    OutputCase(path: "out/a.md", mode: .append, old: "# Mine\n"),
    OutputCase(path: "out/a.atom", mode: .append), OutputCase(path: "out/a.epub"),
  ]
}
