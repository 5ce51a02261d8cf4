import HTML

/// Decides of a thread's posts as a whole: what stands at one place in them is kept in all if two thirds of it are.
///
/// The model goes by length and sentences, so that of the same part of each post it keeps the long ones and not
/// "Thanks!"; the rules take the longest post for the content.
struct PostUnifier {
  let tree: HTMLTree
  let elements: ElementTable

  /// A part that the posts have, in all of them.
  private struct Part {
    var units = 0
    var kept = 0
    var blocks: [Int] = []
  }

  /// Where a part stands: what the posts stand in and are called, and what the part is called.
  private struct Place: Hashable {
    var thread: Int
    var post: UInt64
    var part: UInt64
  }

  /// Keeps all blocks of the parts of which two thirds are kept.
  func unify(_ blocks: inout [TextBlock]) {
    guard blocks.contains(where: { $0.isKept && isInPost($0.container) }) else { return }
    var parts: [Place: Part] = [:]
    for index in blocks.indices {
      guard let place = place(of: blocks[index].container) else { continue }
      parts[place, default: Part()].units += blocks[index].units
      if blocks[index].isKept { parts[place, default: Part()].kept += blocks[index].units }
      parts[place, default: Part()].blocks.append(index)
    }
    for part in parts.values where part.kept * 3 > part.units * 2 && part.kept < part.units {
      for index in part.blocks where isDoubtful(blocks[index]) { blocks[index].exclusion = nil }
    }
  }

  /// Whether a block was left out for no reason of its own.
  private func isDoubtful(_ block: TextBlock) -> Bool {
    let isModel = block.exclusion == .model
    return switch isModel ? block.ruled : block.exclusion {
    // The model has overruled that elsewhere.
    case nil, .element?: isModel
    case .outside?, .fragment?, .aboveText?: true
    default: false
    }
  }

  /// Where an element stands in a post; `nil` outside of posts.
  private func place(of container: Int) -> Place? {
    guard isInPost(container) else { return nil }
    var node = HTMLNode(index: container)
    var part: UInt64 = 0
    while node.index > 0, let parent = tree.parent(of: node) {
      let name = UInt64(tree.name(of: node)?.rawValue ?? 0)
      let own = tree.attributeBytes(.class, of: node).map { ByteHash.of($0.span) } ?? 0
      if elements[node.index].twins >= 3, own != 0, isPost(node) {
        return Place(thread: parent.index, post: name, part: part)
      }
      // What has no class is no part of its own.
      if own != 0, part == 0 { part = own ^ name }
      node = parent
    }
    return nil
  }

  private func isInPost(_ container: Int) -> Bool {
    !elements[container].words.isDisjoint(with: [.message, .comments])
  }

  private func isPost(_ node: HTMLNode) -> Bool {
    switch tree.name(of: node) {
    case .div?, .article?, .section?, .li?, .table?, .tbody?, .tr?: true
    default: false
    }
  }
}
