import PipeEngine
import PipeState

@testable import PipeKit

/// All that a store holds.
struct Content: Equatable {
  var salt: UInt64
  var name: String
  var runs: [RunRecord]
  var unfinished: RunRecord?
  var notes: [Checkpoint.Entry: JSON] = [:]
  var letters: [DeadLetter]
  var counts: [String: Int] = [:]

  /// Reads all of it, each thing in every way there is.
  init(_ store: SQLiteRunStore, expecting expected: Content? = nil) throws(RunStoreError) {
    salt = store.salt
    name = store.name
    runs = try store.runs(limit: 1000)
    unfinished = try store.unfinishedRun()
    letters = try store.deadLetters(stage: nil, after: 0, limit: 1000)
    for kind in NoteKind.allCases {
      for (entry, value) in try store.notes(kind) { notes[entry] = value }
    }
    for (stage, count) in try store.deadLetterCounts() { counts[stage] = count }
    for (entry, _) in expected?.notes ?? [:] where try store.note(entry) != notes[entry] {
      notes[entry] = nil
    }
    for run in expected?.runs ?? [] where try store.run(run.id) != run {
      runs = []
    }
    for letter in expected?.letters ?? [] where try store.deadLetter(letter.id) != letter {
      letters = []
    }
  }
}

func entry(_ stage: String, _ kind: NoteKind, _ key: String) -> Checkpoint.Entry {
  Checkpoint.Entry(stage: stage, kind: kind, key: key)
}

func time(_ seconds: Int64) -> Timestamp { Timestamp(seconds: 1_767_225_600 + seconds) }

extension DeadLetter {
  /// A dead letter with values in all its fields.
  static func sample(
    _ name: String, stage: String = "fetch", run: Int64 = 1, at seconds: Int64 = 10
  ) -> DeadLetter {
    DeadLetter(
      run: run, stage: stage, name: name,
      document: Document(
        id: name, url: "https://example.org/" + name, title: "Umlaut ü, \0, “quotes” 雨",
        published: Timestamp("2026-11-23"), text: String(repeating: "Rain. ", count: 40),
        metadata: ["words": 80, "half": 0.5]),
      code: "http", message: "the server answered 503", hint: "try again later",
      first: time(seconds), last: time(seconds))
  }
}

/// Fills a store with some of everything, over several transactions.
func fill(_ store: SQLiteRunStore, from first: Int = 0, count: Int = 60) throws {
  if first == 0 {
    var run = RunRecord(
      started: time(0), stages: [StageFingerprint(stage: "fetch", hash: "0123456789abcdef")])
    run.id = try store.begin(run)
    run.status = .done
    run.ended = time(5)
    run.report = ["stages": [["stage": "fetch", "out": 12]]]
    try store.update(run)
    _ = try store.begin(RunRecord(started: time(6)))
  }
  for index in first..<first + count {
    try store.commit(
      [
        (
          entry("fetch", .position, "feed \(index % 7)"), .object(["offset": .number(.init(index))])
        ),
        (entry("export", .output, "news.jsonl"), .number(.init(index * 100))),
        (entry("fetch", .seen, "https://example.org/\(index)/\(index * 7919 % 1000)"), true),
        (
          entry("fetch", .validator, "https://example.org/\(index)"),
          ["etag": .string("\"\(index)\"")]
        ),
      ], at: time(Int64(10 + index)))
  }
  try store.add((first..<first + count / 6).map { .sample("letter \($0)", run: 2) })
}
