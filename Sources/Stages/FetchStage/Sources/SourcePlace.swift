import PipeKit

/// How far one of the sources has come.
struct SourcePlace: Sendable {
  /// The option and the number of the source in it, `files.0`; not its name, which may have a secret.
  var key: String
  /// What is needed to go on from there.
  var value: JSON?

  /// A source that is read to its end.
  static func done(_ key: String) -> SourcePlace { SourcePlace(key: key, value: "done") }
}

extension Outlet {
  /// Says how far a source has come.
  func mark(_ place: SourcePlace) async throws { try await mark(place.value, for: place.key) }
}

extension StageContext {
  /// How far a source had come when the run was interrupted.
  func place(of key: String) throws -> JSON? { try memory?.note(key, .position) }
}
