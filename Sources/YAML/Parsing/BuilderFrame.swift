import Diagnostics

/// A sequence or mapping that is being read.
struct BuilderFrame {
  let anchor: String?
  private let isMapping: Bool
  private var location: SourceLocation
  private var items: [Node] = []
  private var entries: [Node.Entry] = []
  private var pending = Pending.key
  private var merges: [(key: Node, value: BuiltNode)] = []
  /// Where each key is among the entries; kept only for mappings with many.
  private var index: [String: Int] = [:]
  private var size = 1
  private var height = 0
  /// The column after what was read on the first line.
  private var reach: Int

  private enum Pending {
    /// A key comes next.
    case key
    /// The value of this key comes next.
    case value(Node)
    /// The value of `<<` comes next.
    case merge(Node)
    /// The value of a key that was reported comes next.
    case nothing
  }

  private static let indexedFrom = 12

  init(isMapping: Bool, anchor: String?, location: SourceLocation) {
    self.isMapping = isMapping
    self.anchor = anchor
    self.location = location
    reach = location.column + 1
  }

  /// Takes the next item, key or value.
  mutating func add(
    _ built: BuiltNode, map: SourceMap, report: (Diagnostic) -> Void
  ) {
    size += built.size
    height = max(height, built.height)
    if built.node.location.line == location.line {
      // What is not there at all has a place, but no length.
      let isAbsent = built.node.scalar.map { $0.text.isEmpty && $0.style == .plain } ?? false
      let length = isAbsent ? 0 : built.node.location.length
      reach = max(reach, built.node.location.column + length)
    }
    guard isMapping else {
      items.append(built.node)
      return
    }
    switch pending {
    case .key:
      pending = accept(built, map: map, report: report)
    case .value(let key):
      if entries.count + 1 >= Self.indexedFrom {
        if index.isEmpty {
          for (position, entry) in entries.enumerated() { index[entry.name] = position }
        }
        index[key.text ?? ""] = entries.count
      }
      entries.append(Node.Entry(key: key, value: built.node))
      pending = .key
    case .merge(let key):
      if !built.isBroken { merges.append((key, built)) }
      pending = .key
    case .nothing:
      pending = .key
    }
  }

  /// The finished node; `end` is the place after its closing bracket, if it has one.
  mutating func finish(
    in source: String, end: SourceLocation?, report: (Diagnostic) -> Void
  ) -> BuiltNode {
    if let end, end.line == location.line { reach = max(reach, end.column) }
    location.length = reach - location.column
    if isMapping { carryOutMerges(report: report) }
    let value: Node.Value = isMapping ? .mapping(entries) : .sequence(items)
    return BuiltNode(Node(value, at: location, in: source), size: size, height: height + 1)
  }

  private func position(of key: String) -> Int? {
    index.isEmpty ? entries.firstIndex { $0.name == key } : index[key]
  }

  private func accept(
    _ key: BuiltNode, map: SourceMap, report: (Diagnostic) -> Void
  ) -> Pending {
    guard !key.isBroken else { return .nothing }
    let node = key.node
    guard let scalar = node.scalar else {
      report(
        node.problem(
          .complexKey, "a key has to be a single value, and this is \(node.kind)",
          hint: Self.looksLikeTemplate(node, in: map)
            ? "text that begins with '{{' needs quotes" : nil))
      return .nothing
    }
    if scalar.text.isEmpty, scalar.style == .plain {
      report(node.problem(.missingKey, "there is no key before the ':'"))
      return .nothing
    }
    let isMerge = scalar.text == "<<" && scalar.style == .plain && scalar.tag == nil
    let first =
      isMerge
      ? merges.first?.key.location
      : position(of: scalar.text).map { entries[$0].key.location }
    if let first {
      report(
        node.problem(
          .duplicateKey,
          "'\(scalar.text.excerpt)' is written twice; the first is in line \(first.line)",
          hint: isMerge ? "merge several with a list: <<: [*first, *second]" : nil,
          related: [Diagnostic.Related("first written here", at: first)]))
      return .nothing
    }
    return isMerge ? .merge(node) : .value(node)
  }

  /// Adds the entries of merged mappings: what the mapping says itself wins, then what comes first.
  private mutating func carryOutMerges(report: (Diagnostic) -> Void) {
    guard let merge = merges.first else { return }
    var known = Set(entries.map(\.name))
    for mapping in merge.value.node.items ?? [merge.value.node] {
      guard let merged = mapping.entries else {
        report(
          mapping.problem(
            .badMerge, "'<<' merges mappings, and this is \(mapping.found)",
            hint: "write <<: *name or <<: [*first, *second]"))
        continue
      }
      for entry in merged where known.insert(entry.name).inserted { entries.append(entry) }
    }
  }

  /// Whether this is the second brace of `{{`, which somebody took for text.
  private static func looksLikeTemplate(_ node: Node, in map: SourceMap) -> Bool {
    guard node.location.column > 1, let line = map.source.line(node.location.line) else {
      return false
    }
    let text = String(decoding: line, as: UTF8.self).unicodeScalars
    return text.dropFirst(node.location.column - 2).starts(with: "{{".unicodeScalars)
  }
}
