package import PipeKit

extension LanguageModelOptions {
  /// The placeholders that every prompt may have.
  package static let placeholders = ["text", "title", "language"]

  /// What is asked of a document; `nil` for one without a text.
  ///
  /// - Parameters:
  ///   - document: The document.
  ///   - text: What it says.
  ///   - system: What the stage tells the model first.
  ///   - question: What the stage asks, with placeholders.
  ///   - values: What stands for the stage's own placeholders.
  ///   - complaint: What is wrong with an answer.
  /// - Returns: The prompt.
  package func prompt(
    of document: Document, text: String, system: String, question: String, values: [String: String],
    complaint: @escaping @Sendable (String) -> String?
  ) -> LanguageModelPrompt? {
    guard !text.allSatisfy(\.isWhitespace) else { return nil }
    var values = values
    values["text"] = Self.start(of: text, count: maxText)
    values["title"] = document.title ?? ""
    values["language"] = document.language ?? ""
    return LanguageModelPrompt(
      system: PromptTemplate(self.system ?? system).filled(with: values),
      question: PromptTemplate(prompt ?? question).filled(with: values), complaint: complaint)
  }

  /// The first code points of a text.
  private static func start(of text: String, count: Int) -> String {
    guard text.utf8.count > count else { return text }
    return String(text.unicodeScalars.prefix(count))
  }
}
