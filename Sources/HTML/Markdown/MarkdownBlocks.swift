/// Writes blocks one below the other, within quotes and items.
struct MarkdownBlocks {
  /// What blocks stand in.
  private struct Container {
    /// What every line begins with; the first of an item, with ``marker``.
    var prefix: [UInt8]
    var marker: [UInt8] = []
    var isItem = false
    var isTight = false
    /// Whether an empty line parts it from what stands above it.
    var isParted = false
    /// Whether something has been written in it.
    var hasContent = false
    /// What was written last in it.
    var last = Kind.none
  }

  /// The kinds of block that stand differently below one another.
  enum Kind: Equatable {
    case none, block, paragraph
    case list(UInt8)
    case item
  }

  private(set) var output: [UInt8] = []
  private var containers: [Container] = [Container(prefix: [])]
  /// How deep quotes and items are nested: what is deeper is written without.
  static let limit = 24

  /// Whether one more quote or item may be begun.
  var hasRoom: Bool { containers.count <= MarkdownBlocks.limit }
  var isInItem: Bool { containers.count > 1 }

  /// What was written last where something is to be written.
  var last: Kind { containers[containers.count - 1].last }

  // MARK: Containers

  mutating func beginQuote() {
    containers.append(Container(prefix: Array("> ".utf8), isParted: isParted(.block)))
  }

  /// Begins an item of a list; `joins` tells whether it may stand right below a paragraph.
  mutating func beginItem(_ marker: [UInt8], isTight: Bool, joins: Bool) {
    let isParted = isParted(.item, isTight: isTight && (last != .paragraph || joins))
    containers.append(
      Container(
        prefix: Array(repeating: 0x20, count: marker.count), marker: marker, isItem: true,
        isTight: isTight, isParted: isParted))
  }

  /// Ends the innermost quote or item; one that nothing was written in is left out.
  ///
  /// The mark of an empty item would be read as that of a heading if it stood below a paragraph.
  ///
  /// - Returns: Whether it was written.
  @discardableResult
  mutating func end() -> Bool {
    guard containers.count > 1, let container = containers.popLast(), container.hasContent else {
      return false
    }
    containers[containers.count - 1].last = container.isItem ? .item : .block
    return true
  }

  /// Notes that a list with a mark has ended.
  mutating func endList(_ mark: UInt8) {
    if last == .item { containers[containers.count - 1].last = .list(mark) }
  }

  // MARK: Blocks

  /// Writes a block of one or more lines.
  mutating func write(_ block: [UInt8], _ kind: Kind = .block) {
    if isParted(kind) { writeLine([]) }
    for line in block.split(separator: 0x0A, omittingEmptySubsequences: false) { writeLine(line) }
    containers[containers.count - 1].last = kind
  }

  /// Whether an empty line parts a block from the one above it.
  private func isParted(_ kind: Kind, isTight: Bool = false) -> Bool {
    let container = containers[containers.count - 1]
    return switch (container.last, kind) {
    case (.none, _): false
    case (.item, .item): !isTight
    case (.paragraph, .item): !isTight || !container.isTight
    default: true
    }
  }

  private mutating func writeLine(_ line: ArraySlice<UInt8>) {
    for index in containers.indices where containers[index].isParted {
      containers[index].isParted = false
      write(line: [], in: 0..<index)
    }
    write(line: line, in: containers.indices)
  }

  private mutating func write(line: ArraySlice<UInt8>, in range: Range<Int>) {
    let start = output.count
    for index in range {
      containers[index].hasContent = true
      if containers[index].marker.isEmpty {
        output += containers[index].prefix
      } else {
        output += containers[index].marker
        containers[index].marker = []
      }
    }
    output += line
    if line.isEmpty { while output.count > start, output.last == 0x20 { output.removeLast() } }
    output.append(0x0A)
  }
}
