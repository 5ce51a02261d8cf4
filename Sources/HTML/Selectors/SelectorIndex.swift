/// The selectors of a long list by what an element has to have to match: an id, a class, a name.
///
/// With it an element is compared with the few selectors that it may match, and not with thousands.
struct SelectorIndex: Sendable {
  /// Lists that are shorter are tried one by one.
  static let minimum = 8

  /// By the hash of an id or a class; see ``hash(_:_:isID:)``.
  var words: [UInt64: [Int]] = [:]
  /// By the number of a name in a tree.
  var types: [UInt32: [Int]] = [:]
  /// Those that any element may match.
  var others: [Int] = []

  init(_ selector: CSSSelector, _ names: [BoundName]) {
    for complex in selector.lists[selector.top] {
      let compound = selector.compounds[selector.complexes[complex].compounds.upperBound - 1]
      let simples = selector.simples[compound.simples]
      if let key = simples.first(where: { $0.kind == .id || $0.kind == .class }) {
        let hash = SelectorIndex.hash(selector.texts.span, key.text, isID: key.kind == .id)
        words[hash, default: []].append(complex)
      } else if let key = simples.first(where: { $0.kind == .type }) {
        let name = names[key.name]
        types[name.html, default: []].append(complex)
        if name.foreign != name.html { types[name.foreign, default: []].append(complex) }
      } else {
        others.append(complex)
      }
    }
  }

  /// A hash of a word (FNV-1a) in which capitals do not count.
  static func hash(
    _ bytes: borrowing Span<UInt8>, _ range: Range<Int>, isID: Bool
  ) -> UInt64 {
    var hash: UInt64 = isID ? 0x84222325_CBF29CE4 : 0xCBF29CE4_84222325
    for index in range {
      hash = (hash ^ UInt64(NameTable.lower(bytes[index]))) &* 0x100_0000_01B3
    }
    return hash
  }
}
