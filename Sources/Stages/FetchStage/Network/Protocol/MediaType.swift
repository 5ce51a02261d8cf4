import PipeKit

/// Tells what content is: by what the server says, by the file's name, by how it begins.
enum MediaType {
  /// Reads the value of a `Content-Type` header.
  static func parse(contentType: String) -> (type: String?, charset: String?) {
    let parts = contentType.split(separator: ";", omittingEmptySubsequences: false)
    let type = parts.first.map { trimmed($0).lowercased() } ?? ""
    var charset: String?
    for parameter in parts.dropFirst() {
      let pair = parameter.split(separator: "=", maxSplits: 1)
      guard pair.count == 2, trimmed(pair[0]).lowercased() == "charset" else { continue }
      let value = trimmed(pair[1]).filter { $0 != "\"" && $0 != "'" }
      if !value.isEmpty { charset = charset ?? value }
    }
    return (type.contains("/") ? type : nil, charset)
  }

  /// The media type of a file's name; nil if its extension says nothing.
  static func ofName(_ path: String) -> String? { byExtension[path.pathExtension] }

  /// The media type that the first bytes speak for.
  static func sniffed(_ bytes: [UInt8]) -> String {
    let head = bytes.prefix(1024)
    if head.starts(with: "%PDF-".utf8) { return "application/pdf" }
    var start = head.drop { $0 <= 0x20 }
    if start.starts(with: [0xEF, 0xBB, 0xBF]) { start = start.dropFirst(3).drop { $0 <= 0x20 } }
    let text = String(decoding: start, as: UTF8.self).lowercased()
    if SourceKind(bytes) == .feed { return "application/xml" }
    if text.hasPrefix("<?xml") { return text.contains("<html") ? "text/html" : "application/xml" }
    if text.hasPrefix("<!doctype html") || text.hasPrefix("<html") { return "text/html" }
    if text.hasPrefix("<") && looksLikeHTML(text) { return "text/html" }
    if text.hasPrefix("{") || text.hasPrefix("[") { return "application/json" }
    return head.contains(0) ? "application/octet-stream" : "text/plain"
  }

  private static func looksLikeHTML(_ text: String) -> Bool {
    ["<head", "<body", "<title", "<p", "<div", "<article", "<h1", "<!--", "<br", "<a ", "<table"]
      .contains { text.hasPrefix($0) }
  }

  private static func trimmed(_ text: Substring) -> String { text.trimmed(\.isWhitespace) }

  private static let byExtension: [String: String] = [
    "html": "text/html", "htm": "text/html", "xhtml": "application/xhtml+xml",
    "xht": "application/xhtml+xml", "shtml": "text/html", "php": "text/html",
    "txt": "text/plain", "text": "text/plain", "md": "text/markdown", "markdown": "text/markdown",
    "xml": "application/xml", "rss": "application/rss+xml", "atom": "application/atom+xml",
    "rdf": "application/rdf+xml", "json": "application/json", "jsonl": "application/jsonl",
    "ndjson": "application/jsonl", "pdf": "application/pdf", "csv": "text/csv",
    "tsv": "text/tab-separated-values",
    "css": "text/css", "js": "text/javascript", "png": "image/png", "jpg": "image/jpeg",
    "jpeg": "image/jpeg", "gif": "image/gif", "webp": "image/webp", "svg": "image/svg+xml",
  ]
}
