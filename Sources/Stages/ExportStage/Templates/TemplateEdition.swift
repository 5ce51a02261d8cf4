import PipeKit

/// A digest that a template is filled in for.
struct TemplateEdition: Edition {
  /// What the digest is to be.
  var order: DigestOrder
  /// The template.
  var template: TextTemplate

  func carryOver(_ earlier: EarlierEdition, to output: inout BufferedFile) throws {
    try order.style.carryOver(earlier, to: &output)
  }

  /// Writes the digest, all of whose documents are in memory for that.
  func write(_ spool: Spool, over earlier: EarlierEdition?, to output: inout BufferedFile) throws {
    var digest = try Digest(order, spool)
    func values(of digest: inout Digest) throws -> [String: Any] {
      try DigestValues(&digest, style: order.style).values
    }
    guard digest.isKept, order.style == MarkdownDigest.self else {
      try output.write(template.render(try values(of: &digest)))
      if digest.isKept { try HTMLRecords.write(&digest, to: &output) }
      return
    }
    try MarkdownDay.write(&digest, over: earlier, to: &output) { digest, output in
      try output.write(Self.trimmed(template.render(try values(of: &digest))))
    } added: { digest, output in
      let added = template.renderBelowFrontMatter(try values(of: &digest))
      try output.write("\n\n" + Self.trimmed(added))
    }
  }

  /// A text without line feeds at its end.
  private static func trimmed(_ text: String) -> String {
    var text = text
    while text.utf8.last == 0x0A { text.removeLast() }
    return text
  }
}
