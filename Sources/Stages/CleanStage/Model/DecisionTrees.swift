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
  /// An inner node.
  private struct Question: Sendable {
    /// The number it looks at.
    var feature: UInt32 = 0
    /// Go right if the number is larger.
    var threshold: Float = 0
  }

  /// The inner nodes, tree by tree, level by level; the first of a tree is its second place, so that
  /// below the place `n` there are `2n` and `2n + 1`.
  private let questions: [Question]
  /// What each leaf adds.
  private let leaves: [Float]

  /// Reads trees.
  ///
  /// The text is Base64 of, in little-endian order: the number of trees, their depth and the width of
  /// a row as 16-bit numbers, the features of all inner nodes as 16-bit numbers, their thresholds and
  /// then all leaves as 32-bit floating-point numbers.
  ///
  /// It fails if the text is no such thing.
  ///
  /// - Parameter text: The trees.
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
    var questions: [Question] = []
    for node in 0..<inner {
      if node % (1 << depth - 1) == 0 { questions.append(Question()) }
      let feature = UInt32(number(at: 6 + 2 * node))
      // With the zero, as -0 would be less than 0 in the order of signs.
      let threshold = float(at: 6 + 2 * inner + 4 * node) + 0
      questions.append(Question(feature: feature, threshold: threshold))
    }
    self.questions = questions
    leaves = (0..<outer).map { float(at: 6 + 6 * inner + 4 * $0) }
    guard questions.allSatisfy({ Int($0.feature) < width && !$0.threshold.isNaN }) else {
      return nil
    }
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
    let leaves = leaves.span
    let questions = questions.span
    // So many rows stay in the nearest cache while all trees look at them.
    let step = 16
    let lanes = 8
    var sums = output.mutableSpan
    for start in stride(from: 0, to: count, by: step) {
      let end = min(count, start + step)
      for tree in 0..<leaves.count >> depth {
        let first = tree << depth
        var row = start
        while row + lanes <= end {
          var places = InlineArray<8, Int>(repeating: 1)
          for _ in 0..<depth {
            for lane in 0..<lanes {
              places[lane] = next(places[lane], first, questions, rows, (row &+ lane) &* width)
            }
          }
          for lane in 0..<lanes {
            sums[row &+ lane] += leaves[first &+ places[lane] &- (1 << depth)]
          }
          row += lanes
        }
        while row < end {
          var place = 1
          for _ in 0..<depth { place = next(place, first, questions, rows, row * width) }
          sums[row] += leaves[first + place - (1 << depth)]
          row += 1
        }
      }
    }
    for row in 0..<count { sums[row] = 1 / (1 + exp(-sums[row])) }
  }

  /// The place below one of a tree for the row that begins at a number.
  @inline(__always)
  private func next(
    _ place: Int, _ first: Int, _ questions: Span<Question>, _ rows: Span<Float>, _ start: Int
  ) -> Int {
    // Checked when the trees were read: every feature is in a row, and a row is in the rows.
    let question = questions[unchecked: first &+ place]
    let value = rows[unchecked: start &+ Int(question.feature)]
    // The sign of the difference: there is nothing to be mispredicted. None of both is a NaN.
    return place &* 2 &+ Int((question.threshold - value).bitPattern >> 31)
  }
}
