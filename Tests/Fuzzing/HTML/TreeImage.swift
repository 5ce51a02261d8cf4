import HTML

/// A tree in bytes that are the same for the same tree, to compare it with others.
///
/// Of a document type only the name counts, as no other part of it is written.
enum TreeImage {
  static func of(_ tree: HTMLTree) -> [UInt8] {
    var image: [UInt8] = []
    image.reserveCapacity(tree.count * 16)
    for node in tree.descendants(of: .root) {
      number(tree.parent(of: node)?.index ?? 0, to: &image)
      image.append(tree.kind(of: node).rawValue)
      image.append(tree.namespace(of: node).rawValue)
      switch tree.kind(of: node) {
      case .text, .comment: bytes(tree.bytes(of: node), to: &image)
      case .doctype: bytes(tree.attributeBytes(.name, of: node) ?? [], to: &image)
      default:
        if let name = tree.name(of: node) {
          bytes(Array(tree.text(of: name).utf8)[...], to: &image)
        }
        for attribute in tree.attributes(of: node) {
          bytes(Array(tree.text(of: attribute.name).utf8)[...], to: &image)
          bytes(attribute.bytes, to: &image)
        }
      }
    }
    return image
  }

  private static func bytes(_ bytes: ArraySlice<UInt8>, to image: inout [UInt8]) {
    number(bytes.count, to: &image)
    image.append(contentsOf: bytes)
  }

  private static func number(_ number: Int, to image: inout [UInt8]) {
    for shift in stride(from: 0, to: 32, by: 8) {
      image.append(UInt8(truncatingIfNeeded: number >> shift))
    }
  }
}
