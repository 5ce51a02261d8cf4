import PipeKit

/// What stands in YAML at the beginning of a note, under the keys that Hugo and Obsidian know.
enum FrontMatter {
  /// The front matter, with the lines around it.
  static func text(of document: Document, _ item: DigestItem) -> String {
    var out = "---\n" + line("title", item.title)
    // Without quotation marks, as Obsidian takes it for a time only so.
    if let published = document.published { out += "date: \(published)\n" }
    if let updated = document.updated { out += "lastmod: \(updated)\n" }
    if let link = item.link { out += line("source", link.address) }
    if let source = item.source { out += line("site", source) }
    out += list("authors", item.authors)
    var seen: Set<String> = []
    out += list(
      "tags",
      (document.labels.map(\.name) + document.keywords).map(tag)
        .filter { !$0.isEmpty && seen.insert($0).inserted })
    if let summary = DigestContent.summary(of: document) {
      let description = PlainText.line(summary, limit: 1500)
      if !description.isEmpty { out += line("description", description) }
    }
    if let image = document.image, let link = WebLink(image.url) {
      out += line("image", link.address)
    }
    if let language = item.language { out += line("lang", language) }
    return out + line("id", document.id) + "---\n"
  }

  private static func line(_ key: String, _ value: String) -> String {
    "\(key): \(YAMLText.quoted(value))\n"
  }

  private static func list(_ key: String, _ values: [String]) -> String {
    if values.isEmpty { return "" }
    return "\(key):\n" + values.map { "  - \(YAMLText.quoted($0))\n" }.joined()
  }

  /// A label as Obsidian takes it for a tag: without spaces and punctuation.
  private static func tag(_ name: String) -> String {
    var tag = ""
    for scalar in PlainText.line(name, limit: 100).unicodeScalars {
      let isPart =
        scalar.properties.isAlphabetic || scalar.properties.numericType != nil || scalar == "_"
        || scalar.properties.generalCategory == .nonspacingMark
      if isPart {
        tag.unicodeScalars.append(scalar)
      } else if !tag.isEmpty, !tag.hasSuffix("-") {
        tag += "-"
      }
    }
    return tag.hasSuffix("-") ? String(tag.dropLast()) : tag
  }
}

/// Text in YAML 1.2.
enum YAMLText {
  /// Text between double quotation marks, which is nothing but text whatever it says.
  static func quoted(_ text: String) -> String {
    var out = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": out += "\\\""
      case "\\": out += "\\\\"
      case "\n": out += "\\n"
      case "\t": out += "\\t"
      case "\u{0}"..."\u{1F}", "\u{7F}"..."\u{9F}", "\u{2028}", "\u{2029}", "\u{FEFF}",
        "\u{FFFE}", "\u{FFFF}":
        let code = String(scalar.value, radix: 16, uppercase: true)
        out += "\\u" + String(repeating: "0", count: 4 - code.count) + code
      default: out.unicodeScalars.append(scalar)
      }
    }
    return out + "\""
  }
}
