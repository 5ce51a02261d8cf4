import HTML

/// A digest as one page of HTML that needs nothing else: no scripts, no resources.
enum HTMLDigest: DigestStyle {
  static let needsFamilies = false

  static func write(_ digest: inout Digest, to output: inout BufferedFile) throws {
    let title = HTMLText.escaped(digest.title)
    try output.write(
      """
      <!doctype html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta name="color-scheme" content="light dark">
      <meta name="referrer" content="no-referrer">
      <meta http-equiv="Content-Security-Policy" \
      content="default-src 'none'; style-src 'unsafe-inline'">
      <title>\(title)</title>
      <style>
      \(HTMLStyle.sheet)
      </style>
      </head>
      <body>
      <header>
      <h1 dir="auto">\(title)</h1>
      <p><time datetime="\(digest.day)">\(digest.day)</time> · \(digest.countText)</p>
      </header>

      """)
    if digest.groups.count > 1 { try writeContents(of: &digest, to: &output) }
    try output.write("<main>\n")
    try writeGroups(of: &digest, to: &output)
    try output.write("</main>\n</body>\n</html>\n")
  }

  private static func writeContents(
    of digest: inout Digest, to output: inout BufferedFile
  ) throws {
    try output.write("<nav aria-label=\"Contents\">\n<ul>\n")
    for (index, group) in digest.groups.enumerated() {
      let name = HTMLText.escaped(try digest.name(of: group) ?? "")
      try output.write(
        """
        <li><a href="#group-\(index + 1)"><bdi>\(name)</bdi></a> \
        <span class="count">\(group.count)</span></li>

        """)
    }
    try output.write("</ul>\n</nav>\n")
  }

  private static func writeGroups(
    of digest: inout Digest, to output: inout BufferedFile
  ) throws {
    if digest.groups.isEmpty { try output.write("<p>No documents.</p>\n") }
    for (index, group) in digest.groups.enumerated() {
      let name = try digest.name(of: group)
      if let name {
        try output.write(
          """
          <section aria-labelledby="group-\(index + 1)">
          <h2 id="group-\(index + 1)" dir="auto">\(HTMLText.escaped(name))</h2>

          """)
      }
      for index in group {
        try output.write(article(try digest.item(at: index), level: name == nil ? 2 : 3))
      }
      if name != nil { try output.write("</section>\n") }
    }
  }

  private static func article(_ item: DigestItem, level: Int) -> String {
    // An empty tag says that the language is unknown, and not that of the page.
    let language = HTMLText.escaped(item.language ?? "")
    var out = "<article lang=\"\(language)\">\n<h\(level) dir=\"auto\">"
    let title = HTMLText.escaped(item.title)
    if let link = item.link {
      out += "<a href=\"\(HTMLText.escaped(link.address))\" rel=\"noopener noreferrer\">"
      out += title + "</a>"
    } else {
      out += title
    }
    out += "</h\(level)>\n"
    let about = about(item)
    if !about.isEmpty { out += "<p class=\"about\" lang=\"en\">\(about)</p>\n" }
    for paragraph in item.summary { out += "<p dir=\"auto\">\(HTMLText.escaped(paragraph))</p>\n" }
    if let content = item.content { out += content.html(below: level) }
    if !item.labels.isEmpty {
      let labels = item.labels.map { "<li><bdi>\(HTMLText.escaped($0))</bdi></li>" }
      out += "<ul class=\"labels\" aria-label=\"Labels\">\(labels.joined())</ul>\n"
    }
    return out + "</article>\n"
  }

  private static func about(_ item: DigestItem) -> String {
    var parts: [String] = []
    if let source = item.source { parts.append("<bdi>\(HTMLText.escaped(source))</bdi>") }
    if !item.authors.isEmpty {
      let authors = item.authors.map { "<bdi>\(HTMLText.escaped($0))</bdi>" }
      parts.append(authors.joined(separator: ", "))
    }
    if let published = item.published, let text = item.publishedText {
      parts.append("<time datetime=\"\(published)\">\(text)</time>")
    }
    if let minutes = item.minutesText { parts.append(minutes) }
    return parts.joined(separator: " · ")
  }
}
