import HTML

/// How many pictures, form controls and titles there are in any element.
struct PageShape: Sendable {
  private var pictures: [UInt32] = []
  private var controls: [UInt32] = []
  private var titles: [UInt32] = []

  mutating func read(_ tree: HTMLTree) {
    pictures.removeAll(keepingCapacity: true)
    controls.removeAll(keepingCapacity: true)
    titles.removeAll(keepingCapacity: true)
    var pictureCount: UInt32 = 0
    var controlCount: UInt32 = 0
    var titleCount: UInt32 = 0
    for node in tree.subtree(of: .root) {
      pictures.append(pictureCount)
      controls.append(controlCount)
      titles.append(titleCount)
      guard let name = tree.name(of: node) else { continue }
      switch name {
      case .img, .picture, .video: pictureCount += 1
      case .input, .form, .textarea, .select: controlCount += 1
      case .h1: titleCount += 1
      default: break
      }
    }
    pictures.append(pictureCount)
    controls.append(controlCount)
    titles.append(titleCount)
  }

  func hasPicture(_ node: HTMLNode, _ tree: HTMLTree) -> Bool {
    pictures[tree.skip(node).index] > pictures[node.index]
  }

  func hasTitle(_ node: HTMLNode, _ tree: HTMLTree) -> Bool {
    titles[tree.skip(node).index] > titles[node.index]
  }

  func hasControl(_ node: HTMLNode, _ tree: HTMLTree) -> Bool {
    controls[tree.skip(node).index] > controls[node.index]
  }
}
