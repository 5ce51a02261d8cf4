import PipeKit

extension DigestValues {
  /// Collects the values of a digest that is a page or file, with what that has beside the documents.
  ///
  /// - Parameters:
  ///   - digest: The digest.
  ///   - style: How it would be written without a template.
  /// - Throws: What reading the documents throws.
  init(_ digest: inout Digest, style: any DigestStyle.Type) throws {
    try self.init(&digest)
    add(HTMLStyle.sheet, as: "style")
    add(HTMLStyle.policy, as: "style_policy")
    let search = ["script": HTMLScript.text, "policy": HTMLScript.policy]
    add(digest.count > 1 ? search : nil, as: "search")
    let charts = HTMLCharts.charts(of: tally)
    add(charts.isEmpty ? nil : ["html": charts], as: "charts")
    var listed = groups
    if style == MarkdownDigest.self, groups.count > 1 {
      for (index, anchor) in try MarkdownDigest.anchors(of: &digest).enumerated() {
        listed[index]["anchor"] = anchor
      }
    }
    add(groups.count > 1 ? ["groups": listed] : nil, as: "contents")
  }
}
