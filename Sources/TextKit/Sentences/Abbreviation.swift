/// What a full stop after a word means.
enum Abbreviation: Sendable {
  /// Never the end of a sentence: `Mr.`
  case title
  /// Not the end where a number follows: `No. 5`.
  case numbered
  /// The end only where a word follows that usually starts a sentence: `Inc. The`.
  case either
  /// As ``either``, and an abbreviation only where it has a capital: `Mass.`
  case name
}
