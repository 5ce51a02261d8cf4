/// Builds a tree of tokens: the tree construction stage of the HTML standard (section 13.2.6), with
/// the simplifications named in ``HTMLParser``.
struct TreeBuilder: Sendable {
  /// How far the document has come.
  enum Phase: Sendable, Comparable {
    case start, html, head, body
  }

  let maximumDepth: Int
  let maximumLength: Int
  var tokenizer = Tokenizer()
  var tree = HTMLTree()
  var open = OpenElements()
  var phase = Phase.start
  /// Whether a form is open, as forms do not nest.
  var hasForm = false
  /// Whether the next text loses a line feed at its beginning.
  var dropsLineFeed = false
  /// How often attributes may still be added to `html` or `body` by further such tags.
  var mergesLeft = 0
  /// The `html` and `body` elements.
  var htmlNode: UInt32 = 0
  var bodyNode: UInt32 = 0

  init(options: HTMLParser.Options) {
    maximumDepth = max(16, options.maximumDepth)
    maximumLength = min(max(0, options.maximumLength), 512 << 20)
  }

  /// Builds the tree of a document in valid UTF-8.
  mutating func build(_ source: [UInt8], isTruncated: Bool, into result: inout HTMLTree) {
    swap(&tree, &result)
    tree.reset()
    swap(&tokenizer.tail, &tree.tail)
    tokenizer.reset(source)
    tree.source = source
    tree.isTruncated = isTruncated
    tree.records.reserveCapacity(min(source.count / 20, 1 << 20))
    open.removeAll()
    phase = .start
    hasForm = false
    dropsLineFeed = false
    mergesLeft = 64
    run()
    swap(&tokenizer.tail, &tree.tail)
    tree.nameBytes = tokenizer.names.bytes
    tree.nameEnds = tokenizer.names.ends
    tokenizer.source = []
    swap(&tree, &result)
  }

  private mutating func run() {
    var sawDoctype = false
    while true {
      let mark = tokenizer.tail.count
      let count = tree.records.count
      let token = tokenizer.next()
      switch token.kind {
      case .endOfFile:
        ensureBody()
        while open.count > 0 { pop() }
        tree.records[0].end = UInt32(truncatingIfNeeded: tree.records.count)
        if !sawDoctype { tree.quirks = true }
        return
      case .doctype:
        guard phase == .start, !sawDoctype else { continue }
        sawDoctype = true
        doctype(token)
      case .comment: leaf(.comment, token)
      case .text: text(token)
      case .startTag:
        let attributes = tree.attributes.count
        startTag(token)
        // What a tag that came to nothing had decoded is not kept, lest many of them part texts that
        // are then joined at the cost of a copy each.
        if tree.records.count == count, tree.attributes.count == attributes {
          tokenizer.tail.removeSubrange(mark...)
        }
      case .endTag: endTag(token)
      }
      updateTokenizer()
    }
  }

  private mutating func updateTokenizer() {
    let isForeign = (open.top?.namespace ?? .html) != .html
    tokenizer.allowsCDATA = isForeign
    tokenizer.nullRule = isForeign ? .replace : .drop
  }

  // MARK: Nodes

  /// Appends an element and opens it, unless it is to be empty or is too deep.
  mutating func insert(
    _ name: UInt32, traits: ElementTraits, namespace: HTMLNamespace = .html, attributes: Bool,
    isEmpty: Bool = false
  ) {
    let node = UInt32(truncatingIfNeeded: tree.records.count)
    let first = UInt32(truncatingIfNeeded: tree.attributes.count)
    if attributes { tree.attributes.append(contentsOf: tokenizer.attributes) }
    tree.records.append(
      NodeRecord(
        name: name, parent: open.top?.node ?? 0, end: node + 1, start: first,
        length: UInt32(truncatingIfNeeded: tree.attributes.count) - first, kind: .element,
        namespace: namespace))
    if isEmpty { return }
    let holdsRawText =
      namespace == .html && !traits.isDisjoint(with: [.rawText, .escapableText])
    if open.count < maximumDepth || holdsRawText {
      open.push(node: node, name: name, traits: traits, namespace: namespace)
    }
  }

  mutating func insert(_ name: HTMLName) {
    insert(
      name.rawValue, traits: ElementTraits.table[Int(name.rawValue)], attributes: false)
  }

  /// Closes the innermost open element, and those around it that only waited for that.
  mutating func pop() {
    repeat {
      guard let entry = open.pop() else { return }
      tree.records[Int(entry.node)].end = UInt32(truncatingIfNeeded: tree.records.count)
      if entry.name == HTMLName.form.rawValue { hasForm = false }
    } while open.top?.closesEarly == true
  }

  /// Closes elements until only `count` are open.
  mutating func pop(to count: Int) {
    while open.count > max(0, count) { pop() }
  }

  mutating func leaf(_ kind: HTMLNodeKind, _ token: Token) {
    let node = UInt32(truncatingIfNeeded: tree.records.count)
    tree.records.append(
      NodeRecord(
        name: UInt32.max, parent: open.top?.node ?? 0, end: node + 1,
        start: UInt32(truncatingIfNeeded: token.start),
        length: UInt32(truncatingIfNeeded: token.length), kind: kind, namespace: .html))
  }

  private mutating func doctype(_ token: Token) {
    let node = UInt32(truncatingIfNeeded: tree.records.count)
    let first = UInt32(truncatingIfNeeded: tree.attributes.count)
    tree.attributes.append(contentsOf: tokenizer.attributes)
    tree.records.append(
      NodeRecord(
        name: UInt32.max, parent: 0, end: node + 1, start: first,
        length: UInt32(truncatingIfNeeded: tokenizer.attributes.count), kind: .doctype,
        namespace: .html))
    let names = tokenizer.attributes.map { HTMLName(rawValue: $0.name) }
    let isHTML = tokenizer.attributes.first.map { record in
      record.name == HTMLName.name.rawValue && bytes(record).elementsEqual("html".utf8)
    }
    tree.quirks = token.flag || isHTML != true || isOld(names)
  }

  /// Whether the public identifier is one of those that turn on quirks.
  private func isOld(_ names: [HTMLName]) -> Bool {
    guard let index = names.firstIndex(of: .public) else { return false }
    let identifier = String(
      decoding: bytes(tokenizer.attributes[index]).map(NameTable.lower), as: UTF8.self)
    return Doctype.isQuirky(identifier, hasSystem: names.contains(.system))
  }

  func bytes(_ record: AttributeRecord) -> ArraySlice<UInt8> {
    let start = Int(record.start)
    let count = tokenizer.source.count
    let range = start..<start + Int(record.length)
    return start < count
      ? tokenizer.source[range]
      : tokenizer.tail[range.lowerBound - count..<range.upperBound - count]
  }
}
