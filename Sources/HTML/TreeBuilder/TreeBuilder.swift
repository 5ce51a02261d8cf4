/// Builds a tree of tokens: the tree construction stage of the HTML standard (section 13.2.6).
///
/// Records are appended in document order. What cannot be built so switches the document to linked
/// records; see ``link()``.
struct TreeBuilder: Sendable {
  static let noNode = UInt32.max

  let maximumDepth: Int
  let maximumLength: Int
  let maximumNodes: Int
  let copiesPerKilobyte: Int
  let scripting: Bool
  let traitTable = ElementTraits.table
  let startRules = StartRule.byName
  let endRules = EndRule.byName

  var tokenizer = Tokenizer()
  var tree = HTMLTree()
  var open = OpenElements()
  var active = ActiveFormatting()
  var mode = InsertionMode.initial
  /// The mode to go back to after raw text.
  var originalMode = InsertionMode.initial
  var templateModes: [InsertionMode] = []
  /// Text in a table that is yet to be put somewhere, as ranges, and whether they have NUL.
  var pending: [Token] = []

  var headNode = noNode
  var formNode = noNode
  /// Whether a `frameset` may still replace the body.
  var framesetOK = true
  /// Whether what may not stand in a table is put before it.
  var fosters = false
  /// Whether the next text loses a line feed at its beginning.
  var dropsLineFeed = false
  /// Whether the adjusted current node is neither HTML nor a place for it.
  var isForeign = false
  /// The element a fragment is parsed for.
  var context: OpenElement?
  /// Whether there is an element that shows what is selected.
  var hasSelectedContent = false
  /// How often attributes may still be added to `html` or `body` by further such tags.
  var mergesLeft = 0
  /// The document's encoding while it is not certain, and another that a `meta` states.
  var guess: EncodingGuess?
  var statedEncoding: HTMLEncoding?
  var copiesLeft = 0
  var limits: HTMLLimits = []

  /// Whether the records are not in document order but have ``links``.
  var isLinked = false
  /// Whether the record of the current node is followed by no others than those in it.
  var isInOrder = true
  var links: [TreeLink] = []
  var flat: [NodeRecord] = []

  init(options: HTMLParser.Options) {
    maximumDepth = min(max(16, options.maximumDepth), 30_000)
    maximumLength = min(max(0, options.maximumLength), 512 << 20)
    maximumNodes = min(max(16, options.maximumNodes), 1 << 31)
    copiesPerKilobyte = min(max(0, options.copiesPerKilobyte), 1 << 32)
    scripting = options.scripting
    tokenizer.maximumAttributes = max(0, options.maximumAttributes)
  }

  /// Builds the tree of a document or a fragment in valid UTF-8.
  ///
  /// If the encoding is a guess and the document states another, that is noted in
  /// ``statedEncoding``, and the tree is good for nothing.
  mutating func build(
    _ source: [UInt8], isTruncated: Bool, context: HTMLContext? = nil,
    guess: EncodingGuess? = nil, into result: inout HTMLTree
  ) {
    swap(&tree, &result)
    tree.reset()
    swap(&tokenizer.tail, &tree.tail)
    swap(&tokenizer.attributes, &tree.attributes)
    tokenizer.names.swapTexts(&tree.nameBytes, &tree.nameEnds)
    tokenizer.reset(source)
    tree.source = source
    tree.scripting = scripting
    tree.records.reserveCapacity(min(source.count / 20, 1 << 20))
    reset()
    self.guess = guess
    limits = isTruncated ? .length : []
    copiesLeft = 4096 + source.count / 1024 * copiesPerKilobyte
    if let context { begin(context) }
    run(source.span)
    if hasSelectedContent { showSelected() }
    flatten()
    setEnds()
    if tokenizer.droppedAttributes { limits.insert(.attributes) }
    tree.limits = limits
    tokenizer.dropAttributes()
    swap(&tokenizer.tail, &tree.tail)
    swap(&tokenizer.attributes, &tree.attributes)
    tokenizer.names.swapTexts(&tree.nameBytes, &tree.nameEnds)
    tokenizer.source = []
    if links.capacity > 1 << 20 {
      links = []
      flat = []
    }
    swap(&tree, &result)
  }

  private mutating func reset() {
    open.removeAll()
    active.removeAll()
    templateModes.removeAll(keepingCapacity: true)
    pending.removeAll(keepingCapacity: true)
    mode = .initial
    originalMode = .initial
    headNode = TreeBuilder.noNode
    formNode = TreeBuilder.noNode
    framesetOK = true
    fosters = false
    dropsLineFeed = false
    isForeign = false
    context = nil
    hasSelectedContent = false
    mergesLeft = 64
    statedEncoding = nil
    isLinked = false
    isInOrder = true
    updateTokenizer()
  }

  private mutating func run(_ source: Span<UInt8>) {
    while true {
      let mark = tokenizer.tail.count
      let records = tree.records.count
      let attributes = tokenizer.kept
      let token = tokenizer.next(source)
      let length = tokenizer.tail.count
      if mode == .inTableText, token.kind != .text { flushPending() }
      switch token.kind {
      case .text:
        text(token)
        continue
      case .startTag: startTag(token)
      case .endTag: endTag(token)
      case .comment: comment(token)
      case .doctype: doctype(token)
      case .endOfFile: return endOfFile()
      }
      // What a token that came to nothing had decoded is not kept, lest many of them part texts that
      // are then joined at the cost of a copy each.
      if length > mark, tokenizer.tail.count == length, tree.records.count == records,
        tokenizer.kept == attributes
      {
        tokenizer.tail.removeSubrange(mark...)
      }
      if tree.records.count > maximumNodes {
        limits.insert(.nodes)
        return endOfFile()
      }
    }
  }

  /// Tells the tokenizer what the standard has it ask of the tree.
  mutating func updateTokenizer() {
    let node = adjustedCurrentNode
    isForeign = node.namespace != .html
    tokenizer.allowsCDATA = isForeign
    tokenizer.nullRule =
      isForeign && node.marks.isDisjoint(with: [.htmlPoint, .mathTextPoint])
      ? .replace : mode.keepsNulls ? .keep : .drop
  }

  // MARK: Tokens

  private mutating func startTag(_ token: Token) {
    dropsLineFeed = false
    if !isForeign || !foreignStartTag(token) { startTag(token, in: mode) }
    updateTokenizer()
  }

  private mutating func endTag(_ token: Token) {
    dropsLineFeed = false
    if !isForeign || !foreignEndTag(HTMLName(rawValue: token.name)) { endTag(token, in: mode) }
    updateTokenizer()
  }

  private mutating func comment(_ token: Token) {
    dropsLineFeed = false
    if isForeign { return insertComment(token) }
    switch mode {
    case .initial, .beforeHTML, .afterAfterBody, .afterAfterFrameset: insertComment(token, in: 0)
    case .afterBody: insertComment(token, in: open[1].parent)
    default: insertComment(token)
    }
  }

  /// Closes the innermost open element.
  mutating func pop() { open.pop() }

  /// Closes elements until the one at a place is closed too.
  mutating func pop(to place: Int) {
    while open.count > max(1, place) { open.pop() }
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
