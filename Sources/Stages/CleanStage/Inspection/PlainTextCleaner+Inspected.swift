extension PlainTextCleaner {
  /// The paragraphs of a text, with the reasons for which those are left out that are.
  ///
  /// - Parameters:
  ///   - text: The text.
  ///   - title: The title known so far.
  /// - Returns: All paragraphs, in order.
  static func inspected(_ text: String, title: String?) -> [InspectedBlock] {
    let all = PlainTextParagraphs.of(text)
    var reasons: [TextBlock.Exclusion?] = Array(repeating: nil, count: all.count)
    var left = Array(all.indices)
    func apply(_ reason: TextBlock.Exclusion, _ filter: ([String]) -> [String]) {
      // What a filter leaves is a part of what it was given, in the same order.
      let kept = filter(left.map { all[$0] })
      var place = 0
      left = left.filter { index in
        if place < kept.count, kept[place] == all[index] {
          place += 1
          return true
        }
        reasons[index] = reason
        return false
      }
    }
    apply(.title) { beginsWithTitle($0, title) ? Array($0.dropFirst()) : $0 }
    for (reason, filter) in filters { apply(reason, filter) }
    return zip(all, reasons).map { paragraph, reason in
      var block = TextBlock(kind: .paragraph, container: 0, first: 0, last: 0, range: 0..<0)
      for byte in paragraph.utf8 where !Space.isSpace(byte) { block.count(byte) }
      return InspectedBlock(
        kind: .paragraph, length: block.units, linkShare: 0,
        reason: reason.map { InspectedBlock.Reason(rule: $0) }, text: paragraph)
    }
  }
}
