/// The lines of a page that may say who wrote it, and when.
struct PageLines {
  /// A line of text.
  struct Line {
    var text: String
    /// The element it stands in.
    var node: Int
    /// Whether it is a paragraph of the content, rather than a line around it.
    var isContent = false
    /// Whether it stands between headline and first paragraph, or right above the headline.
    var isAbove = false
  }

  /// The lines that may name the author: short ones around the headline, the beginning and the end of the content.
  var bylines: [String] = []
  /// Those that may have the date, the beginnings of paragraphs among them.
  var dates: [Line] = []
  /// The nodes from the line above the headline to the end of what follows the content; none where there is no
  /// content.
  var content: Range<Int>?
  /// Those right above the headline.
  var above = 0..<0
  /// Those from the line above the headline to the first paragraph.
  var top = 0..<0
  /// The lines of the whole page that speak of publication or changes, those behind the content first.
  var labelled: () -> [Line] = { [] }
}

extension ContentFinder {
  /// The lines that may say who wrote the content, and when.
  func pageLines(_ text: [UInt8]) -> PageLines {
    guard let first = blocks.firstIndex(where: \.isKept),
      let last = blocks.lastIndex(where: \.isKept)
    else { return PageLines() }
    let headline =
      blocks[max(0, first - 24)...first].lastIndex { $0.kind == .heading(level: 1) } ?? first
    let start = max(0, headline - 4)
    let paragraph =
      blocks[first..<min(blocks.count, first + 8)].firstIndex {
        $0.isKept && $0.isRunningText && !$0.isHeading
      } ?? first
    let middle = min(blocks.count, paragraph + 7)
    let end = min(blocks.count, last + 7)
    // What is above the content, then what is in its first lines, then what follows it.
    let places =
      Array(headline..<middle) + Array(start..<headline).reversed()
      + Array(max(middle, last)..<max(middle, end))
    let dates = places.compactMap { index -> PageLines.Line? in
      let block = blocks[index]
      // Captions have the date of the picture.
      guard block.isKept || block.units < 160, block.kind != .caption || block.units < 40 else {
        return nil
      }
      let isContent = block.isKept && block.units >= 80
      let bytes = text[block.range].prefix(isContent ? 120 : 600)
      return PageLines.Line(
        text: label(before: index, text) + String(decoding: bytes, as: UTF8.self),
        node: block.container, isContent: isContent, isAbove: index < paragraph)
    }
    // A line right above the headline may have nothing but the date, too.
    let line =
      headline > 0 && blocks[headline - 1].units < 100 && blocks[headline - 1].linkDensity < 0.5
      ? headline - 1 : headline
    let above = start > 0 ? blocks[start - 1].last + 1 : 0
    let title = line > 0 ? blocks[line - 1].last + 1 : 0
    let limit = blocks[end - 1].last + 1
    return PageLines(
      bylines: bylines(text), dates: dates, content: title..<limit, above: above..<title,
      top: title..<min(limit, max(title, blocks[paragraph].last + 1))
    ) { labelledLines(text, after: last) }
  }

  /// The block before another one, if it has nothing but what kind of date follows: `Last modified:`; else nothing.
  private func label(before index: Int, _ text: [UInt8]) -> String {
    guard index > 0, blocks[index - 1].units < 30, blocks[index].units < 40 else { return "" }
    let bytes = text.span.extracting(blocks[index - 1].range)
    guard DateLabel.isAny(bytes) else { return "" }
    let label = String(decoding: text[blocks[index - 1].range], as: UTF8.self)
    return label.utf8.contains { $0 &- 0x30 < 10 } ? "" : label + " "
  }

  /// The lines that speak of publication or changes, but for those of comments and teasers.
  private func labelledLines(_ text: [UInt8], after last: Int) -> [PageLines.Line] {
    let places = Array(blocks.indices[last...]) + Array(blocks.indices[..<last])
    return places.compactMap { index -> PageLines.Line? in
      let block = blocks[index]
      guard block.units < 300, block.linkDensity < 0.5,
        features.elements[block.container].words.isDisjoint(with: [.comments, .related]),
        DateLabel.isAny(text.span.extracting(block.range))
      else { return nil }
      let line = String(decoding: text[block.range], as: UTF8.self)
      // The label and the date may be blocks of their own.
      let next = index + 1 < blocks.count ? label(before: index + 1, text) : ""
      let whole =
        next.isEmpty
        ? line : next + String(decoding: text[blocks[index + 1].range], as: UTF8.self)
      return PageLines.Line(text: whole, node: block.container)
    }
  }
}
