import PipeKit

/// The files of a book.
enum EPUBPages {
  /// A chapter: its title, and where each document is.
  struct Chapter {
    var title: String
    var entries: [(title: String, place: String)]
  }

  /// A page in XHTML.
  static func page(title: String, body: String) -> String {
    """
    <?xml version="1.0" encoding="UTF-8"?>
    <!DOCTYPE html>
    <html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops" \
    lang="en" xml:lang="en">
    <head>
    <title>\(XMLText.escaped(title))</title>
    <link rel="stylesheet" type="text/css" href="style.css"/>
    </head>
    <body>
    \(body)</body>
    </html>

    """
  }

  /// What comes before the documents of a story.
  static func heading(of story: DigestStory, _ count: Int) -> String {
    var out = "<h2 dir=\"auto\">\(XMLText.escaped(story.headline))</h2>\n"
    out += "<p class=\"about\">\(count) documents</p>\n"
    if let summary = story.summary {
      out += "<p class=\"lead\" dir=\"auto\">\(XMLText.escaped(summary))</p>\n"
    }
    return out
  }

  /// A document, with a heading of a level.
  static func article(_ item: DigestItem, level: Int) -> String {
    let language = item.language.map {
      " lang=\"\(XMLText.escaped($0))\" xml:lang=\"\(XMLText.escaped($0))\""
    }
    var out = "<article id=\"d\(item.name)\"\(language ?? "")>\n"
    out += "<h\(level) dir=\"auto\">\(XMLText.escaped(item.title))</h\(level)>\n"
    let about = XMLText.escaped(MarkdownDigest.about(item))
    let link = item.link.flatMap { link in
      URIText.text(of: link.address).map {
        "<a href=\"\(XMLText.escaped($0))\">\(XMLText.escaped(link.host))</a>"
      }
    }
    let line = [about.isEmpty ? nil : about, link].compactMap { $0 }.joined(separator: " · ")
    if !line.isEmpty { out += "<p class=\"about\">\(line)</p>\n" }
    for paragraph in item.summary {
      out += "<p class=\"lead\" dir=\"auto\">\(XMLText.escaped(paragraph))</p>\n"
    }
    if let content = item.content {
      out += "<div dir=\"auto\">\n\(XHTMLText.text(of: content.html(below: level)))</div>\n"
    }
    return out + "</article>\n"
  }

  /// The table of contents.
  static func navigation(_ title: String, _ chapters: [Chapter], first: String) -> String {
    var list = ""
    for chapter in chapters {
      guard let start = chapter.entries.first?.place.prefix(while: { $0 != "#" }) else { continue }
      list += "<li><a href=\"\(start)\">\(XMLText.escaped(chapter.title))</a>\n<ol>\n"
      for entry in chapter.entries {
        list += "<li><a href=\"\(entry.place)\">\(XMLText.escaped(entry.title))</a></li>\n"
      }
      list += "</ol>\n</li>\n"
    }
    if list.isEmpty { list = "<li><a href=\"\(first)\">No documents</a></li>\n" }
    return page(
      title: title,
      body: """
        <nav epub:type="toc" id="toc">
        <h1>\(XMLText.escaped(title))</h1>
        <ol>
        \(list)</ol>
        </nav>

        """)
  }

  /// What the book says of itself, and its files.
  static func package(_ digest: Digest, language: String, files: [String]) -> String {
    let id = ContentHash("\(digest.title) \(digest.day)".utf8.span).text
    var items = ""
    var spine = ""
    for (index, file) in files.enumerated() {
      items +=
        "<item id=\"c\(index + 1)\" href=\"\(file)\" media-type=\"application/xhtml+xml\"/>\n"
      spine += "<itemref idref=\"c\(index + 1)\"/>\n"
    }
    return """
      <?xml version="1.0" encoding="UTF-8"?>
      <package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id">
      <metadata xmlns:dc="http://purl.org/dc/elements/1.1/">
      <dc:identifier id="id">urn:pipe:book-\(id)</dc:identifier>
      <dc:title>\(XMLText.escaped(digest.title))</dc:title>
      <dc:language>\(XMLText.escaped(language))</dc:language>
      <dc:date>\(digest.day)</dc:date>
      <meta property="dcterms:modified">\(digest.day)T\(digest.time):00Z</meta>
      </metadata>
      <manifest>
      <item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>
      <item id="style" href="style.css" media-type="text/css"/>
      \(items)</manifest>
      <spine>
      \(spine)</spine>
      </package>

      """
  }

  static let style = """
    body { line-height: 1.5; }
    h1 { font-size: 1.6em; }
    h2, h3 { font-size: 1.2em; line-height: 1.25; margin: 2em 0 .3em; }
    h3 { font-size: 1.1em; }
    .about { font-size: .85em; }
    .lead { font-weight: bold; }
    td, th { border: 1px solid; padding: .2em .4em; }
    table { border-collapse: collapse; }

    """
}
