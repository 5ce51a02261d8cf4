import ExportStage
import Foundation
import PipeKit
import PipeTesting
import Synchronization
import Testing

/// What came of running the stage over documents.
struct Outcome {
  var output: [Document] = []
  var produced: [String: Int] = [:]
  var notes: [String] = []
  var error: (any Error)?

  var stageError: StageError? { error as? StageError }
}

/// How the stage's surroundings behave.
enum Ending {
  /// The input ends after its last document.
  case finished
  /// The run is aborted when all documents were read.
  case aborted
  /// The next stage wants no more after the first batch.
  case closed
}

extension Export.Options {
  init(
    to: String, format: String? = nil, _ change: (inout Export.Options) throws -> Void = { _ in }
  ) throws {
    self.init()
    self.to = try Export.Template(to)
    if let format { self.format = try #require(Export.Format(format)) }
    try change(&self)
  }

  /// The messages of what is wrong with the options.
  var complaints: [String] { problems().map(\.message) }
}

/// Runs the stage over documents.
///
/// - Parameters:
///   - options: The options.
///   - documents: What goes in.
///   - services: What the stage can reach.
///   - batchSize: How many documents travel together.
///   - isDryRun: Whether nothing is to be written.
///   - readerEndsRun: Whether nothing but standard output is written.
///   - ending: How it ends.
/// - Returns: What came of it.
func export(
  _ options: Export.Options, _ documents: [Document], services: Services, batchSize: Int = 64,
  isDryRun: Bool = false, readerEndsRun: Bool = false, ending: Ending = .finished
) async -> Outcome {
  let produced = Mutex<[String: Int]>([:])
  let notes = Mutex<[String]>([])
  let input = Channel(capacity: documents.count + 1)
  let output = Channel(capacity: documents.count + 1)
  var outcome = Outcome()
  let context = StageContext(
    stage: "export", services: services, isDryRun: isDryRun, readerEndsRun: readerEndsRun
  ) { event in
    switch event {
    case .produced(let path, let documents): produced.withLock { $0[path] = documents }
    case .note(let text): notes.withLock { $0.append(text) }
    case .dropped, .failed: break
    }
  }
  let run = Task {
    let stage = try Export(options: options, setup: StageSetup(id: "export"))
    try await stage.run(Inlet(input), into: Outlet(output), in: context)
  }
  do {
    if ending == .closed { output.close() }
    var rest = documents[...]
    while !rest.isEmpty {
      try await input.send(Array(rest.prefix(batchSize)))
      rest = rest.dropFirst(batchSize)
    }
    if ending == .aborted {
      var passed = 0
      while passed < documents.count, let next = try await output.receive() {
        passed += next.parcel.count
      }
      input.abort()
    } else {
      input.finish()
    }
    try await run.value
  } catch {
    outcome.error = error
  }
  output.finish()
  while ending == .finished, let next = try? await output.receive() {
    outcome.output += next.parcel.documents
  }
  outcome.produced = produced.withLock { $0 }
  outcome.notes = notes.withLock { $0 }
  return outcome
}

/// Documents that have something in every field that a format looks at.
enum Samples {
  static let news: [Document] = [
    Document(
      id: "1", url: "https://www.example.org/politics/talks?a=1&lt=2",
      source: "https://example.org/rss",
      title: "Talks in Geneva go on", authors: ["Jane Doe", "Li Wei"],
      published: Timestamp("2026-11-22T23:30:00+01:00"),
      updated: Timestamp("2026-11-23T06:00:00.250Z"), language: "en",
      text: String(repeating: "word ", count: 700),
      summary: "Both sides meet again.\n\nA result is not expected before Friday.",
      labels: [
        Label("politics", score: 0.93, scheme: "iptc", code: "medtop:11000000"),
        Label("economy", score: 0.4, scheme: "iptc"),
      ], keywords: ["Geneva", "talks"],
      image: Image("https://example.org/1.jpg", caption: "Geneva"),
      links: [Link("https://example.org/next", text: "Next", rel: "next")],
      metadata: ["section": "world", "words": 700],
      trail: [TrailEntry(stage: "clean", note: "title from json-ld")]),
    Document(
      id: "2", url: "https://beispiel.de/wetter_(heute)", source: "https://beispiel.de/feed",
      title: "Regen bis Freitag", published: Timestamp("2026-11-23"), language: "de",
      text: "Regen bis Freitag\n\nEs regnet. "
        + String(repeating: "Und es regnet weiter. ", count: 40),
      labels: [Label("weather")]),
    Document(
      id: "3", url: "https://example.org/economy/oil", source: "https://example.org/rss",
      title: "Oil is cheaper", text: "The price fell by 3%.", labels: [Label("economy")]),
    Document(
      id: "4", source: "letters/مقال.txt", title: "مقال عن اللغة", language: "ar",
      text: "هذا نص قصير."),
    Document(
      id: "5", url: "https://example.org/economy/gas", title: "Gas is dearer",
      summary: "By 2%.", labels: [Label("economy", score: 0.7)]),
    Document(
      id: "6", url: "https://例え.jp/記事/雨", title: "雨が続く", language: "ja",
      text: String(repeating: "雨が降り続いています。", count: 60)),
  ]

  /// A document whose every value tries to be more than text.
  static let hostile = Document(
    id: "<id>", url: "javascript:alert(1)", source: "../</p><script>alert(2)</script>",
    title: "</h3><script>alert('3')</script> [x](javascript:alert(4)) # **bold** `code`\n# Heading",
    authors: ["<img src=x onerror=alert(5)>", "[a](http://evil.example)"],
    language: "en\" onclick=\"alert(6)",
    summary: """
      - item https://evil.example/ and www.evil.example
      # heading <b>bold</b> &lt;i&gt; {{ site.secret }} $x^2$ ~~gone~~

      1. list

      > quote
      ```
      code
      """,
    labels: [Label("</ul><script>alert(7)</script>"), Label("a](http://evil.example)")])
}

/// A directory of its own, gone when the test is over.
final class Scratch: Sendable {
  let path: String

  /// Creates the directory.
  ///
  /// - Parameter inMemory: Whether it is in memory, where the system has such a place: for tests that
  ///   make files durable a thousand times.
  /// - Throws: What creating it throws.
  init(inMemory: Bool = false) throws {
    let memory = "/dev/shm"
    let parent =
      inMemory && FileManager.default.isWritableFile(atPath: memory)
      ? memory : FileManager.default.temporaryDirectory.path
    path = parent + "/export-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }
}
