/// Why rows of texts and labels cannot be read.
struct DataError: Error, Hashable, CustomStringConvertible {
  /// What is wrong, and where.
  let description: String
  /// What to do about it.
  let hint: String?

  init(_ description: String, hint: String? = nil) {
    self.description = description
    self.hint = hint
  }
}
