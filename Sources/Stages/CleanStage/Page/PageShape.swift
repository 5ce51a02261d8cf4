import HTML

/// How many pictures and form controls there are in any element.
struct PageShape: Sendable {
  private var pictures: [UInt32] = []
  private var controls: [UInt32] = []

  mutating func read(_ tree: HTMLTree) {
    pictures.removeAll(keepingCapacity: true)
    controls.removeAll(keepingCapacity: true)
    var pictureCount: UInt32 = 0
    var controlCount: UInt32 = 0
    for node in tree.subtree(of: .root) {
      pictures.append(pictureCount)
      controls.append(controlCount)
      guard let name = tree.name(of: node) else { continue }
      switch name {
      case .img, .picture, .video: pictureCount += 1
      case .input, .form, .textarea, .select: controlCount += 1
      default: break
      }
    }
    pictures.append(pictureCount)
    controls.append(controlCount)
  }

  func hasPicture(_ node: HTMLNode, _ tree: HTMLTree) -> Bool {
    pictures[tree.skip(node).index] > pictures[node.index]
  }

  func hasControl(_ node: HTMLNode, _ tree: HTMLTree) -> Bool {
    controls[tree.skip(node).index] > controls[node.index]
  }
}
