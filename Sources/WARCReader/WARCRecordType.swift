/// What a record is (ISO 28500, section 5.5).
public enum WARCRecordType: String, Sendable, CaseIterable {
  /// What was asked of a server.
  case request
  /// What a server answered.
  case response
  /// A thing itself, without the answer it came in.
  case resource
  /// Something made of another record, such as its text.
  case conversion
  /// That a thing is what it was when it was last recorded.
  case revisit
  /// Something about another record.
  case metadata
  /// Something about the records that follow.
  case warcinfo
  /// The rest of another record.
  case continuation
}
