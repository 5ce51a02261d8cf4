/// Writes blocks one below the other, within quotes and items.
struct MarkdownBlocks {
  /// What blocks stand in.
  private struct Container {
    /// What every line begins with; the first of an item, with ``marker``.
    var prefix: [UInt8]
    var marker: [UInt8] = []
    var isItem = false
    var isTight = false
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
    separate(.block)
    containers.append(Container(prefix: Array("> ".utf8)))
  }

  /// Begins an item of a list; `joins` tells whether it may stand right below a paragraph.
  mutating func beginItem(_ marker: [UInt8], isTight: Bool, joins: Bool) {
    if last != .paragraph || joins { separate(.item, isTight: isTight) } else { separate(.item) }
    containers.append(
      Container(
        prefix: Array(repeating: 0x20, count: marker.count), marker: marker, isItem: true,
        isTight: isTight))
  }

  /// Ends the innermost quote or item.
  mutating func end() {
    guard containers.count > 1, let container = containers.last else { return }
    if !container.marker.isEmpty { writeLine([]) }
    containers.removeLast()
    containers[containers.count - 1].last = container.isItem ? .item : .block
  }

  /// Notes that a list with a mark has ended.
  mutating func endList(_ mark: UInt8) {
    if last == .item { containers[containers.count - 1].last = .list(mark) }
  }

  // MARK: Blocks

  /// Writes a block of one or more lines.
  mutating func write(_ block: [UInt8], _ kind: Kind = .block) {
    separate(kind)
    for line in block.split(separator: 0x0A, omittingEmptySubsequences: false) { writeLine(line) }
    containers[containers.count - 1].last = kind
  }

  /// Writes the empty line that parts a block from the one above it.
  private mutating func separate(_ kind: Kind, isTight: Bool = false) {
    let container = containers[containers.count - 1]
    switch (container.last, kind) {
    case (.none, _): return
    case (.item, .item): if isTight { return }
    case (.paragraph, .item): if isTight, container.isTight { return }
    default: break
    }
    writeLine([])
  }

  private mutating func writeLine(_ line: ArraySlice<UInt8>) {
    let start = output.count
    for index in containers.indices {
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
