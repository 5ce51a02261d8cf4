import HTML

/// A document of a digest in HTML.
enum HTMLArticle {
  /// The element, below a heading of a level less one.
  static func text(_ item: DigestItem, level: Int) -> String {
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

  /// Source, authors, time and reading time, in a line.
  static func about(_ item: DigestItem) -> String {
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
