import GRDB
import PipeKit

/// What is noted, as rows; all of a kind stand together, by stage and key.
enum NoteTable {
  static let table = Table(
    "notes", keyCount: 4,
    [
      .text("kind"), .integer("run"), .text("stage"), .text("key"), .text("value"),
      .integer("time"),
    ])
  /// Selects a note by ``key(_:run:)``.
  static let one =
    "WHERE kind = ? AND run = ? AND stage = CAST(? AS TEXT) AND key = CAST(? AS TEXT)"

  static func cells(
    _ entry: Checkpoint.Entry, run: Int64, _ value: JSON, at time: Timestamp
  ) -> [Cell] {
    key(entry, run: run) + [
      .text(String(decoding: value.serialized, as: UTF8.self)), .integer(time.seconds),
    ]
  }

  static func key(_ entry: Checkpoint.Entry, run: Int64) -> [Cell] {
    [.text(entry.kind.rawValue), .integer(run), .text(entry.stage), .text(entry.key)]
  }

  static func note(
    _ cells: [Cell]
  ) throws(StateDamage) -> (entry: Checkpoint.Entry, value: JSON) {
    var reader = CellReader(cells, of: table)
    let kind: NoteKind = try reader.name()
    _ = try reader.integer()
    let (stage, key) = (try reader.text(), try reader.text())
    let value = try reader.json()
    return (Checkpoint.Entry(stage: stage, kind: kind, key: key), value)
  }
}
