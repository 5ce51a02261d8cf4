import HTML

/// A digest as one page of HTML that needs nothing else: it loads nothing, and searches itself.
enum HTMLDigest: DigestStyle {
  static let needsFamilies = false

  static func carryOver(_ earlier: EarlierEdition, to output: inout BufferedFile) throws {
    try HTMLRecords.copy(earlier, to: &output)
  }

  static func write(
    _ digest: inout Digest, over earlier: EarlierEdition?, to output: inout BufferedFile
  ) throws {
    try output.write(head(of: digest))
    if digest.groups.count > 1 { try writeContents(of: &digest, to: &output) }
    try output.write("<main id=\"documents\">\n")
    var tally = HTMLTally()
    try writeGroups(of: &digest, to: &output, counting: &tally)
    try output.write("</main>\n")
    let charts = HTMLCharts.charts(of: tally)
    if !charts.isEmpty {
      try output.write("<aside aria-label=\"At a glance\">\n\(charts)</aside>\n")
    }
    if digest.isKept { try HTMLRecords.write(&digest, to: &output) }
    if digest.count > 1 { try output.write("<script>\n\(HTMLScript.text)\n</script>\n") }
    try output.write("</body>\n</html>\n")
  }

  private static func head(of digest: Digest) -> String {
    let title = HTMLText.escaped(digest.title)
    let scripts = digest.count > 1 ? "; script-src \(HTMLScript.policy)" : ""
    var out = """
      <!doctype html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta name="color-scheme" content="light dark">
      <meta name="referrer" content="no-referrer">
      <meta name="generator" content="pipe">
      <meta http-equiv="Content-Security-Policy" \
      content="default-src 'none'; style-src \(HTMLStyle.policy)\(scripts)">
      <title>\(title)</title>
      <style>
      \(HTMLStyle.sheet)
      </style>
      </head>
      <body>
      <a class="skip" href="#documents">Skip to the documents</a>
      <header>
      <h1 dir="auto">\(title)</h1>
      <p><time datetime="\(digest.day)">\(digest.day)</time> · \(digest.countText)</p>

      """
    if digest.count > 1 {
      out += """
        <div role="search" hidden>
        <label for="search">Search this page</label>
        <input id="search" type="search" autocomplete="off" spellcheck="false" \
        aria-keyshortcuts="/">
        <output for="search"></output>
        </div>

        """
    }
    return out + "</header>\n"
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
    of digest: inout Digest, to output: inout BufferedFile, counting tally: inout HTMLTally
  ) throws {
    if digest.groups.isEmpty { try output.write("<p>No documents.</p>\n") }
    var stories = 0
    for (index, group) in digest.groups.enumerated() {
      let name = try digest.name(of: group)
      if let name {
        try output.write(
          """
          <section aria-labelledby="group-\(index + 1)">
          <h2 id="group-\(index + 1)" dir="auto">\(HTMLText.escaped(name))</h2>

          """)
      }
      let level = name == nil ? 2 : 3
      for places in digest.stories(of: group) {
        let story = try digest.story(at: places)
        if let story {
          stories += 1
          let headline = HTMLText.escaped(story.headline)
          try output.write(
            """
            <section class="story" aria-labelledby="story-\(stories)">
            <h\(level) id="story-\(stories)" dir="auto">\(headline)</h\(level)>
            <p class="about">\(places.count) documents</p>

            """)
          if let summary = story.summary {
            try output.write("<p dir=\"auto\">\(HTMLText.escaped(summary))</p>\n")
          }
        }
        for index in places {
          let item = try digest.item(at: index)
          tally.add(item)
          try output.write(HTMLArticle.text(item, level: story == nil ? level : level + 1))
        }
        if story != nil { try output.write("</section>\n") }
      }
      if name != nil { try output.write("</section>\n") }
    }
  }
}
