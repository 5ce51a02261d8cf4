import PipeKit

/// How far one of the sources has come, and what was brought in on the way.
struct SourcePlace: Sendable {
  /// A document that was brought in: its identifier, and the run in which it was first.
  typealias Seen = (id: String, run: JSON)
  /// Something else that is noted; `nil` removes it.
  typealias Note = (key: String, kind: NoteKind, value: JSON?)

  /// The option and the number of the source in it, `files.0`; not its name, which may have a secret.
  var key: String
  /// What is needed to go on from there.
  var value: JSON
  /// What is noted as seen together with it.
  var seen: [Seen] = []
  /// What else is.
  var notes: [Note] = []

  /// The document that is noted as seen, where a note is not under its identifier.
  static func document(of seen: Seen) -> String { SeenNote(seen.run)?.id ?? seen.id }

  /// A source that is read to its end.
  static func done(_ key: String) -> SourcePlace { SourcePlace(key: key, value: "done") }
}

extension Outlet {
  /// Says how far a source has come: all of it in one checkpoint, or the outputs would know of documents
  /// that the source does not.
  func mark(_ place: SourcePlace) async throws {
    var notes = place.notes
    for (id, run) in place.seen { notes.append((id, .seen, run)) }
    notes.append((place.key, .position, place.value))
    try await mark(notes)
  }
}

extension StageContext {
  /// How far a source had come when the run was interrupted.
  func place(of key: String) throws -> JSON? { try memory?.note(key, .position) }
}
