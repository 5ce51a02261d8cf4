/// A digest in Markdown.
struct MarkdownDigest {
  private let digest: Digest
  private let slugs: [[String]]

  init(_ digest: Digest) {
    self.digest = digest
    slugs = Self.slugs(of: digest)
  }

  /// The whole text.
  var text: String {
    var blocks = ["# " + MarkdownText.inline(digest.title), "\(digest.day) · \(digest.countText)"]
    if digest.groups.isEmpty { blocks.append("No documents.") }
    if digest.groups.count > 1 { blocks += contents }
    for group in digest.groups {
      if let name = group.name { blocks.append("## " + MarkdownText.inline(name)) }
      let level = group.name == nil ? "## " : "### "
      for item in group.items { blocks += Self.blocks(of: item, level: level) }
    }
    return blocks.joined(separator: "\n\n") + "\n"
  }

  private var contents: [String] {
    let lines = zip(digest.groups, slugs).map { group, slugs in
      let name = MarkdownText.inline(group.name ?? "")
      return "- [\(name)](#\(slugs.first ?? "")) (\(group.items.count))"
    }
    return ["## Contents", lines.joined(separator: "\n")]
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
    if !item.labels.isEmpty {
      blocks.append("Labels: " + MarkdownText.inline(item.labels.joined(separator: ", ")))
    }
    return blocks
  }

  /// The anchors that a renderer gives to the headings: of each group, then of its documents.
  private static func slugs(of digest: Digest) -> [[String]] {
    var slugs = HeadingSlugs()
    _ = slugs.slug(of: digest.title)
    if digest.groups.count > 1 { _ = slugs.slug(of: "Contents") }
    return digest.groups.map { group in
      let own = group.name.map { slugs.slug(of: $0) }
      return [own].compactMap { $0 } + group.items.map { slugs.slug(of: $0.title) }
    }
  }
}
