/// Walks a tree in document order and writes it as Markdown.
struct MarkdownWalk {
  /// What is to be done where an element ends.
  enum Ending {
    case block, quote, list, item, style, link, code, table, cell, caption
    case heading(Int)
  }

  /// A list while its items are written.
  struct List {
    var isOrdered: Bool
    /// The number of the next item, and what the one after it has more.
    var number: Int
    var step: Int
    /// The number that readers of Markdown give the next item; `nil` for the first.
    var counted: Int?
    /// What that will be once the item that is being written has ended.
    var following: Int?
    var mark: UInt8
    var isTight: Bool
  }

  let tree: HTMLTree
  let options: MarkdownWriter.Options
  let range: HTMLNodeRange
  let survey: TableSurvey
  let starts = StartRule.byName
  var blocks = MarkdownBlocks()
  var inline = MarkdownInline()
  var open: [(end: Int, ending: Ending)] = []
  var lists: [List] = []
  var table: MarkdownTable?
  /// The code that is being read.
  var code: [UInt8]?
  /// The level of the heading that is being written; 0 where there is none.
  var heading = 0
  /// The image that was written last.
  var lastImage: (node: HTMLNode, source: [UInt8])?
  /// The name of the attribute that a list's first number is in.
  let startName: HTMLName?
  /// The name of the attribute by which a list counts down.
  let reversedName: HTMLName?

  init(_ tree: HTMLTree, _ options: MarkdownWriter.Options, _ range: HTMLNodeRange) {
    self.tree = tree
    self.options = options
    self.range = range
    survey = TableSurvey(range, in: tree)
    startName = tree.name("start")
    reversedName = tree.name("reversed")
  }

  /// Writes everything.
  mutating func write() -> [UInt8] {
    var index = range.startIndex
    while index < range.endIndex {
      close(before: index)
      let node = HTMLNode(index: index)
      if let isIncluded = options.isIncluded, !isIncluded(node) {
        index = tree.skip(node).index
        continue
      }
      switch tree.kind(of: node) {
      case .text:
        text(tree.bytes(of: node))
        index += 1
      case .element: index = element(node) ? index + 1 : tree.skip(node).index
      case .document: index += 1
      case .content, .comment, .doctype: index = tree.skip(node).index
      }
    }
    close(before: Int.max)
    flush()
    return blocks.output
  }

  private mutating func text(_ bytes: ArraySlice<UInt8>) {
    if code != nil {
      code?.append(contentsOf: bytes)
      return
    }
    if inline.isEnded, bytes.contains(where: { !Scan.isSpace($0) }) { flush() }
    inline.append(bytes)
  }

  private mutating func close(before index: Int) {
    while let last = open.last, last.end <= index {
      open.removeLast()
      end(last.ending)
    }
  }

  // MARK: Paragraphs

  /// Ends a paragraph; in a cell, where there are none, words are parted.
  mutating func flush() {
    if table != nil || heading > 0 || code != nil { return inline.part() }
    if inline.isEmpty {
      _ = inline.finish()
      return
    }
    blocks.write(escapedLines(inline.finish()), .paragraph)
  }

  func escapedLines(_ paragraph: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    var start = 0
    while true {
      let end = paragraph[start...].firstIndex(of: 0x0A) ?? paragraph.endIndex
      let line = paragraph[start..<end]
      if let place = MarkdownEscaping.blockStart(line) {
        result += line[..<place] + [0x5C] + line[place...]
      } else {
        result += line
      }
      if end == paragraph.endIndex { return result }
      result.append(0x0A)
      start = end + 1
    }
  }

  // MARK: Ends

  private mutating func end(_ ending: Ending) {
    switch ending {
    case .block: flush()
    case .quote:
      flush()
      blocks.end()
    case .item:
      flush()
      if blocks.end(), var list = lists.popLast() {
        list.counted = list.following
        lists.append(list)
      }
    case .list:
      flush()
      if let list = lists.popLast() { blocks.endList(list.mark) }
    case .style, .link: endStyle(ending)
    case .code: endCode()
    case .heading(let level): endHeading(level)
    case .cell: table?.endCell(inline.finish())
    case .table: endTable()
    case .caption: endCaption()
    }
  }

  private mutating func endTable() {
    // What stands in a table and not in a cell is not text.
    _ = inline.finish()
    let lines = table?.finish()
    table = nil
    inline.place.inTable = false
    inline.isSingleLine = false
    if let lines { blocks.write(lines) }
  }

  private mutating func endStyle(_ ending: Ending) {
    writeCode()
    inline.pop()
    if case .link = ending { inline.place.inLink = false }
  }

  private mutating func endHeading(_ level: Int) {
    heading = 0
    inline.isSingleLine = false
    if inline.isEmpty { return flush() }
    var line = inline.finish().map { $0 == 0x0A ? 0x20 : $0 }
    // Number signs at the end would be taken for the end of the heading.
    let signs = line.reversed().prefix { $0 == 0x23 }.count
    if signs > 0 { line.insert(0x5C, at: line.count - signs) }
    blocks.write(Array(repeating: 0x23, count: level) + [0x20] + line)
  }

  private mutating func endCode() {
    writeCode()
    code = nil
  }

  /// Writes the code that has been read, where some has; what follows in its element is read on.
  mutating func writeCode() {
    guard let bytes = code, !bytes.isEmpty else { return }
    code = []
    let words = bytes.split(whereSeparator: Scan.isSpace)
    if words.isEmpty { return inline.part() }
    if bytes.first.map(Scan.isSpace) ?? false { inline.part() }
    inline.appendCode(Array(words.joined(separator: [0x20])))
    if bytes.last.map(Scan.isSpace) ?? false { inline.part() }
  }
}
