/// Why libyaml gave up.
///
/// Places are numbers of scalars from the start of the text.
enum SyntaxError: Error {
  /// Bytes that are not UTF-8 or not allowed in YAML; all that is known is the byte's offset.
  case unreadable(String, offset: Int, value: Int)
  /// Text that is not YAML, and what libyaml was about.
  case malformed(String, at: Int, context: String?, contextAt: Int)
  case outOfMemory
}
