/// Splits a document into tags, texts and comments: the tokenization stage of the HTML standard
/// (section 13.2.5).
///
/// Text and values are ranges of the source wherever they can be read as they stand; what has
/// references, carriage returns or NUL in it is written to ``tail``. Every byte is looked at a
/// bounded number of times, whatever the input.
struct Tokenizer: Sendable {
  /// The document, in valid UTF-8.
  var source: [UInt8] = []
  /// Decoded text; its bytes are counted on from the end of the source.
  var tail: [UInt8] = []
  /// The attributes of the tag or doctype just read.
  var attributes: [AttributeRecord] = []
  var names = NameTable()
  var model = TextModel.data
  /// The name of the element whose end tag ends ``model``.
  var modelName: UInt32 = .max
  var nullRule = NullRule.drop
  /// Whether `<![CDATA[` is a section of text rather than a comment: in SVG and MathML.
  var allowsCDATA = false
  /// The place of the next byte to read.
  var position = 0
  /// For every name the last tag that had an attribute of it, to find the ones that stand twice.
  var lastTag: [UInt32] = []
  var tagNumber: UInt32 = 0
  /// How many attributes of a tag are kept, and whether a tag had more.
  var maximumAttributes = Int.max
  var droppedAttributes = false

  /// Begins with another document.
  mutating func reset(_ bytes: [UInt8]) {
    source = bytes
    tail.removeAll(keepingCapacity: true)
    attributes.removeAll(keepingCapacity: true)
    names.reset()
    model = .data
    modelName = .max
    nullRule = .drop
    allowsCDATA = false
    position = 0
    lastTag.removeAll(keepingCapacity: true)
    tagNumber = 0
    droppedAttributes = false
  }

  /// Reads the next token.
  mutating func next() -> Token {
    switch model {
    case .data: data()
    case .escapableRawText, .rawText, .script: rawText()
    case .plainText: plainText()
    }
  }

  private mutating func data() -> Token {
    while position < source.count {
      let end = markup(from: position)
      if end > position {
        defer { position = end }
        return text(position..<end, references: true, nulls: nullRule)
      }
      if let token = readMarkup() { return token }
    }
    return .endOfFile
  }

  /// The next place where a `<` begins markup; the end where there is none.
  private func markup(from start: Int) -> Int {
    let bytes = source.span
    var place = start
    while true {
      place = Scan.find(0x3C, in: bytes, from: place)
      guard place + 1 < bytes.count else { return bytes.count }
      let next = bytes[place + 1]
      if Scan.isLetter(next) || next == 0x21 || next == 0x3F { return place }
      if next == 0x2F, place + 2 < bytes.count { return place }
      place += 1
    }
  }

  /// Reads the tag or comment at ``position``; `nil` where it comes to nothing.
  private mutating func readMarkup() -> Token? {
    let next = source[position + 1]
    if Scan.isLetter(next) { return tag(.startTag, nameAt: position + 1) }
    switch next {
    case 0x21: return declaration()
    case 0x2F:
      let after = source[position + 2]
      if Scan.isLetter(after) { return tag(.endTag, nameAt: position + 2) }
      if after == 0x3E {
        position += 3
        return nil
      }
      return bogusComment(from: position + 2)
    default: return bogusComment(from: position + 1)
    }
  }

  private mutating func plainText() -> Token {
    guard position < source.count else { return .endOfFile }
    defer { position = source.count }
    return text(position..<source.count, references: false, nulls: .replace)
  }
}
