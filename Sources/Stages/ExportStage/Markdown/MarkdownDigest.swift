/// A digest in Markdown.
enum MarkdownDigest: DigestStyle {
  static let needsFamilies = true

  static func write(
    _ digest: inout Digest, over earlier: EarlierEdition?, to output: inout BufferedFile
  ) throws {
    if digest.isKept {
      try MarkdownDay.write(&digest, over: earlier, to: &output) { digest, output in
        try write(&digest, to: &output)
      } added: { digest, output in
        for group in digest.groups {
          try write(digest.stories(of: group), of: &digest, level: 3, to: &output)
        }
      }
    } else {
      try write(&digest, to: &output)
      try output.write("\n")
    }
  }

  /// Writes a whole digest, without a line feed at its end.
  static func write(_ digest: inout Digest, to output: inout BufferedFile) throws {
    try output.write("# " + MarkdownText.inline(digest.title))
    try write("\(digest.day) · \(digest.countText)", to: &output)
    if digest.groups.isEmpty { try write("No documents.", to: &output) }
    if digest.groups.count > 1 { try writeContents(of: &digest, to: &output) }
    for group in digest.groups {
      let name = try digest.name(of: group)
      if let name { try write("## " + MarkdownText.inline(name), to: &output) }
      try write(digest.stories(of: group), of: &digest, level: name == nil ? 2 : 3, to: &output)
    }
  }

  /// Writes documents, those of one story below its headline.
  static func write(
    _ stories: [Range<Int>], of digest: inout Digest, level: Int, to output: inout BufferedFile
  ) throws {
    for places in stories {
      var level = level
      if let story = try digest.story(at: places) {
        try write(heading(level) + MarkdownText.inline(story.headline), to: &output)
        try write("\(places.count) documents", to: &output)
        if let summary = story.summary { try write(MarkdownText.paragraph(summary), to: &output) }
        level += 1
      }
      for index in places {
        for block in blocks(of: try digest.item(at: index), level: level) {
          try write(block, to: &output)
        }
      }
    }
  }

  /// Writes a block that is not the first.
  static func write(_ block: String, to output: inout BufferedFile) throws {
    try output.write("\n\n")
    try output.write(block)
  }

  private static func writeContents(
    of digest: inout Digest, to output: inout BufferedFile
  ) throws {
    let anchors = try anchors(of: &digest)
    try write("## Contents", to: &output)
    try output.write("\n")
    for (group, anchor) in zip(digest.groups, anchors) {
      let name = try digest.name(of: group) ?? ""
      try output.write("\n- [\(MarkdownText.inline(name))](#\(anchor)) (\(group.count))")
    }
  }

  private static func heading(_ level: Int) -> String { String(repeating: "#", count: level) + " " }

  /// Source, authors, time and reading time, in a line.
  static func about(_ item: DigestItem) -> String {
    let about = [
      item.source, item.authors.isEmpty ? nil : item.authors.joined(separator: ", "),
      item.publishedText, item.minutesText,
    ]
    return about.compactMap { $0 }.joined(separator: " · ")
  }

  private static func blocks(of item: DigestItem, level: Int) -> [String] {
    let title = MarkdownText.inline(item.title)
    let name = item.link.map { "[\(title)](\(MarkdownText.destination($0)))" } ?? title
    var blocks = [heading(level) + name]
    let about = about(item)
    if !about.isEmpty { blocks.append(MarkdownText.paragraph(about)) }
    blocks += item.summary.map(MarkdownText.paragraph)
    if let content = item.content {
      blocks.append(MarkdownDay.unmarked(content.markdown(below: level)))
    }
    if !item.labels.isEmpty {
      blocks.append("Labels: " + MarkdownText.inline(item.labels.joined(separator: ", ")))
    }
    return blocks
  }

  /// The anchors that a renderer gives to the groups' headings.
  ///
  /// Renderers count the headings of the documents too; those that cannot get a group's anchor are
  /// left out, and need not be read.
  static func anchors(of digest: inout Digest) throws -> [String] {
    var families: Set<UInt32> = []
    for group in digest.groups {
      families.insert(HeadingSlugs.family(of: try digest.name(of: group) ?? ""))
    }
    var slugs = HeadingSlugs()
    _ = slugs.number(of: digest.title)
    _ = slugs.number(of: "Contents")
    var anchors: [String] = []
    for group in digest.groups {
      let name = try digest.name(of: group) ?? ""
      anchors.append(HeadingSlugs.slug(of: name, number: slugs.number(of: name)))
      for places in digest.stories(of: group) {
        if places.count > 1, let story = try digest.item(at: places.lowerBound).story {
          _ = slugs.number(of: story.headline)
        }
        for index in places where families.contains(digest.family(at: index)) {
          _ = slugs.number(of: try digest.item(at: index).title)
        }
      }
    }
    return anchors
  }
}
