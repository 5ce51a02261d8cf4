/// A run of text that stands by itself on a page: a paragraph, a heading, an item, a cell.
struct TextBlock: Sendable {
  enum Kind: Sendable, Equatable {
    case paragraph
    case heading(level: UInt8)
    case item
    case cell
    case quote
    case preformatted
    case caption
    case term
  }

  var kind: Kind
  /// Why the text does not go with the article; `nil` for text that does.
  var exclusion: Exclusion?
  /// Why the rules would leave it out, where the model has decided.
  var ruled: Exclusion?
  /// How much the block speaks for the element it stands in being the article.
  var weight: Double = 0

  // A page has many blocks: their numbers take 32 bits, which is more than a page is long.
  private var container32: Int32 = 0
  private var group32: Int32 = 0
  private var cell32: Int32 = 0
  private var list32: Int32 = 0
  private var first32: Int32 = 0
  private var last32: Int32 = 0
  private var units32: Int32 = 0
  private var linkUnits32: Int32 = 0
  private var anchorUnits32: Int32 = 0
  private var stops32: Int32 = 0
  private var commas32: Int32 = 0
  private var start: Int32 = 0
  private var end: Int32 = 0

  init(
    kind: Kind, container: Int, group: Int = 0, cell: Int = 0, list: Int = 0, first: Int, last: Int,
    range: Range<Int>, units: Int = 0
  ) {
    self.kind = kind
    self.container = container
    self.group = group
    self.cell = cell
    self.list = list
    self.first = first
    self.last = last
    self.range = range
    self.units = units
  }

  /// The innermost block element around the text.
  var container: Int {
    get { Int(container32) }
    set { container32 = Int32(clamping: newValue) }
  }

  /// The list item, table row or preformatted element the text belongs to; 0 for none.
  var group: Int {
    get { Int(group32) }
    set { group32 = Int32(clamping: newValue) }
  }

  /// The cell of a table of data that the text stands in; 0 for none.
  var cell: Int {
    get { Int(cell32) }
    set { cell32 = Int32(clamping: newValue) }
  }

  /// The outermost list that the text stands in; 0 for none.
  var list: Int {
    get { Int(list32) }
    set { list32 = Int32(clamping: newValue) }
  }

  /// The first text node.
  var first: Int {
    get { Int(first32) }
    set { first32 = Int32(clamping: newValue) }
  }

  /// The last text node.
  var last: Int {
    get { Int(last32) }
    set { last32 = Int32(clamping: newValue) }
  }

  /// How much text there is: characters, those of Chinese, Japanese and Korean counted twice.
  var units: Int {
    get { Int(units32) }
    set { units32 = Int32(clamping: newValue) }
  }

  /// How much of that is in links.
  var linkUnits: Int {
    get { Int(linkUnits32) }
    set { linkUnits32 = Int32(clamping: newValue) }
  }

  /// How much of it is in links to places on the same page.
  var anchorUnits: Int {
    get { Int(anchorUnits32) }
    set { anchorUnits32 = Int32(clamping: newValue) }
  }

  /// How many marks that may end a sentence.
  var stops: Int {
    get { Int(stops32) }
    set { stops32 = Int32(clamping: newValue) }
  }

  /// How many commas and semicolons.
  var commas: Int {
    get { Int(commas32) }
    set { commas32 = Int32(clamping: newValue) }
  }

  /// Where the text stands in the collector's buffer, white space squeezed.
  var range: Range<Int> {
    get { Int(start)..<Int(end) }
    set {
      start = Int32(clamping: newValue.lowerBound)
      end = Int32(clamping: newValue.upperBound)
    }
  }

  /// Whether the text goes with the article.
  var isKept: Bool { exclusion == nil }

  /// How much of the text is in links, from 0 to 1.
  var linkDensity: Double { units == 0 ? 0 : Double(linkUnits) / Double(units) }

  /// Whether it is a paragraph of some length that is no list of links.
  var isRunningText: Bool { units >= 80 && linkDensity < 0.3 && stops > 0 }

  /// Whether it is a heading of any level.
  var isHeading: Bool { if case .heading = kind { true } else { false } }
}

extension TextBlock {
  /// Whether the block ends like a sentence.
  ///
  /// - Parameter text: The collector's buffer.
  /// - Returns: Whether its last mark, quotes and brackets aside, ends a sentence.
  func endsSentence(_ text: [UInt8]) -> Bool {
    guard var last = text[range].last else { return false }
    let isASCII = last < 0x80
    if last == 0x22 || last == 0x27 || last == 0x29, range.count > 1 {
      last = text[range.upperBound - 2]
    }
    if last == 0x2E || last == 0x21 || last == 0x3F || last == 0x3A { return true }
    if isASCII { return false }
    let tail = text[range].suffix(3)
    return ["\u{201D}", "\u{201C}", "\u{BB}", "\u{2026}", "\u{3002}"].contains {
      tail.suffix($0.utf8.count).elementsEqual($0.utf8)
    }
  }

  /// Counts a byte that is no white space.
  @inline(__always)
  mutating func count(_ byte: UInt8) {
    if byte & 0xC0 == 0x80 { return }
    units += byte >= 0xE3 && byte < 0xF0 ? 2 : 1
    switch byte {
    case 0x2E, 0x21, 0x3F: stops += 1
    case 0x2C, 0x3B: commas += 1
    default: break
    }
  }
}
