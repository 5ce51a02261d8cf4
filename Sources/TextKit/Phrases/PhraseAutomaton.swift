/// The automaton of Aho and Corasick ("Efficient string matching", CACM 1975) over phrase symbols.
///
/// A node keeps its edges sorted in shared arrays, or has a row of 256 when it has many.
struct PhraseAutomaton: Sendable {
  struct Node: Sendable {
    /// The first edge, which is the only one of most nodes; the others are from ``moreEdges`` on.
    var byte: UInt8 = 0
    var target: UInt32 = 0
    var edgeCount: UInt16 = 0
    var moreEdges: UInt32 = 0
    /// The row of 256 targets plus one; 0 for none.
    var row: UInt16 = 0
    /// The node of the longest proper suffix.
    var fallback: UInt32 = 0
    /// The first of the phrases that end here plus one; 0 for none.
    var output: UInt32 = 0
    /// The nearest fallback at which phrases end; 0 for none.
    var outputLink: UInt32 = 0
  }

  private(set) var nodes: [Node] = [Node()]
  /// The next phrase that ends at the same node plus one; 0 for none.
  private(set) var nextOutput: [UInt32]
  private var edgeBytes: [UInt8] = []
  private var edgeTargets: [UInt32] = []
  private var rows: [UInt32] = []

  private static let manyEdges = 12

  /// Builds the automaton; a pattern's number is its index.
  init(_ patterns: [[UInt8]]) {
    nextOutput = [UInt32](repeating: 0, count: patterns.count)
    var children: [[UInt8: UInt32]] = [[:]]
    for (index, pattern) in patterns.enumerated() where !pattern.isEmpty {
      var node = 0
      for byte in pattern {
        if let child = children[node][byte] {
          node = Int(child)
        } else {
          children[node][byte] = UInt32(nodes.count)
          node = nodes.count
          nodes.append(Node())
          children.append([:])
        }
      }
      nextOutput[index] = nodes[node].output
      nodes[node].output = UInt32(index + 1)
    }
    layOut(children)
    linkFallbacks(children)
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
      let target = edge(current, byte)
      if target != 0 { return target }
      current = nodes[Int(current)].fallback
    }
    return isAnchor ? edge(0, byte) : 0
  }

  /// Where an edge leads; 0 where there is none, as no edge leads to the root.
  @inline(__always)
  private func edge(_ node: UInt32, _ byte: UInt8) -> UInt32 {
    let entry = nodes[Int(node)]
    if entry.row != 0 { return rows[(Int(entry.row) - 1) << 8 | Int(byte)] }
    if entry.byte == byte { return entry.target }
    if entry.edgeCount < 2 { return 0 }
    let first = Int(entry.moreEdges)
    for index in first..<first + Int(entry.edgeCount) - 1 where edgeBytes[index] == byte {
      return edgeTargets[index]
    }
    return 0
  }

  private mutating func layOut(_ children: [[UInt8: UInt32]]) {
    for (node, edges) in children.enumerated() {
      if (node == 0 || edges.count > Self.manyEdges) && rows.count >> 8 < 0xFFFF {
        var row = [UInt32](repeating: 0, count: 256)
        for (byte, target) in edges { row[Int(byte)] = target }
        rows += row
        nodes[node].row = UInt16(rows.count >> 8)
      }
      let sorted = edges.sorted { $0.key < $1.key }
      if let first = sorted.first {
        nodes[node].byte = first.key
        nodes[node].target = first.value
      }
      nodes[node].edgeCount = UInt16(sorted.count)
      nodes[node].moreEdges = UInt32(edgeBytes.count)
      edgeBytes += sorted.dropFirst().map(\.key)
      edgeTargets += sorted.dropFirst().map(\.value)
    }
  }

  /// Breadth first, so that a node's fallback is linked before the node.
  private mutating func linkFallbacks(_ children: [[UInt8: UInt32]]) {
    var queue: [UInt32] = [0]
    var head = 0
    while head < queue.count {
      let node = queue[head]
      head += 1
      for (byte, target) in children[Int(node)] {
        queue.append(target)
        let fallback =
          node == 0 ? 0 : step(nodes[Int(node)].fallback, byte, isAnchor: true)
        nodes[Int(target)].fallback = fallback
        nodes[Int(target)].outputLink =
          nodes[Int(fallback)].output != 0 ? fallback : nodes[Int(fallback)].outputLink
      }
    }
  }
}
