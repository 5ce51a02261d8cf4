/// What becomes of NUL in text.
enum NullRule: Sendable {
  case keep, drop, replace
}
