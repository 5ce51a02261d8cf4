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
    func render(_ digest: inout Digest, to output: inout BufferedFile) throws {
      try output.write(template.render(try DigestValues.values(of: &digest)))
    }
    guard digest.isKept else { return try render(&digest, to: &output) }
    if order.style == HTMLDigest.self {
      try render(&digest, to: &output)
      try HTMLRecords.write(&digest, to: &output)
    } else {
      try MarkdownDay.write(&digest, over: earlier, to: &output) { digest, output in
        try render(&digest, to: &output)
      } added: { digest, output in
        try output.write("\n\n")
        try render(&digest, to: &output)
      }
    }
  }
}
