import GRDB
import PipeEngine
import PipeKit

/// Dead letters, as rows.
enum DeadLetterTable {
  static let table = Table(
    "dead_letters", keyCount: 1,
    [
      .integer("id"), .integer("run"), .text("stage"), .text("name"), .text("document"),
      .text("code"), .text("message"), .text("hint"), .integer("attempts"), .text("first"),
      .text("last"), .integer("last_seconds"),
    ])

  static func cells(_ letter: DeadLetter) -> [Cell] {
    [
      .integer(letter.id), .integer(letter.run), .text(letter.stage), .text(letter.name),
      .optional(letter.document.map { String(decoding: $0.json, as: UTF8.self) }),
      .text(letter.code), .text(letter.message), .optional(letter.hint),
      .integer(Int64(letter.attempts)), .text(letter.first.description),
      .text(letter.last.description), .integer(letter.last.seconds),
    ]
  }

  /// Removes letters by their numbers.
  static func remove(_ ids: [Int64], in db: Database) throws {
    for id in ids {
      try db.cachedStatement(sql: "DELETE FROM dead_letters WHERE id = ?")
        .execute(arguments: [id])
    }
  }

  /// The letter of a name in a stage.
  static func letter(of name: String, in stage: String, _ db: Database) throws -> DeadLetter? {
    let rows = try table.rows(
      "WHERE stage = CAST(? AS TEXT) AND name = CAST(? AS TEXT)", [.text(stage), .text(name)],
      in: db)
    return try rows.first.map { try letter($0) }
  }

  static func letter(_ cells: [Cell]) throws(StateDamage) -> DeadLetter {
    var reader = CellReader(cells, of: table)
    let (id, run) = (try reader.integer(), try reader.integer())
    let (stage, name) = (try reader.text(), try reader.text())
    var document: Document?
    if let json = reader.optionalText() {
      do {
        document = try Document(json: json.utf8Span.span)
      } catch {
        throw reader.damage("has a damaged document: \(error)")
      }
    }
    let (code, message, hint) = (try reader.text(), try reader.text(), reader.optionalText())
    let attempts = Int(truncatingIfNeeded: try reader.integer())
    return DeadLetter(
      id: id, run: run, stage: stage, name: name, document: document, code: code,
      message: message, hint: hint, attempts: attempts, first: try reader.time(),
      last: try reader.time())
  }
}
