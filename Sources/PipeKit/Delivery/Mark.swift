/// What a source notes of how far it has come.
public struct Mark: Sendable, Hashable {
  /// What the source needs to go on; `nil` removes what was noted before.
  public var value: JSON?
  /// What it is noted under; read it with ``StageMemory/note(_:_:)``.
  public var key: String
  /// How long it is kept.
  public var kind: NoteKind

  /// Creates a mark.
  ///
  /// - Parameters:
  ///   - value: What the source needs to go on; `nil` removes what was noted before.
  ///   - key: What it is noted under.
  ///   - kind: How long it is kept.
  public init(_ value: JSON?, for key: String, _ kind: NoteKind = .position) {
    self.value = value
    self.key = key
    self.kind = kind
  }
}
