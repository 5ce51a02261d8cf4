/// The automaton of Aho and Corasick ("Efficient string matching", CACM 1975) over phrase symbols.
///
/// Nodes are numbered breadth first over the sorted patterns, so that a node's children stand side by side, in the
/// order of their bytes, and need no table of edges: a node takes 16 bytes. One with many children has a row of 256.
struct PhraseAutomaton: Sendable {
  struct Node: Sendable {
    var firstChild: UInt32 = 0
    /// The node of the longest proper suffix.
    var fallback: UInt32 = 0
    /// The first of the ``reports`` due here plus one; 0 for none.
    var report: UInt32 = 0
    /// The byte that leads to the node.
    var label: UInt8 = 0
    var childCount: UInt8 = 0
    /// The row of 256 children plus one; 0 for none.
    var row: UInt16 = 0
  }

  /// The phrases that end at a node.
  struct Report: Sendable {
    /// The first of them; the others follow in ``nextOutput``.
    var phrase: UInt32
    /// The report of the nearest fallback that has one plus one; 0 for none.
    var next: UInt32
  }

  private(set) var nodes: [Node] = [Node()]
  private(set) var reports: [Report] = []
  /// The next phrase of the same symbols plus one; 0 for none.
  private(set) var nextOutput: [UInt32]
  private var rows: [UInt32] = []

  private static let manyChildren = 8

  /// Builds the automaton; a pattern's number is its index, and an empty one is found nowhere.
  init(_ patterns: PhrasePatterns) {
    nextOutput = [UInt32](repeating: 0, count: patterns.count)
    let order = patterns.sorted()
    // The patterns of each node, as a range of the order.
    var ranges: [(low: UInt32, high: UInt32)] = [(0, UInt32(order.count))]
    var depth = 0
    var levelEnd = 1
    var node = 0
    while node < nodes.count {
      if node == levelEnd {
        depth += 1
        levelEnd = nodes.count
      }
      var low = Int(ranges[node].low)
      let high = Int(ranges[node].high)
      low = addOutputs(of: node, from: low, to: high, depth, order, patterns)
      nodes[node].firstChild = UInt32(nodes.count)
      while low < high {
        let byte = patterns[Int(order[low])][depth]
        var end = low + 1
        while end < high, patterns[Int(order[end])][depth] == byte { end += 1 }
        let fallback = node == 0 ? 0 : step(nodes[node].fallback, byte, isAnchor: true)
        nodes.append(Node(fallback: fallback, label: byte))
        ranges.append((UInt32(low), UInt32(end)))
        low = end
      }
      // Bytes of symbols are at most 0xFE, so that there are no more than 255.
      nodes[node].childCount = UInt8(nodes.count - Int(nodes[node].firstChild))
      addRow(of: node)
      node += 1
    }
  }

  /// How many bytes the automaton takes.
  var byteCount: Int {
    nodes.count * MemoryLayout<Node>.stride + reports.count * MemoryLayout<Report>.stride
      + (nextOutput.count + rows.count) * MemoryLayout<UInt32>.stride
  }

  /// The node after one more byte.
  ///
  /// - Parameters:
  ///   - node: The node so far.
  ///   - byte: The byte.
  ///   - isAnchor: Whether phrases can start with it; no edge leaves the root otherwise.
  /// - Returns: The node of the longest suffix of what was read that is the start of a phrase.
  @inline(__always)
  func step(_ node: UInt32, _ byte: UInt8, isAnchor: Bool) -> UInt32 {
    var current = node
    while current != 0 {
      let target = child(current, byte)
      if target != 0 { return target }
      current = nodes[Int(current)].fallback
    }
    return isAnchor ? child(0, byte) : 0
  }

  /// Where a byte leads; 0 where to nothing, as nothing leads to the root.
  @inline(__always)
  func child(_ node: UInt32, _ byte: UInt8) -> UInt32 {
    let entry = nodes[Int(node)]
    if entry.row != 0 { return rows[(Int(entry.row) - 1) << 8 | Int(byte)] }
    let first = Int(entry.firstChild)
    for index in first..<first + Int(entry.childCount) where nodes[index].label == byte {
      return UInt32(truncatingIfNeeded: index)
    }
    return 0
  }

  /// Notes the patterns that end at a node, which come first in its range; returns where the others begin.
  private mutating func addOutputs(
    of node: Int, from low: Int, to high: Int, _ depth: Int, _ order: [UInt32],
    _ patterns: PhrasePatterns
  ) -> Int {
    let inherited = nodes[Int(nodes[node].fallback)].report
    var end = low
    while end < high, patterns[Int(order[end])].count == depth { end += 1 }
    guard end > low, depth > 0 else {
      nodes[node].report = inherited
      return end
    }
    for index in low..<end - 1 { nextOutput[Int(order[index])] = order[index + 1] + 1 }
    reports.append(Report(phrase: order[low], next: inherited))
    nodes[node].report = UInt32(reports.count)
    return end
  }

  private mutating func addRow(of node: Int) {
    let entry = nodes[node]
    guard node == 0 || entry.childCount > Self.manyChildren, rows.count >> 8 < 0xFFFF else {
      return
    }
    let start = rows.count
    rows += repeatElement(0, count: 256)
    for index in 0..<Int(entry.childCount) {
      let child = Int(entry.firstChild) + index
      rows[start + Int(nodes[child].label)] = UInt32(child)
    }
    nodes[node].row = UInt16(rows.count >> 8)
  }
}
