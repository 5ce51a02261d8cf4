/// Writes what a policy allows of a tree, so that it is parsed to what was written.
///
/// Only HTML elements are written, none of which changes how the parser reads what follows. So
/// whatever becomes of the output, its elements and attributes are those that are allowed. That it is
/// also parsed to the same tree is for ``SafeNesting``.
struct SafeWriter {
  private let rules: SanitizerRules
  private let tree: HTMLTree
  private let names = NameBytes.shared
  private var attributes: SafeAttributes
  private var nesting: SafeNesting
  private var spacing = BlockSpacing()
  private(set) var output: [UInt8] = []
  /// Where the content of the last `pre` begins.
  private var startOfPre = -1
  /// Where the elements end that were unwrapped and part what is in them from what is around.
  private var unwrapped: [Int] = []

  init(_ rules: SanitizerRules, _ tree: HTMLTree) {
    self.rules = rules
    self.tree = tree
    attributes = SafeAttributes(rules)
    nesting = SafeNesting(rules)
  }

  /// Writes the records of a range.
  mutating func write(_ range: Range<Int>) {
    var index = range.lowerBound
    while index < range.upperBound {
      close(before: index)
      let record = tree.records[index]
      switch record.kind {
      case .text:
        text(tree.bytes(record.start, record.length))
        index += 1
      case .element: index = element(index, record)
      case .document: index += 1
      case .content, .comment, .doctype: index = Int(record.end)
      }
    }
    close(before: Int.max)
  }

  private mutating func close(before index: Int) {
    while let last = unwrapped.last, last <= index {
      unwrapped.removeLast()
      spacing.part()
    }
    while let last = nesting.open.last, last.end <= index { pop() }
  }

  private mutating func pop() {
    guard let last = nesting.pop() else { return }
    if last.isEscaped {
      if isInTable { return }
      output.append(contentsOf: "&lt;/".utf8)
      escapedName(last.name)
      output.append(contentsOf: "&gt;".utf8)
      return
    }
    if last.isBlock { spacing.block() }
    output.append(0x3C)
    output.append(0x2F)
    names.append(last.name.rawValue, of: tree, to: &output)
    output.append(0x3E)
  }

  private var isInTable: Bool { nesting.isInTable }

  // MARK: Text

  private mutating func text(_ bytes: ArraySlice<UInt8>) {
    if isInTable, !bytes.allSatisfy(Scan.isSpace) { return }
    if bytes.first == 0x0A, output.count == startOfPre { output.append(0x0A) }
    spacing.inline(bytes.first, to: &output)
    MarkupEscaping.exactText.append(bytes, to: &output)
  }

  private mutating func escapedName(_ name: HTMLName) {
    var bytes: [UInt8] = []
    names.append(name.rawValue, of: tree, to: &bytes)
    MarkupEscaping.exactText.append(bytes[...], to: &output)
  }

  // MARK: Elements

  /// Writes an element or not; the place of the record to go on with.
  private mutating func element(_ index: Int, _ record: NodeRecord) -> Int {
    let name = HTMLName(rawValue: record.name)
    guard record.namespace == .html, let allowed = rules.element(name, in: tree) else {
      return disallowed(index, record, name)
    }
    let isPart = rules.traits(name).contains(.tablePart)
    if isPart ? !nesting.mayHold(part: name) : isInTable {
      return isInTable ? Int(record.end) : unwrap(index, record, name)
    }
    guard isPart || nesting.open.count + (name == .table ? 4 : 1) <= nesting.limit,
      nesting.mayOpen(name)
    else { return unwrap(index, record, name) }
    while nesting.mustPop(before: name) { pop() }
    let isVoid = rules.traits(name).contains(.void)
    let isBlock = rules.isBlock(name)
    let start = output.count
    if isBlock { spacing.block() } else { spacing.inline(nil, to: &output) }
    output.append(0x3C)
    names.append(name.rawValue, of: tree, to: &output)
    attributes.append(of: HTMLNode(index: index), name, allowed, in: tree, to: &output)
    output.append(0x3E)
    if !attributes.hasSource, name == .img || name == .source {
      output.removeSubrange(start...)
      return Int(record.end)
    }
    if name == .pre { startOfPre = output.count }
    if isVoid { return Int(record.end) }
    nesting.push(
      SafeNesting.Open(name: name, end: Int(record.end), isBlock: isBlock, isEscaped: false))
    return index + 1
  }

  private mutating func disallowed(_ index: Int, _ record: NodeRecord, _ name: HTMLName) -> Int {
    let isStructure = rules.traits(name).contains(.structure) && record.namespace == .html
    if isStructure { return index + 1 }
    switch rules.policy.disallowed {
    case .escape: return escape(index, record, name)
    case .drop: return Int(record.end)
    case .unwrap:
      if record.namespace != .html || rules.isDropped(name, in: tree) { return Int(record.end) }
      return unwrap(index, record, name)
    }
  }

  private mutating func unwrap(_ index: Int, _ record: NodeRecord, _ name: HTMLName) -> Int {
    if rules.isBlock(name) || name == .br {
      spacing.part()
      unwrapped.append(Int(record.end))
    }
    return index + 1
  }

  private mutating func escape(_ index: Int, _ record: NodeRecord, _ name: HTMLName) -> Int {
    guard !isInTable, nesting.open.count < nesting.limit else { return index + 1 }
    spacing.inline(nil, to: &output)
    var tag: [UInt8] = []
    HTMLSerializer().appendStartTag(of: HTMLNode(index: index), of: tree, to: &tag)
    MarkupEscaping.exactText.append(tag[...], to: &output)
    if rules.traits(name).contains(.void), record.namespace == .html { return Int(record.end) }
    nesting.push(
      SafeNesting.Open(name: name, end: Int(record.end), isBlock: false, isEscaped: true))
    return index + 1
  }
}
