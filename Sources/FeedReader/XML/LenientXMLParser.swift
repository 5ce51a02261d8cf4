/// Reads what was meant to be XML, whatever is wrong with it.
///
/// Elements that are not closed end with the one around them; end tags without a start are passed
/// over; a `<` or `&` that begins nothing stands for itself; entities of HTML and those declared in
/// the document are replaced, once and not within each other; other declarations are skipped. Time
/// is linear in the length of the document.
struct LenientXMLParser {
  /// Elements nested deeper than this are passed over; their text is kept.
  static let maxDepth = 256

  private struct Open {
    /// The name as written, in lower case.
    var rawName: String
    var name: XMLName
    /// How many namespaces were in force before it.
    var namespaceCount: Int
  }

  private let bytes: [UInt8]
  private let handler: any XMLHandler
  private var open: [Open] = []
  /// How many elements of a name are open.
  private var openCounts: [String: Int] = [:]
  private var namespaces: [(prefix: String, uri: String)] = []
  private var declared: [String: [UInt8]] = [:]
  private var tooDeep = 0
  private var isAfterRoot = false
  private var hasMoreComments = true

  private init(_ bytes: [UInt8], _ handler: any XMLHandler) {
    self.bytes = bytes
    self.handler = handler
  }

  /// Hands the events of a document in UTF-8 to a handler.
  static func parse(_ bytes: [UInt8], _ handler: any XMLHandler) {
    var parser = LenientXMLParser(bytes, handler)
    parser.run()
  }

  private mutating func run() {
    var index = 0
    while index < bytes.count, !handler.isDone {
      guard let found = bytes[index...].firstIndex(of: UInt8(ascii: "<")) else {
        text(index..<bytes.count)
        break
      }
      if found > index { text(index..<found) }
      index = construct(at: found)
    }
    while let element = open.popLast(), !handler.isDone { handler.end(element.name) }
  }

  /// Reads what begins with the `<` at an index, and says where it ends.
  private mutating func construct(at start: Int) -> Int {
    let rest = bytes[(start + 1)...]
    if hasMoreComments, rest.starts(with: "!--".utf8) {
      if let end = ByteSearch.first("-->", in: bytes, from: start + 4) { return end + 3 }
      hasMoreComments = false
    }
    if rest.starts(with: "![CDATA[".utf8) {
      let content = start + 9
      let end = ByteSearch.first("]]>", in: bytes, from: content)
      emit(Array(bytes[content..<(end ?? bytes.count)]))
      return end.map { $0 + 3 } ?? bytes.count
    }
    switch rest.first {
    case UInt8(ascii: "!"): return declaration(at: start)
    case UInt8(ascii: "?"):
      return rest.firstIndex(of: UInt8(ascii: ">")).map { $0 + 1 } ?? bytes.count
    default:
      guard let tag = RawTag(bytes.span, at: start) else {
        emit([UInt8(ascii: "<")])
        return start + 1
      }
      if tag.isEnd { end(tag) } else { begin(tag) }
      return tag.end
    }
  }

  private mutating func text(_ range: Range<Int>) {
    guard bytes[range].contains(UInt8(ascii: "&")) else { return emit(Array(bytes[range])) }
    emit(decoded(bytes[range]))
  }

  private func emit(_ text: [UInt8]) {
    guard !open.isEmpty else { return }
    // Characters that XML does not allow are of no use to anyone.
    let isClean = text.allSatisfy { $0 >= 0x20 || $0 == 9 || $0 == 10 || $0 == 13 }
    let kept = isClean ? text : text.filter { $0 >= 0x20 || $0 == 9 || $0 == 10 || $0 == 13 }
    kept.withUnsafeBufferPointer { handler.text($0) }
  }

  private func decoded(_ part: ArraySlice<UInt8>) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(part.count)
    var index = part.startIndex
    while index < part.endIndex {
      if bytes[index] == UInt8(ascii: "&"),
        let reference = CharacterReference.decode(bytes.span, at: index + 1, declared: declared),
        reference.end <= part.endIndex
      {
        result += reference.bytes
        index = reference.end
      } else {
        result.append(bytes[index])
        index += 1
      }
    }
    return result
  }
}

// MARK: Elements

extension LenientXMLParser {
  private mutating func begin(_ tag: RawTag) {
    if isAfterRoot { return }
    guard open.count < Self.maxDepth else {
      if !tag.isEmpty { tooDeep += 1 }
      return
    }
    let namespaceCount = namespaces.count
    var plain: [(RawTag.Attribute, String)] = []
    for attribute in tag.attributes {
      let value = String(decoding: decoded(bytes[attribute.value]), as: UTF8.self)
      if attribute.name == "xmlns" {
        namespaces.append((prefix: "", uri: value))
      } else if attribute.name.hasPrefix("xmlns:") {
        namespaces.append((prefix: String(attribute.name.dropFirst(6)), uri: value))
      } else {
        plain.append((attribute, value))
      }
    }
    let (name, uri) = resolve(tag.name, isAttribute: false)
    closeBefore(name)
    let attributes = plain.map { attribute, value in
      XMLAttribute(name: resolve(attribute.name, isAttribute: true).name, value: value)
    }
    handler.start(name, uri: uri, attributes)
    if tag.isEmpty {
      handler.end(name)
      namespaces.removeSubrange(namespaceCount...)
    } else {
      let rawName = tag.name.lowercased()
      open.append(Open(rawName: rawName, name: name, namespaceCount: namespaceCount))
      openCounts[rawName, default: 0] += 1
    }
  }

  /// An entry cannot be within another: the one before was not closed.
  private mutating func closeBefore(_ name: XMLName) {
    guard name.prefix.isEmpty, name.local == "item" || name.local == "entry",
      let index = open.lastIndex(where: { $0.name == name })
    else { return }
    close(downTo: index)
  }

  private mutating func end(_ tag: RawTag) {
    if tooDeep > 0 {
      tooDeep -= 1
      return
    }
    let wanted = tag.name.lowercased()
    guard openCounts[wanted, default: 0] > 0,
      let index = open.lastIndex(where: { $0.rawName == wanted })
    else { return }
    close(downTo: index)
    if open.isEmpty { isAfterRoot = true }
  }

  private mutating func close(downTo index: Int) {
    while open.count > index, let element = open.popLast() {
      handler.end(element.name)
      openCounts[element.rawName, default: 1] -= 1
      if namespaces.count > element.namespaceCount {
        namespaces.removeSubrange(element.namespaceCount...)
      }
    }
  }

  private func resolve(_ raw: String, isAttribute: Bool) -> (name: XMLName, uri: String?) {
    guard let colon = raw.firstIndex(of: ":") else {
      let uri = isAttribute ? nil : namespaces.last { $0.prefix.isEmpty }?.uri
      let prefix = XMLNamespaces.usualPrefix(uri: uri, prefix: nil)
      return (XMLName(prefix: prefix, local: raw.lowercased()), uri)
    }
    let prefix = String(raw[..<colon])
    let uri = namespaces.last { $0.prefix == prefix }?.uri
    let local = raw[raw.index(after: colon)...].lowercased()
    return (
      XMLName(prefix: XMLNamespaces.usualPrefix(uri: uri, prefix: prefix), local: local), uri
    )
  }
}

// MARK: Declarations

extension LenientXMLParser {
  /// Reads a document type declaration with its entities, or skips another declaration.
  private mutating func declaration(at start: Int) -> Int {
    var index = start + 2
    var isInSubset = false
    while index < bytes.count {
      switch bytes[index] {
      case UInt8(ascii: "["): isInSubset = true
      case UInt8(ascii: "]"): isInSubset = false
      case UInt8(ascii: "\""), UInt8(ascii: "'"):
        let quote = bytes[index]
        index = bytes[(index + 1)...].firstIndex(of: quote) ?? bytes.count
      case UInt8(ascii: ">") where !isInSubset: return index + 1
      case UInt8(ascii: "<") where isInSubset:
        if bytes[index...].starts(with: "<!ENTITY".utf8) {
          index = entity(at: index + 8)
        } else if bytes[index...].starts(with: "<!--".utf8) {
          index = ByteSearch.first("-->", in: bytes, from: index + 4).map { $0 + 2 } ?? bytes.count
        }
      case UInt8(ascii: "<"): return index
      default: break
      }
      index += 1
    }
    return bytes.count
  }

  /// Takes an entity declared as `name "value">`, skips any other, and says where its `>` is.
  private mutating func entity(at start: Int) -> Int {
    var index = start
    func skipSpace() { while index < bytes.count, bytes[index] <= 0x20 { index += 1 } }
    skipSpace()
    let nameStart = index
    while index < bytes.count, bytes[index] > 0x20, bytes[index] != UInt8(ascii: ">") { index += 1 }
    let name = String(decoding: bytes[nameStart..<index], as: UTF8.self)
    skipSpace()
    guard index < bytes.count, bytes[index] == 0x22 || bytes[index] == 0x27,
      let close = bytes[(index + 1)...].firstIndex(of: bytes[index])
    else { return self.index(of: UInt8(ascii: ">"), from: index) }
    // References within are decoded once, without those of this document: nothing can grow.
    let value = Markup.decoded(Array(bytes[(index + 1)..<close]))
    if declared.count < 1000, value.count <= 1000, declared[name] == nil { declared[name] = value }
    return self.index(of: UInt8(ascii: ">"), from: close + 1)
  }

  private func index(of byte: UInt8, from start: Int) -> Int {
    bytes[min(start, bytes.count)...].firstIndex(of: byte) ?? bytes.count
  }
}
