/// Finds the image that an `img` is meant to show.
package enum MarkdownImage {
  private static let lazyNames: [HTMLName] = [.dataSrc, .dataOriginal, .dataLazySrc]

  /// The URL of the image; `nil` if all there is, is a placeholder.
  package static func source(of node: HTMLNode, in tree: HTMLTree) -> [UInt8]? {
    for name in lazyNames {
      if let url = usable(tree.attributeBytes(name, of: node)) { return url }
    }
    // Beside a set of images that is loaded later, `src` is a placeholder.
    if let url = best(.dataSrcset, of: node, in: tree) { return url }
    let source = usable(tree.attributeBytes(.src, of: node))
    if let source, !tree.hasAttribute(.srcset, node) || !isPlaceholder(source) { return source }
    if let url = best(.srcset, of: node, in: tree) ?? source { return url }
    guard let parent = tree.parent(of: node), tree.isElement(parent, .picture) else { return nil }
    for source in tree.children(of: parent).prefix(16) where tree.isElement(source, .source) {
      if let url = best(.dataSrcset, of: source, in: tree) ?? best(.srcset, of: source, in: tree) {
        return url
      }
    }
    return nil
  }

  /// Whether an address's file is called what is shown until the image is loaded.
  private static func isPlaceholder(_ url: [UInt8]) -> Bool {
    let start = url.lastIndex(of: 0x2F).map { $0 + 1 } ?? 0
    let name = String(decoding: url[start...], as: UTF8.self).lowercased()
    return placeholders.contains { name.hasPrefix($0) }
  }

  private static let placeholders = [
    "lazy", "placeholder", "blank.", "spacer", "transparent.", "pixel.", "1x1", "loading.",
  ]

  private static func usable(_ value: ArraySlice<UInt8>?) -> [UInt8]? {
    guard let value, let url = SafeURL.cleaned(value), !url.isEmpty,
      SafeURL.isAllowed(url, schemes: ["http", "https"], relative: true)
    else { return nil }
    return url
  }

  /// The largest of the images offered.
  private static func best(
    _ name: HTMLName, of node: HTMLNode, in tree: HTMLTree
  ) -> [UInt8]? {
    guard let value = tree.attributeBytes(name, of: node) else { return nil }
    var best: (url: [UInt8], size: Double)?
    for candidate in ImageCandidates(value) {
      let size = ImageCandidates.size(candidate.descriptor) ?? 1
      if let url = usable(candidate.url), size > best?.size ?? 0 { best = (url, size) }
    }
    return best?.url
  }
}
