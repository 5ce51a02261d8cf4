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
  /// The attributes of the tag or doctype just read, from ``kept`` on, after those that the tree has
  /// taken.
  var attributes: [AttributeRecord] = []
  var kept = 0
  var names = NameTable()
  var model = TextModel.data
  /// The name of the element whose end tag ends ``model``.
  var modelName: UInt32 = .max
  var nullRule = NullRule.drop
  /// How many NUL of the text last decoded became U+FFFD.
  var replacedNulls = 0
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
    kept = 0
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

  /// Forgets the attributes of the last tag if the tree has not taken them.
  @inline(__always)
  mutating func dropAttributes() {
    if attributes.count > kept { attributes.removeSubrange(kept...) }
  }

  /// The place among the attributes of the one of a name that the last tag has.
  func attribute(_ name: HTMLName) -> Int? {
    var place = kept
    while place < attributes.count {
      if attributes[place].name == name.rawValue { return place }
      place += 1
    }
    return nil
  }

  /// Reads the next token.
  mutating func next() -> Token {
    let source = source
    return next(source.span)
  }

  /// Reads the next token; the span is that of ``source``, so that it need not be held again for
  /// each.
  mutating func next(_ source: Span<UInt8>) -> Token {
    switch model {
    case .data: data(source)
    case .escapableRawText, .rawText, .script: rawText(source)
    case .plainText: plainText(source)
    }
  }

  private mutating func data(_ source: Span<UInt8>) -> Token {
    while position < source.count {
      let start = position
      if source[start] == 0x3C, Tokenizer.isMarkup(source, at: start) {
        if let token = readMarkup(source) { return token }
        continue
      }
      var end = Scan.find(0x3C, orSpecialIn: source, from: start)
      var isPlain = true
      while end < source.count {
        if source[end] != 0x3C {
          isPlain = false
          end = Scan.find(0x3C, in: source, from: end)
        } else if Tokenizer.isMarkup(source, at: end) {
          break
        } else if isPlain {
          end = Scan.find(0x3C, orSpecialIn: source, from: end + 1)
        } else {
          end = Scan.find(0x3C, in: source, from: end + 1)
        }
      }
      position = end
      if isPlain {
        var token = Token(kind: .text)
        token.start = start
        token.length = end - start
        return token
      }
      return text(source, start..<end, references: true, nulls: nullRule)
    }
    return .endOfFile
  }

  /// Whether a `<` begins markup.
  @inline(__always)
  private static func isMarkup(_ source: Span<UInt8>, at place: Int) -> Bool {
    guard place + 1 < source.count else { return false }
    let next = source[place + 1]
    return Scan.isLetter(next) || next == 0x21 || next == 0x3F
      || (next == 0x2F && place + 2 < source.count)
  }

  /// Reads the tag or comment at ``position``; `nil` where it comes to nothing.
  private mutating func readMarkup(_ source: Span<UInt8>) -> Token? {
    let next = source[position + 1]
    if Scan.isLetter(next) { return tag(source, .startTag, nameAt: position + 1) }
    switch next {
    case 0x21: return declaration(source)
    case 0x2F:
      let after = source[position + 2]
      if Scan.isLetter(after) { return tag(source, .endTag, nameAt: position + 2) }
      if after == 0x3E {
        position += 3
        return nil
      }
      return bogusComment(source, from: position + 2)
    default: return bogusComment(source, from: position + 1)
    }
  }

  private mutating func plainText(_ source: Span<UInt8>) -> Token {
    guard position < source.count else { return .endOfFile }
    let start = position
    position = source.count
    return text(source, start..<source.count, references: false, nulls: .replace)
  }
}
