/// A digest to read in a browser, in one file.
enum HTMLFormat: DigestFormat, TemplateFormat {
  static let name = "html"
  static let extensions = ["html", "htm"]
  static let builtInTemplate = BuiltInTemplate.digest
  static let escaping = TemplateEscaping.html
  static var style: any DigestStyle.Type { HTMLDigest.self }
}
