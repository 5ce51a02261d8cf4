import HTML

/// Why a tree is not parsed as it is written.
enum RoundTripException {
  /// The first reason found; `nil` for a tree that is to be kept.
  static func found(in tree: HTMLTree) -> String? {
    for node in tree.descendants(of: .root) {
      guard let name = tree.name(of: node), tree.namespace(of: node) == .html else { continue }
      let text = tree.text(of: name)
      if let reason = found(node, text, tree) { return "\(text) \(reason)" }
    }
    return nil
  }

  private static func found(_ node: HTMLNode, _ name: String, _ tree: HTMLTree) -> String? {
    if name == "plaintext" { return "is not ended" }
    let parent = tree.ancestors(of: node).first { _ in true }
    let parentName = parent.flatMap { tree.name(of: $0) }.map { tree.text(of: $0) } ?? ""
    _ = parentName
    return nil
  }
}
