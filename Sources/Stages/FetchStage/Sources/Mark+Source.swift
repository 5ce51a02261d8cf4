import PipeKit

extension Mark {
  /// A source that is read to its end.
  ///
  /// - Parameter key: The option and the number of the source in it: `files.0`. Not its name, which may
  ///   have a secret.
  /// - Returns: The mark.
  static func done(_ key: String) -> Mark { Mark("done", for: key) }

  /// A document that later runs with `only_new` leave out.
  static func seen(_ document: Document) -> Mark { Mark(true, for: document.id, .seen) }
}

extension StageContext {
  /// How far a source had come when the run was interrupted.
  func place(of key: String) throws -> JSON? { try memory?.note(key, .position) }
}
