/// Grows one regression tree, always parting the leaf that gains most.
///
/// G. Ke et al.: "LightGBM: A highly efficient gradient boosting decision tree", NeurIPS 2017: bins instead of values, and
/// the counts of a leaf's bigger half are those of the leaf less those of the smaller one.
struct TreeGrower {
  private let rows: BinnedRows
  private let options: RankerTrainingOptions
  /// The rows, so that those of a leaf stand together.
  private var order: [Int32]
  private var buffer: [Int32]

  /// What the bins of a feature hold: the sums of gradients and of their derivatives, and the number of rows.
  private struct Cell {
    var gradient = 0.0
    var curvature = 0.0
    var count = 0.0
  }

  private struct Split {
    var gain = 0.0
    var feature = 0
    var bin = 0
  }

  /// A leaf that may be parted, or a place where the tree parts.
  private struct Leaf {
    var range: Range<Int>
    var cells: [Cell]
    var sum: Cell
    var split: Split
    var children: (left: Int, right: Int)?
  }

  init(_ rows: BinnedRows, _ options: RankerTrainingOptions) {
    self.rows = rows
    self.options = options
    order = []
    buffer = [Int32](repeating: 0, count: rows.count)
  }

  /// Grows a tree, and adds what it says to the scores.
  mutating func grow(
    gradients: [Float], curvatures: [Float], scores: inout [Double]
  ) -> [RankerModel.Node] {
    order = (0..<Int32(rows.count)).map { $0 }
    let all = 0..<rows.count
    let cells = counted(all, gradients, curvatures)
    var leaves = [leaf(all, cells)]
    var count = 1
    while count < options.leaves {
      var best: Int?
      for index in leaves.indices where leaves[index].children == nil {
        if leaves[index].split.gain > (best.map { leaves[$0].split.gain } ?? 1e-9) { best = index }
      }
      guard let best else { break }
      part(best, &leaves, gradients, curvatures)
      count += 1
    }
    var nodes: [RankerModel.Node] = []
    write(0, leaves, &nodes, &scores)
    return nodes
  }

  private mutating func part(
    _ index: Int, _ leaves: inout [Leaf], _ gradients: [Float], _ curvatures: [Float]
  ) {
    let parent = leaves[index]
    let middle = partition(parent.range, parent.split)
    let left = parent.range.lowerBound..<middle
    let right = middle..<parent.range.upperBound
    let isLeftSmaller = left.count <= right.count
    let small = counted(isLeftSmaller ? left : right, gradients, curvatures)
    var big = parent.cells
    for cell in big.indices {
      big[cell].gradient -= small[cell].gradient
      big[cell].curvature -= small[cell].curvature
      big[cell].count -= small[cell].count
    }
    leaves[index].cells = []
    leaves[index].children = (leaves.count, leaves.count + 1)
    leaves.append(leaf(left, isLeftSmaller ? small : big))
    leaves.append(leaf(right, isLeftSmaller ? big : small))
  }

  private mutating func partition(_ range: Range<Int>, _ split: Split) -> Int {
    let base = split.feature * rows.count
    var left = range.lowerBound
    var right = 0
    for place in range {
      let row = order[place]
      if Int(rows.bins[base + Int(row)]) <= split.bin {
        order[left] = row
        left += 1
      } else {
        buffer[right] = row
        right += 1
      }
    }
    for place in 0..<right { order[left + place] = buffer[place] }
    return left
  }

  private func counted(
    _ range: Range<Int>, _ gradients: [Float], _ curvatures: [Float]
  ) -> [Cell] {
    let width = SentenceFeatures.width
    var cells = [Cell](repeating: Cell(), count: width * (BinnedRows.limit + 1))
    let (bins, order) = (rows.bins.span, order.span)
    let (gradients, curvatures) = (gradients.span, curvatures.span)
    for feature in 0..<width {
      let base = feature * rows.count
      let first = feature * (BinnedRows.limit + 1)
      for place in range {
        let row = Int(order[place])
        let cell = first + Int(bins[base + row])
        cells[cell].gradient += Double(gradients[row])
        cells[cell].curvature += Double(curvatures[row])
        cells[cell].count += 1
      }
    }
    return cells
  }

  private func leaf(_ range: Range<Int>, _ cells: [Cell]) -> Leaf {
    // Every feature's bins hold all rows of the leaf.
    var sum = Cell()
    for bin in 0...BinnedRows.limit {
      sum.gradient += cells[bin].gradient
      sum.curvature += cells[bin].curvature
      sum.count += cells[bin].count
    }
    return Leaf(range: range, cells: cells, sum: sum, split: bestSplit(cells, sum), children: nil)
  }

  private func bestSplit(_ cells: [Cell], _ sum: Cell) -> Split {
    var best = Split()
    let least = Double(options.leastRows)
    guard sum.count >= 2 * least else { return best }
    let whole = sum.gradient * sum.gradient / (sum.curvature + options.damping)
    for feature in 0..<SentenceFeatures.width {
      var left = Cell()
      for bin in rows.borders[feature].indices {
        let cell = cells[feature * (BinnedRows.limit + 1) + bin]
        left.gradient += cell.gradient
        left.curvature += cell.curvature
        left.count += cell.count
        guard left.count >= least else { continue }
        guard sum.count - left.count >= least else { break }
        let gradient = sum.gradient - left.gradient
        let gain =
          left.gradient * left.gradient / (left.curvature + options.damping)
          + gradient * gradient / (sum.curvature - left.curvature + options.damping) - whole
        if gain > best.gain { best = Split(gain: gain, feature: feature, bin: bin) }
      }
    }
    return best
  }

  /// Writes the nodes in preorder; the tree is no deeper than it has leaves.
  private func write(
    _ index: Int, _ leaves: [Leaf], _ nodes: inout [RankerModel.Node], _ scores: inout [Double]
  ) {
    let leaf = leaves[index]
    guard let children = leaf.children else {
      let value = -leaf.sum.gradient / (leaf.sum.curvature + options.damping) * options.rate
      let whole = Int32((value * RankerModel.unit).rounded())
      for place in leaf.range { scores[Int(order[place])] += Double(whole) / RankerModel.unit }
      nodes.append(
        RankerModel.Node(feature: RankerModel.Node.leaf, skip: 0, threshold: 0, value: whole))
      return
    }
    let place = nodes.count
    nodes.append(
      RankerModel.Node(
        feature: UInt8(leaf.split.feature), skip: 0,
        threshold: rows.borders[leaf.split.feature][leaf.split.bin], value: 0))
    write(children.left, leaves, &nodes, &scores)
    nodes[place].skip = UInt16(nodes.count - place)
    write(children.right, leaves, &nodes, &scores)
  }
}
