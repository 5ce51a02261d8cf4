/// The names of a document, each looked up once by its bytes for each set of namespaces in force.
struct XMLNameTable {
  private struct Slot {
    var start = 0
    var count = 0
    /// The number of the namespaces in force.
    var scope = 0
    var name: XMLName?
  }

  private static let size = 256
  private var slots = [Slot](repeating: Slot(), count: size)
  private let isAttribute: Bool

  init(isAttribute: Bool) {
    self.isAttribute = isAttribute
  }

  /// The name that stands in a range of the document.
  ///
  /// - Parameters:
  ///   - span: The document.
  ///   - range: Where the name is.
  ///   - namespaces: Those in force.
  /// - Returns: The name.
  mutating func name(
    _ span: Span<UInt8>, _ range: Range<Int>, _ namespaces: XMLNamespaceScope
  ) -> XMLName {
    let scope = namespaces.number
    var hash = UInt64(truncatingIfNeeded: range.count &+ scope &* 31)
    for place in stride(from: range.lowerBound, to: range.upperBound, by: 8) {
      let word = Scan.word(in: span, place..<range.upperBound)
      hash = (hash ^ word ^ hash >> 29) &* 0x9E37_79B9_7F4A_7C15
    }
    var slot = Int(truncatingIfNeeded: hash >> 40) & (XMLNameTable.size - 1)
    var looked = 0
    while let known = slots[slot].name, looked < 8 {
      if slots[slot].count == range.count, slots[slot].scope == scope,
        isSame(span, slots[slot].start, range)
      {
        return known
      }
      slot = (slot + 1) & (XMLNameTable.size - 1)
      looked += 1
    }
    let name = resolved(span, range, namespaces)
    slots[slot] = Slot(
      start: range.lowerBound, count: range.count, scope: scope, name: name)
    return name
  }

  private func isSame(_ span: Span<UInt8>, _ start: Int, _ range: Range<Int>) -> Bool {
    for offset in stride(from: 0, to: range.count, by: 8) {
      let known = Scan.word(in: span, start + offset..<start + range.count)
      let written = Scan.word(in: span, range.lowerBound + offset..<range.upperBound)
      if known != written { return false }
    }
    return true
  }

  private func resolved(
    _ span: Span<UInt8>, _ range: Range<Int>, _ namespaces: XMLNamespaceScope
  ) -> XMLName {
    var bytes: [UInt8] = []
    for place in range { bytes.append(span[place]) }
    let raw = String(decoding: bytes, as: UTF8.self)
    guard let colon = raw.utf8.firstIndex(of: 0x3A) else {
      // An attribute without prefix is in no namespace, whatever the element's is.
      if isAttribute { return XMLName(prefix: "", local: raw.lowercased()) }
      return XMLName(
        prefix: namespaces.usualPrefix(of: ""), local: raw.lowercased(),
        uri: namespaces.uri(of: ""))
    }
    let prefix = String(raw[..<colon])
    return XMLName(
      prefix: prefix.isEmpty
        ? XMLNamespaces.usualPrefix(uri: namespaces.uri(of: ""), prefix: "")
        : namespaces.usualPrefix(of: prefix),
      local: raw[raw.utf8.index(after: colon)...].lowercased(), uri: namespaces.uri(of: prefix))
  }
}
