/// Reads XML, and what was meant to be XML, whatever is wrong with it.
///
/// A document that is well-formed is read as XML 1.0 and its namespaces have it, but that nothing outside of
/// it is ever read. Of others is made what was meant: elements that are not closed end with the one around
/// them; end tags without a start are passed over; a `<` or `&` that begins nothing stands for itself;
/// entities of HTML and those declared in the document are replaced, once and not within each other. Each
/// kind of fault is noted once, with its place. Time is linear in the length of the document.
struct XMLReader<Handler: XMLHandler> {
  /// Elements nested deeper than this are passed over; their text is kept.
  static var maximumDepth: Int { 256 }
  static var maximumAttributes: Int { 256 }
  static var maximumNamespaces: Int { 256 }

  struct Open {
    /// Where the name was written.
    var raw: Range<Int>
    var name: XMLName
    /// How many namespaces were in force before it.
    var namespaceCount: Int
  }

  let text: XMLText
  var handler: Handler
  var notes = XMLNotes()
  var open: [Open] = []
  /// How many open elements have a name of each hash, to see at once that an end tag ends nothing.
  var openHashes = [UInt16](repeating: 0, count: 256)
  var namespaces = XMLNamespaceScope()
  var elementNames = XMLNameTable(isAttribute: false)
  var attributeNames = XMLNameTable(isAttribute: true)
  var attributes: [XMLAttribute] = []
  /// The attributes of the tag being read, as they were written.
  var written: [(name: Range<Int>, value: Range<Int>)] = []
  var tooDeep = 0
  /// How many bytes may yet be looked at in vain for markup that can be given whole.
  var markupBudget = 0
  var markupOpen: [Range<Int>] = []
  var isAfterRoot = false
  private var hasMoreComments = true

  private init(_ text: XMLText, _ handler: Handler) {
    self.text = text
    self.handler = handler
  }

  /// Hands the events of a document to a handler.
  ///
  /// - Parameters:
  ///   - bytes: The document, in UTF-8 without control characters.
  ///   - start: Where it begins.
  ///   - handler: Who takes the events.
  /// - Returns: The handler after it, and what is wrong with the document as far as it was read.
  static func read(
    _ bytes: [UInt8], from start: Int = 0, _ handler: consuming Handler
  ) -> (handler: Handler, notes: [FeedNote]) {
    let text = XMLText(bytes)
    var reader = XMLReader(text, handler)
    reader.markupBudget = bytes.count
    reader.run(bytes.span, from: start)
    if let place = text.undeclared { reader.notes.addReference(bytes, at: place) }
    return (reader.handler, reader.notes.notes(bytes))
  }

  private mutating func run(_ span: Span<UInt8>, from start: Int) {
    var place = start
    while place < span.count, !handler.isDone {
      let next = Scan.first(of: 0x3C, or: 0x3C, in: span, place..<span.count)
      if next > place { characters(span, place..<next) }
      guard next < span.count else { break }
      place = construct(span, at: next)
    }
    if handler.isDone { return }
    if let last = open.last {
      notes.add("the document ends within '\(last.name.text.prefix(40))'", at: span.count)
      handler.documentEndsEarly()
    }
    while let element = open.popLast(), !handler.isDone { handler.end(element.name) }
  }

  private mutating func characters(_ span: Span<UInt8>, _ range: Range<Int>) {
    if open.isEmpty {
      for place in range where span[place] > 0x20 {
        notes.add("there is text \(isAfterRoot ? "after" : "before") the root element", at: place)
        return
      }
    } else if handler.wantsText {
      handler.text(range, hasReferences: true, text)
    }
  }

  /// Reads what begins with the `<` at a place, and says where it ends.
  private mutating func construct(_ span: Span<UInt8>, at start: Int) -> Int {
    guard start + 1 < span.count else { return literal(span, at: start) }
    switch span[start + 1] {
    case UInt8(ascii: "!"): return marked(span, at: start)
    case UInt8(ascii: "?"):
      let end = Scan.first(of: 0x3E, or: 0x3E, in: span, start..<span.count)
      return min(end + 1, span.count)
    case UInt8(ascii: "/"): return endTag(span, at: start) ?? literal(span, at: start)
    default: return startTag(span, at: start) ?? literal(span, at: start)
    }
  }

  /// Takes a `<` that begins nothing for text.
  private mutating func literal(_ span: Span<UInt8>, at start: Int) -> Int {
    notes.add("a '<' begins no tag", at: start)
    if !open.isEmpty, handler.wantsText {
      handler.text(start..<start + 1, hasReferences: false, text)
    }
    return start + 1
  }

  private mutating func marked(_ span: Span<UInt8>, at start: Int) -> Int {
    if hasMoreComments, Scan.has("<!--", in: span, at: start) {
      if let end = Scan.end(of: "-->", in: span, min(start + 4, span.count)..<span.count) {
        return end
      }
      notes.add("a comment is not closed", at: start)
      hasMoreComments = false
    }
    if Scan.has("<![CDATA[", in: span, at: start) {
      let end = Scan.end(of: "]]>", in: span, start + 9..<span.count)
      if end == nil { notes.add("a CDATA section is not closed", at: start) }
      let content = start + 9..<(end.map { $0 - 3 } ?? span.count)
      if !open.isEmpty, !content.isEmpty, handler.wantsText {
        handler.text(content, hasReferences: false, text)
      }
      return end ?? span.count
    }
    return declaration(span, at: start)
  }
}
