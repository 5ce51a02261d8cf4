import HTML
import PipeTesting

/// A parser keeps to its limits, and says which of them a document ran into.
struct LimitCheck {
  private var tree = HTMLTree()

  mutating func faults(
    of bytes: [UInt8], as reading: Reading, _ generator: inout SeededGenerator
  ) -> [String] {
    var options = reading.options
    options.maximumDepth = generator.pick([0, 16, 20, 100])
    options.maximumNodes = generator.pick([0, 16, 50, 200, 5000])
    options.maximumAttributes = generator.pick([0, 1, 2, 100])
    options.copiesPerKilobyte = generator.pick([0, 1, 256])
    options.maximumLength = generator.pick([0, 1, 100, 1000, 1 << 20])
    var parser = HTMLParser(options: options)
    reading.parse(bytes, with: &parser, into: &tree)
    var faults = TreeCheck.faults(of: tree)
    let length =
      reading.context == nil ? bytes.count : String(decoding: bytes, as: UTF8.self).utf8.count
    if tree.limits.contains(.length) != (length > options.maximumLength) {
      faults.append(
        "does not say whether \(length) bytes were cut at \(options.maximumLength)")
    }
    faults += depthFaults(options)
    // Elements may still be opened again or moved, and head and body be made, after the last node.
    let nodes = max(16, options.maximumNodes) + max(16, options.maximumDepth) * 2 + 8
    if tree.count > nodes, tree.first(.selectedcontent) == nil {
      faults.append("\(tree.count) nodes where \(options.maximumNodes) are allowed")
    }
    return faults
  }

  private func depthFaults(_ options: HTMLParser.Options) -> [String] {
    var depths = [0]
    depths.reserveCapacity(tree.count)
    var faults: [String] = []
    var deepest = 0
    for node in tree.descendants(of: .root) {
      let isElement = tree.kind(of: node) == .element
      let depth = depths[tree.parent(of: node)?.index ?? 0] + (isElement ? 1 : 0)
      depths.append(depth)
      deepest = max(deepest, depth)
      if isElement, tree.attributes(of: node).count > options.maximumAttributes,
        !tree.isElement(node, .html), !tree.isElement(node, .body)
      {
        faults.append("\(node) has more than \(options.maximumAttributes) attributes")
      }
    }
    // What a `select` shows is a copy in another place.
    let copies = tree.first(.selectedcontent) == nil ? 1 : 2
    if deepest > copies * max(16, options.maximumDepth) + 1 {
      faults.append("\(deepest) deep where \(options.maximumDepth) is allowed")
    }
    return faults
  }
}
