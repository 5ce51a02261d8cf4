import PipeKit

/// A digest to read, in CommonMark.
enum MarkdownFormat: DigestFormat, TemplateFormat {
  static let name = "markdown"
  static let extensions = ["md", "markdown"]
  static let builtInTemplate = BuiltInTemplate.digestInMarkdown
  static let escaping = TemplateEscaping.markdown
  static var style: any DigestStyle.Type { MarkdownDigest.self }

  static func parts(of text: TemplateText) throws(OptionProblem) -> [TemplatePart] {
    try text.partsOfMarkdown()
  }
}
