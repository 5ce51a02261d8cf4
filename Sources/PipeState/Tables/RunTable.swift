import GRDB
import PipeEngine
import PipeKit

/// Runs, as rows.
enum RunTable {
  static let table = Table(
    "runs", keyCount: 1,
    [
      .integer("id"), .text("kind"), .text("status"), .text("started"), .text("ended"),
      .integer("ended_seconds"), .integer("attempts"), .text("stages"), .text("report"),
      .text("error"),
    ])

  /// Selects the numbers of the runs that are neither done nor abandoned.
  static let unfinished = "SELECT id FROM runs WHERE status NOT IN ('done', 'abandoned')"

  /// The newest runs' rows, newest first.
  static func newest(_ limit: Int, in db: Database) throws -> [[Cell]] {
    try table.rows("ORDER BY id DESC LIMIT ?", [.integer(Int64(max(0, limit)))], in: db)
  }

  static func cells(_ run: RunRecord) -> [Cell] {
    let stages = run.stages.map { stage -> JSON in
      ["stage": .string(stage.stage), "hash": .string(stage.hash)]
    }
    return [
      .integer(run.id), .text(run.kind.rawValue), .text(run.status.rawValue),
      .text(run.started.description), .optional(run.ended?.description),
      run.ended.map { .integer($0.seconds) } ?? .null, .integer(Int64(run.attempts)),
      .text(text(.array(stages))), .text(text(.object(run.report))), .optional(run.error),
    ]
  }

  static func run(_ cells: [Cell]) throws(StateDamage) -> RunRecord {
    var reader = CellReader(cells, of: table)
    let id = try reader.integer()
    let kind: RunRecord.Kind = try reader.name()
    let status: RunRecord.Status = try reader.name()
    var run = RunRecord(id: id, kind: kind, status: status, started: try reader.time())
    run.ended = try reader.optionalTime()
    _ = reader.optionalInteger()
    run.attempts = Int(truncatingIfNeeded: try reader.integer())
    guard let stages = try reader.json().array else { throw reader.damage("has no stages") }
    for stage in stages {
      guard let name = stage.object?["stage"]?.string, let hash = stage.object?["hash"]?.string
      else { throw reader.damage("has a stage that is none") }
      run.stages.append(StageFingerprint(stage: name, hash: hash))
    }
    guard let report = try reader.json().object else { throw reader.damage("has no report") }
    run.report = report
    run.error = reader.optionalText()
    return run
  }

  private static func text(_ value: JSON) -> String {
    String(decoding: value.serialized, as: UTF8.self)
  }
}
