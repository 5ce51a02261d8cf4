/// A digest to read, in CommonMark.
enum MarkdownFormat: DigestFormat {
  static let name = "markdown"
  static let extensions = ["md", "markdown"]
  static let escaping = TemplateEscaping.markdown
  static var style: any DigestStyle.Type { MarkdownDigest.self }
}
