/// A digest as one page of HTML that needs nothing else: no scripts, no resources.
struct HTMLDigest {
  private let digest: Digest

  init(_ digest: Digest) { self.digest = digest }

  /// The whole page.
  var text: String {
    let title = HTMLText.escaped(digest.title)
    return """
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
      \(contents)<main>
      \(groups)</main>
      </body>
      </html>

      """
  }

  private var contents: String {
    guard digest.groups.count > 1 else { return "" }
    let entries = digest.groups.enumerated().map { index, group in
      """
      <li><a href="#group-\(index + 1)"><bdi>\(HTMLText.escaped(group.name ?? ""))</bdi></a> \
      <span class="count">\(group.items.count)</span></li>

      """
    }
    return "<nav aria-label=\"Contents\">\n<ul>\n\(entries.joined())</ul>\n</nav>\n"
  }

  private var groups: String {
    if digest.groups.isEmpty { return "<p>No documents.</p>\n" }
    return digest.groups.enumerated().map { index, group in
      let level = group.name == nil ? 2 : 3
      let items = group.items.map { Self.article($0, level: level) }.joined()
      guard let name = group.name else { return items }
      return """
        <section aria-labelledby="group-\(index + 1)">
        <h2 id="group-\(index + 1)" dir="auto">\(HTMLText.escaped(name))</h2>
        \(items)</section>

        """
    }.joined()
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
