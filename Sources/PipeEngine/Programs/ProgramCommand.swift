/// A program and its arguments.
package struct ProgramCommand: Sendable, Hashable {
  /// The program, looked for in `PATH` where it has no slash, and its arguments; at least one word.
  package var words: [String]
  /// What it is called in messages.
  package var name: String

  /// Creates a command.
  ///
  /// - Parameters:
  ///   - words: The program and its arguments.
  ///   - name: What it is called in messages; the words unless given.
  package init(_ words: [String], name: String? = nil) {
    self.words = words
    self.name = name ?? words.joined(separator: " ")
  }
}
