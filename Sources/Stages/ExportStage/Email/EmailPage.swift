import HTML

/// A digest as a page for mail programs: each element has its own style, as they take no sheets.
enum EmailPage {
  private static let quiet = "opacity:.75;font-size:14px;margin:2px 0 6px"

  /// What comes before the documents.
  static func start(_ digest: Digest) -> String {
    let title = HTMLText.escaped(digest.title)
    return """
      <!doctype html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta name="color-scheme" content="light dark">
      <title>\(title)</title>
      </head>
      <body style="margin:0;padding:0">
      <div style="max-width:640px;margin:0 auto;padding:16px;\
      font:16px/1.5 -apple-system,'Segoe UI',Roboto,Arial,sans-serif">
      <h1 dir="auto" style="font-size:26px;line-height:1.25;margin:0">\(title)</h1>
      <p style="\(quiet)">\(digest.day) · \(digest.countText)</p>

      """
  }

  /// The heading of a group.
  static func heading(_ name: String) -> String {
    """
    <h2 dir="auto" style="font-size:21px;line-height:1.25;margin:32px 0 8px;\
    border-bottom:1px solid #dcdcd8;padding-bottom:4px">\(HTMLText.escaped(name))</h2>

    """
  }

  /// The headline of a story.
  static func story(_ headline: String, _ count: Int) -> String {
    """
    <p dir="auto" style="font-weight:bold;margin:16px 0 0">\(HTMLText.escaped(headline)) \
    <span style="font-weight:normal;opacity:.75">· \(count) documents</span></p>

    """
  }

  /// A document.
  static func article(_ item: DigestItem) -> String {
    let title = HTMLText.escaped(item.title)
    let language = item.language.map { " lang=\"\(HTMLText.escaped($0))\"" } ?? ""
    var out = "<div\(language) style=\"margin:16px 0\">\n"
    out += "<h3 dir=\"auto\" style=\"font-size:18px;line-height:1.3;margin:0\">"
    if let link = item.link {
      out += "<a href=\"\(HTMLText.escaped(link.address))\">\(title)</a>"
    } else {
      out += title
    }
    out += "</h3>\n"
    let about = MarkdownDigest.about(item)
    if !about.isEmpty { out += "<p style=\"\(quiet)\">\(HTMLText.escaped(about))</p>\n" }
    for paragraph in paragraphs(of: item) {
      out += "<p dir=\"auto\" style=\"margin:4px 0 8px\">\(HTMLText.escaped(paragraph))</p>\n"
    }
    return out + "</div>\n"
  }

  /// A document as text.
  static func text(of item: DigestItem) -> String {
    var out = "\n* \(item.title)\n"
    let about = MarkdownDigest.about(item)
    if !about.isEmpty { out += "  \(about)\n" }
    for paragraph in paragraphs(of: item) { out += "  \(paragraph)\n" }
    if let link = item.link { out += "  \(link.address)\n" }
    return out
  }

  /// What comes after the documents.
  static func rest(_ count: Int, _ link: WebLink?) -> String {
    var out = ""
    if count > 0 { out += "<p style=\"margin:24px 0\">\(words(count))</p>\n" }
    if let link {
      let words = count > 0 ? "Read all documents" : "Read this on the web"
      out +=
        "<p><a href=\"\(HTMLText.escaped(link.address))\">\(words)</a></p>\n"
    }
    return out + "</div>\n</body>\n</html>\n"
  }

  /// What comes after the documents, as text.
  static func textOfRest(_ count: Int, _ link: WebLink?) -> String {
    var out = ""
    if count > 0 { out += "\n\(words(count))\n" }
    if let link { out += "\nAll documents: \(link.address)\n" }
    return out
  }

  private static func words(_ count: Int) -> String {
    count == 1
      ? "One more document is left out here." : "\(count) more documents are left out here."
  }

  private static func paragraphs(of item: DigestItem) -> [String] {
    if let content = item.content {
      return PlainText.paragraphs(content.plain, limit: 1)
        .map { PlainText.line(String($0), limit: 400) }.filter { !$0.isEmpty }
    }
    return item.summary
  }
}
