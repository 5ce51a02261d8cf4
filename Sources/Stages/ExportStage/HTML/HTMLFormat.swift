/// A digest to read in a browser, in one file.
enum HTMLFormat: ExportFormat {
  static let name = "html"
  static let extensions = ["html", "htm"]
  static let options: Set<String> = ["title", "group_by"]
  static let isText = true

  static func open(_ order: ExportOrder) async throws -> any ExportWriter {
    try DigestWriter(order) { HTMLDigest($0).text }
  }
}
