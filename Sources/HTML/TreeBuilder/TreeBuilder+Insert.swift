/// Inserting nodes (section 13.2.6.1 of the HTML standard).
extension TreeBuilder {
  /// The name of a text that goes on where the text before it ends.
  static let pieceName: UInt32 = 0

  func traits(of name: UInt32) -> ElementTraits {
    Int(name) < traitTable.count ? traitTable[Int(name)] : []
  }

  /// Whether another element may be opened.
  var hasRoom: Bool { open.depth <= maximumDepth }

  /// Appends the record of a node at the appropriate place.
  mutating func insertRecord(
    _ name: UInt32, _ namespace: HTMLNamespace, _ start: UInt32, _ length: UInt32,
    kind: HTMLNodeKind = .element
  ) -> UInt32 {
    let top = open.top
    if fosters, top.marks.contains(.fosters) { link() }
    let node = addRecord(name, namespace, start, length, kind, parent: top.parent)
    if isLinked {
      links.append(TreeLink())
      insertLinked(node, into: top)
    }
    return node
  }

  @inline(__always)
  private mutating func addRecord(
    _ name: UInt32, _ namespace: HTMLNamespace, _ start: UInt32, _ length: UInt32,
    _ kind: HTMLNodeKind, parent: UInt32
  ) -> UInt32 {
    let node = UInt32(truncatingIfNeeded: tree.records.count)
    tree.records.append(
      NodeRecord(
        name: name, parent: parent, end: 0, start: start, length: length, kind: kind,
        namespace: namespace))
    return node
  }

  /// Makes a node like another one, without its children, that stands nowhere.
  mutating func copyRecord(_ node: UInt32) -> UInt32 {
    let record = tree.records[Int(node)]
    links.append(TreeLink())
    return addRecord(
      record.name, record.namespace, record.start, record.length, record.kind, parent: 0)
  }

  private mutating func insertLinked(_ node: UInt32, into target: OpenElement) {
    guard fosters, target.marks.contains(.fosters) else { return append(node, to: target.parent) }
    foster(node)
  }

  /// Inserts a node that stands elsewhere at the appropriate place in an open element.
  mutating func insertMoved(_ node: UInt32, into target: OpenElement) {
    detach(node)
    guard target.marks.contains(.fosters) else { return append(node, to: target.parent) }
    foster(node)
  }

  /// Inserts a node that may not stand in a table before it.
  private mutating func foster(_ node: UInt32) {
    let table = open.place(of: .table)
    let template = open.place(of: .template)
    if template > table {
      append(node, to: open[template].parent)
    } else if table == 0 {
      append(node, to: open[min(1, open.count - 1)].parent)
    } else {
      insert(node, before: open[table].node)
    }
  }

  // MARK: Elements

  /// Opens an element whose record is there.
  mutating func push(_ node: UInt32, name: UInt32, traits: ElementTraits) {
    tree.records[Int(node)].end = UInt32(truncatingIfNeeded: open.count)
    open.push(
      OpenElement(
        node: node, parent: node, name: name, namespace: .html,
        marks: OpenElement.marks(name, traits), traits: traits))
  }

  /// Inserts an element for a start tag and opens it; whether there was room for that.
  @discardableResult
  mutating func insertElement(_ name: HTMLName, isForced: Bool = false) -> Bool {
    insertElement(name.rawValue, attributes: true, isForced: isForced)
  }

  /// Inserts an element that no tag stands for.
  mutating func insertImplied(_ name: HTMLName) {
    insertElement(name.rawValue, attributes: false, isForced: false)
  }

  @discardableResult
  private mutating func insertElement(_ name: UInt32, attributes: Bool, isForced: Bool) -> Bool {
    let traits = traits(of: name)
    let (start, length) = attributes ? takeAttributes() : (0, 0)
    let node = insertRecord(name, .html, start, length)
    var reserve = 0
    if !traits.isDisjoint(with: [.needsRoom, .tablePart, .structure]) {
      reserve = traits.contains(.needsRoom) ? 5 : -1
    }
    guard isForced || reserve < 0 || open.depth + reserve <= maximumDepth else {
      limits.insert(.depth)
      return false
    }
    push(node, name: name, traits: traits)
    return true
  }

  /// Inserts an element that has no content.
  mutating func insertVoid(_ name: HTMLName) {
    let (start, length) = takeAttributes()
    _ = insertRecord(name.rawValue, .html, start, length)
  }

  /// Inserts a template and its contents, and opens it; whether there was room for that.
  mutating func insertTemplate() -> Bool {
    let (start, length) = takeAttributes()
    let name = HTMLName.template.rawValue
    let node = insertRecord(name, .html, start, length)
    let content = addRecord(UInt32.max, .html, 0, 0, .content, parent: node)
    if isLinked {
      links.append(TreeLink())
      append(content, to: node)
    }
    guard open.depth + 5 <= maximumDepth else {
      limits.insert(.depth)
      return false
    }
    tree.records[Int(node)].end = UInt32(truncatingIfNeeded: open.count)
    let traits = traits(of: name)
    open.push(
      OpenElement(
        node: node, parent: content, name: name, namespace: .html,
        marks: OpenElement.marks(name, traits), traits: traits))
    return true
  }

  /// Makes the attributes of the tag just read the tree's.
  mutating func takeAttributes() -> (start: UInt32, length: UInt32) {
    let start = tokenizer.kept
    tokenizer.kept = tokenizer.attributes.count
    return (
      UInt32(truncatingIfNeeded: start), UInt32(truncatingIfNeeded: tokenizer.kept - start)
    )
  }

  // MARK: Comments

  mutating func insertComment(_ token: Token) {
    _ = insertRecord(
      UInt32.max, .html, UInt32(truncatingIfNeeded: token.start),
      UInt32(truncatingIfNeeded: token.length), kind: .comment)
  }

  /// Appends a comment to the document or the `html` element, whatever is open in it.
  mutating func insertComment(_ token: Token, in parent: UInt32) {
    if mode.rawValue >= InsertionMode.afterBody.rawValue { isInOrder = false }
    let node = addRecord(
      UInt32.max, .html, UInt32(truncatingIfNeeded: token.start),
      UInt32(truncatingIfNeeded: token.length), .comment, parent: parent)
    if isLinked {
      links.append(TreeLink())
      append(node, to: parent)
    }
  }
}
