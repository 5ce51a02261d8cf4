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
    if let url = usable(tree.attributeBytes(.src, of: node)) { return url }
    if let url = best(.srcset, of: node, in: tree) { return url }
    guard let parent = tree.parent(of: node), tree.isElement(parent, .picture) else { return nil }
    for source in tree.children(of: parent).prefix(16) where tree.isElement(source, .source) {
      if let url = best(.dataSrcset, of: source, in: tree) ?? best(.srcset, of: source, in: tree) {
        return url
      }
    }
    return nil
  }

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
