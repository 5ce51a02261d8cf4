import HTML

/// How many pictures, form controls and titles there are in any element.
struct PageShape: Sendable {
  /// How many there are before a node.
  private struct Counts: Sendable {
    var pictures: UInt32 = 0
    var controls: UInt32 = 0
    var titles: UInt32 = 0
  }

  private var counts: [Counts] = []

  mutating func read(_ tree: HTMLTree) {
    counts.removeAll(keepingCapacity: true)
    counts.append(contentsOf: repeatElement(Counts(), count: tree.count + 1))
    var places = counts.mutableSpan
    var count = Counts()
    for node in tree.subtree(of: .root) {
      places[node.index] = count
      switch tree.name(of: node) {
      case .img, .picture, .video: count.pictures += 1
      case .input, .form, .textarea, .select: count.controls += 1
      case .h1: count.titles += 1
      default: break
      }
    }
    places[tree.count] = count
  }

  func hasPicture(_ node: HTMLNode, _ tree: HTMLTree) -> Bool {
    counts[tree.skip(node).index].pictures > counts[node.index].pictures
  }

  func hasTitle(_ node: HTMLNode, _ tree: HTMLTree) -> Bool {
    counts[tree.skip(node).index].titles > counts[node.index].titles
  }

  func hasControl(_ node: HTMLNode, _ tree: HTMLTree) -> Bool {
    counts[tree.skip(node).index].controls > counts[node.index].controls
  }
}
