import HTML

/// Compares what blocks stand in.
struct Siblings {
  let tree: HTMLTree

  /// Whether two blocks stand side by side, in elements that are called the same, and are emphasised alike.
  func areOneKind(_ block: TextBlock, _ other: TextBlock) -> Bool {
    let (node, twin) = (HTMLNode(index: block.container), HTMLNode(index: other.container))
    guard block.kind == other.kind, tree.parent(of: node) == tree.parent(of: twin),
      tree.name(of: node) == tree.name(of: twin), isEmphasised(block) == isEmphasised(other)
    else { return false }
    return (tree.attributeBytes(.class, of: node) ?? []).elementsEqual(
      tree.attributeBytes(.class, of: twin) ?? [])
  }

  /// Whether a block begins and ends emphasised.
  private func isEmphasised(_ block: TextBlock) -> Bool {
    [block.first, block.last].allSatisfy { text in
      tree.ancestors(of: HTMLNode(index: text)).prefix { $0.index > block.container }.contains {
        switch tree.name(of: $0) {
        case .b?, .strong?, .em?, .i?: true
        default: false
        }
      }
    }
  }
}
