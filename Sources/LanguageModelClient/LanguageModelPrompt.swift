/// What a language model is asked of a document.
package struct LanguageModelPrompt: Sendable {
  /// What it is told first.
  package var system: String
  /// What it is asked.
  package var question: String
  /// What is wrong with an answer, in a few words; `nil` where it can be used.
  package var complaint: @Sendable (String) -> String?

  /// Creates a prompt.
  package init(
    system: String, question: String, complaint: @escaping @Sendable (String) -> String?
  ) {
    self.system = system
    self.question = question
    self.complaint = complaint
  }
}
