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
  }

  /// The number of trees.
  public var treeCount: Int { roots.count }

  /// The score of each sentence: the greater, the likelier a summary says it. The logistic function makes a
  /// probability of it.
  func scores(_ features: SentenceFeatures) -> [Double] {
    var sums = [Int](repeating: 0, count: features.count)
    let width = SentenceFeatures.width
    let (nodes, values) = (nodes.span, features.values.span)
    for root in roots {
      for row in sums.indices {
        var index = root
        while true {
          let node = nodes[index]
          if node.feature == Node.leaf {
            sums[row] += Int(node.value)
            break
          }
          let isGreater = values[row * width + Int(node.feature)] > node.threshold
          index += isGreater ? Int(node.skip) : 1
        }
      }
    }
    return sums.map { Double($0) / Self.unit }
  }
}
