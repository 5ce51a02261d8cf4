/// What is noted of a document that was seen: in which run first, and what it said of itself then.
package struct SeenNote: Sendable, Hashable {
  /// The number of the run that has brought it in.
  package var run: Int
  /// When it said that it was updated last.
  package var updated: Timestamp?
  /// Its identifier, where it is noted under another name.
  package var id: String?

  /// Makes a note.
  package init(run: Int, updated: Timestamp? = nil, id: String? = nil) {
    self.run = run
    self.updated = updated
    self.id = id
  }

  /// Reads a note: the run's number, or an object where there is more.
  package init?(_ value: JSON) {
    guard let run = value.int ?? value.object?["run"]?.int else { return nil }
    self.run = run
    updated = value.object?["updated"]?.string.flatMap { Timestamp($0) }
    id = value.object?["id"]?.string
  }

  /// What is noted.
  package var value: JSON {
    let run = JSON.number(JSONNumber(run))
    if updated == nil, id == nil { return run }
    var note: JSONObject = ["run": run]
    note["updated"] = updated.map { .string($0.description) }
    note["id"] = id.map { .string($0) }
    return .object(note)
  }
}
