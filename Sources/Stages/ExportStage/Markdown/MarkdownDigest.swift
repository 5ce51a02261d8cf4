/// A digest in Markdown.
enum MarkdownDigest: DigestStyle {
  static let needsFamilies = true

  static func write(_ digest: inout Digest, to output: inout BufferedFile) throws {
    try output.write("# " + MarkdownText.inline(digest.title))
    try write("\(digest.day) · \(digest.countText)", to: &output)
    if digest.groups.isEmpty { try write("No documents.", to: &output) }
    if digest.groups.count > 1 { try writeContents(of: &digest, to: &output) }
    for group in digest.groups {
      let name = try digest.name(of: group)
      if let name { try write("## " + MarkdownText.inline(name), to: &output) }
      for index in group {
        let item = try digest.item(at: index)
        for block in blocks(of: item, level: name == nil ? "## " : "### ") {
          try write(block, to: &output)
        }
      }
    }
    try output.write("\n")
  }

  /// Writes a block that is not the first.
  private static func write(_ block: String, to output: inout BufferedFile) throws {
    try output.write("\n\n")
    try output.write(block)
  }

  private static func writeContents(
    of digest: inout Digest, to output: inout BufferedFile
  ) throws {
    let numbers = try anchorNumbers(of: &digest)
    try write("## Contents", to: &output)
    try output.write("\n")
    for (group, number) in zip(digest.groups, numbers) {
      let name = try digest.name(of: group) ?? ""
      let anchor = HeadingSlugs.slug(of: name, number: number)
      try output.write("\n- [\(MarkdownText.inline(name))](#\(anchor)) (\(group.count))")
    }
  }

  private static func blocks(of item: DigestItem, level: String) -> [String] {
    let title = MarkdownText.inline(item.title)
    let heading = item.link.map { "[\(title)](\(MarkdownText.destination($0)))" } ?? title
    var blocks = [level + heading]
    let about = [
      item.source, item.authors.isEmpty ? nil : item.authors.joined(separator: ", "),
      item.publishedText, item.minutesText,
    ].compactMap { $0 }
    if !about.isEmpty { blocks.append(MarkdownText.paragraph(about.joined(separator: " · "))) }
    blocks += item.summary.map(MarkdownText.paragraph)
    if let content = item.content { blocks.append(content.markdown(below: level.count - 1)) }
    if !item.labels.isEmpty {
      blocks.append("Labels: " + MarkdownText.inline(item.labels.joined(separator: ", ")))
    }
    return blocks
  }

  /// The numbers of the anchors that a renderer gives to the groups' headings.
  ///
  /// Renderers count the headings of the documents too; those that cannot get a group's anchor are
  /// left out, and need not be read.
  private static func anchorNumbers(of digest: inout Digest) throws -> [UInt32] {
    var families: Set<UInt32> = []
    for group in digest.groups {
      families.insert(HeadingSlugs.family(of: try digest.name(of: group) ?? ""))
    }
    var slugs = HeadingSlugs()
    _ = slugs.number(of: digest.title)
    _ = slugs.number(of: "Contents")
    var numbers: [UInt32] = []
    for group in digest.groups {
      numbers.append(slugs.number(of: try digest.name(of: group) ?? ""))
      for index in group where families.contains(digest.family(at: index)) {
        _ = slugs.number(of: try digest.item(at: index).title)
      }
    }
    return numbers
  }
}
