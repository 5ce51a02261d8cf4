import Foundation

/// Gradient-boosted decision trees (Friedman, "Greedy function approximation: a gradient boosting
/// machine", 2001), trained elsewhere.
///
/// Every tree is complete, so that going down one is arithmetic without branches to be mispredicted.
struct DecisionTrees: Sendable {
  /// How deep the trees are.
  private let depth: Int
  /// How many numbers a row has at least.
  let width: Int
  /// The number each inner node looks at, tree by tree, level by level.
  private let features: [UInt16]
  /// Go right if the number is larger.
  private let thresholds: [Float]
  /// What each leaf adds.
  private let leaves: [Float]

  /// Reads trees.
  ///
  /// The text is Base64 of, in little-endian order: the number of trees, their depth and the width of
  /// a row as 16-bit numbers, the features of all inner nodes as 16-bit numbers, their thresholds and
  /// then all leaves as 32-bit floating-point numbers.
  ///
  /// - Parameter text: The trees.
  /// - Returns: `nil` if the text is no such thing.
  init?(base64 text: String) {
    guard let data = Data(base64Encoded: text) else { return nil }
    let bytes = [UInt8](data)
    func number(at place: Int) -> UInt16 { UInt16(bytes[place]) | UInt16(bytes[place + 1]) << 8 }
    func float(at place: Int) -> Float {
      Float(bitPattern: UInt32(number(at: place)) | UInt32(number(at: place + 2)) << 16)
    }
    guard bytes.count >= 6 else { return nil }
    let (count, depth, width) = (Int(number(at: 0)), Int(number(at: 2)), Int(number(at: 4)))
    guard (1...12).contains(depth) else { return nil }
    let inner = count * (1 << depth - 1)
    let outer = count << depth
    guard bytes.count == 6 + 6 * inner + 4 * outer else { return nil }
    (self.depth, self.width) = (depth, width)
    features = (0..<inner).map { number(at: 6 + 2 * $0) }
    thresholds = (0..<inner).map { float(at: 6 + 2 * inner + 4 * $0) }
    leaves = (0..<outer).map { float(at: 6 + 6 * inner + 4 * $0) }
    guard features.allSatisfy({ Int($0) < width }) else { return nil }
  }

  /// What the trees say of each row, as a probability.
  ///
  /// Tree by tree, several rows at once: going down one tree waits for memory at every step, going down
  /// several does so only once.
  ///
  /// - Parameters:
  ///   - rows: The rows, one after the other.
  ///   - output: Takes the probabilities.
  func predict(_ rows: [Float], into output: inout [Float]) {
    let count = rows.count / width
    output.removeAll(keepingCapacity: true)
    output.append(contentsOf: repeatElement(0, count: count))
    let rows = rows.span
    var sums = output.mutableSpan
    for tree in 0..<leaves.count >> depth {
      var row = 0
      while row + 4 <= count {
        let found = leaves(of: tree, rows, SIMD4(row, row + 1, row + 2, row + 3))
        for lane in 0..<4 { sums[row + lane] += found[lane] }
        row += 4
      }
      while row < count {
        sums[row] += leaves(of: tree, rows, SIMD4(repeating: row))[0]
        row += 1
      }
    }
    for row in 0..<count { sums[row] = 1 / (1 + exp(-sums[row])) }
  }

  /// The leaves of a tree in which four rows end.
  @inline(__always)
  private func leaves(of tree: Int, _ rows: Span<Float>, _ numbers: SIMD4<Int>) -> SIMD4<Float> {
    let inner = 1 << depth - 1
    let base = tree * inner
    let start = numbers &* SIMD4(repeating: width)
    let (features, thresholds, leaves) = (features.span, thresholds.span, leaves.span)
    var node = SIMD4<Int>(repeating: 0)
    for _ in 0..<depth {
      for lane in 0..<4 {
        // Checked when the trees were read: every feature is in a row, and a row is in the rows.
        let at = base &+ node[lane]
        let value = rows[unchecked: start[lane] &+ Int(features[unchecked: at])]
        node[lane] = node[lane] &* 2 &+ (value > thresholds[unchecked: at] ? 2 : 1)
      }
    }
    var found = SIMD4<Float>()
    for lane in 0..<4 { found[lane] = leaves[(tree << depth) &+ node[lane] &- inner] }
    return found
  }
}
