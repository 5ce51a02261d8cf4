extension PlainTextCleaner {
  /// All paragraphs, in order, with the reasons for which those are left out that are.
  var inspected: [InspectedBlock] {
    parts.map { part in
      var block = TextBlock(kind: .paragraph, container: 0, first: 0, last: 0, range: 0..<0)
      for byte in part.text.utf8 where !Space.isSpace(byte) { block.count(byte) }
      return InspectedBlock(
        kind: .paragraph, length: block.units, linkShare: 0,
        reason: part.exclusion.map { InspectedBlock.Reason(rule: $0) }, text: part.text)
    }
  }
}
