/// What has learnt which sentences of a text people's summaries say: gradient-boosted regression trees.
///
/// J. H. Friedman: "Greedy function approximation: a gradient boosting machine", Annals of Statistics 29(5), 2001. The
/// leaves hold whole numbers, so that their sum is the same on every machine. The form of its file is told in
/// docs/summarize.md.
public struct RankerModel: Sendable {
  /// A place in a tree where it parts, or a leaf.
  struct Node: Hashable, Sendable {
    /// The feature that is looked at; ``leaf`` in a leaf.
    var feature: UInt8
    /// How many nodes further on the tree goes on where the feature is greater; else the next one is right.
    var skip: UInt16
    /// The greatest value of the feature with which the next node is right.
    var threshold: Float
    /// What a leaf adds to the score, in parts of ``unit``.
    var value: Int32

    static let leaf: UInt8 = 255
  }

  /// What a score of 1 is in the leaves.
  static let unit = 65536.0

  /// What there is to say of the model: its name, what it was trained with.
  public let description: [String]
  /// The nodes of all trees, each tree's in preorder.
  let nodes: [Node]
  /// Where each tree begins.
  let roots: [Int]
  /// The nodes as they are gone down.
  private let steps: [Step]

  /// A node that says without a branch how many nodes further on it goes on; a leaf stays where it is.
  private struct Step {
    var threshold: Float
    var feature: UInt16
    var skip: UInt16
    var next: UInt16

    init(_ node: Node) {
      let isLeaf = node.feature == Node.leaf
      threshold = node.threshold
      feature = isLeaf ? 0 : UInt16(node.feature)
      skip = isLeaf ? 0 : node.skip
      next = isLeaf ? 0 : 1
    }
  }

  init(description: [String], trees: [[Node]]) {
    self.description = description
    var roots: [Int] = []
    var nodes: [Node] = []
    for tree in trees {
      roots.append(nodes.count)
      nodes += tree
    }
    self.roots = roots
    self.nodes = nodes
    steps = nodes.map { Step($0) }
  }

  /// The number of trees.
  public var treeCount: Int { roots.count }

  /// The score of each sentence, which is the greater the likelier a summary says it.
  ///
  /// The logistic function makes a probability of it.
  func scores(_ features: SentenceFeatures) -> [Double] {
    // Rows that are not there stand for the last one, so that all are in blocks of four.
    let blocks = (features.count + 3) / 4
    var sums = [SIMD4<Int>](repeating: .zero, count: blocks)
    let width = SentenceFeatures.width
    let (nodes, steps, values) = (nodes.span, steps.span, features.values.span)
    func next(_ place: Int, _ base: Int) -> Int {
      let step = steps[place]
      let isGreater = values[base + Int(step.feature)] > step.threshold
      return place + Int(isGreater ? step.skip : step.next)
    }
    for root in roots {
      for block in sums.indices {
        let last = (features.count - 1) * width
        let first = block * 4 * width
        let bases = (
          first, min(first + width, last), min(first + 2 * width, last),
          min(first + 3 * width, last)
        )
        // Four sentences go down side by side, so that none waits for what another compares.
        var places = (root, root, root, root)
        while steps[places.0].next | steps[places.1].next | steps[places.2].next
          | steps[places.3].next != 0
        {
          places = (
            next(places.0, bases.0), next(places.1, bases.1), next(places.2, bases.2),
            next(places.3, bases.3)
          )
        }
        sums[block] &+= SIMD4(
          Int(nodes[places.0].value), Int(nodes[places.1].value), Int(nodes[places.2].value),
          Int(nodes[places.3].value))
      }
    }
    return (0..<features.count).map { Double(sums[$0 / 4][$0 % 4]) / Self.unit }
  }
}
