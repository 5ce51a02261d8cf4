/// What records are in.
enum MemberKind: Sendable {
  /// Nothing: they stand in the file as they are.
  case plain
  /// gzip members (RFC 1952).
  case gzip
  /// Zstandard frames (RFC 8878).
  case zstd
}
