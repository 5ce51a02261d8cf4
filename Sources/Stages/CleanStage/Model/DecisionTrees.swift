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
  /// - Parameters:
  ///   - rows: The rows, one after the other.
  ///   - output: Takes the probabilities.
  func predict(_ rows: [Float], into output: inout [Float]) {
    output.removeAll(keepingCapacity: true)
    let nodes = 1 << depth - 1
    let trees = leaves.count >> depth
    var start = 0
    while start + width <= rows.count {
      var sum: Float = 0
      for tree in 0..<trees {
        var node = 0
        let base = tree * nodes
        for _ in 0..<depth {
          let isRight = rows[start + Int(features[base + node])] > thresholds[base + node]
          node = 2 * node + (isRight ? 2 : 1)
        }
        sum += leaves[(tree << depth) + node - nodes]
      }
      output.append(1 / (1 + exp(-sum)))
      start += width
    }
  }
}
