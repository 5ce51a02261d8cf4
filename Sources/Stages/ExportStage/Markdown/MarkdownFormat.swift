/// A digest to read, in CommonMark.
enum MarkdownFormat: ExportFormat {
  static let name = "markdown"
  static let extensions = ["md", "markdown"]
  static let options: Set<String> = ["title", "group_by"]
  static let isText = true

  static func open(_ order: ExportOrder) async throws -> any ExportWriter {
    try DigestWriter(order) { MarkdownDigest($0).text }
  }
}
