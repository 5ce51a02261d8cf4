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

  // A page has many blocks, so their numbers are narrow.

  /// The innermost block element around the text.
  @Narrow var container: Int
  /// The list item, table row or preformatted element the text belongs to; 0 for none.
  @Narrow var group: Int
  /// The cell of a table of data that the text stands in; 0 for none.
  @Narrow var cell: Int
  /// The outermost list that the text stands in; 0 for none.
  @Narrow var list: Int
  /// The first text node.
  @Narrow var first: Int
  /// The last text node.
  @Narrow var last: Int
  /// How much text there is: characters, those of Chinese, Japanese and Korean counted twice.
  @Narrow var units: Int
  /// How much of that is in links.
  @Narrow var linkUnits = 0
  /// How much of it is in links to places on the same page.
  @Narrow var anchorUnits = 0
  /// How many marks that may end a sentence.
  @Narrow var stops = 0
  /// How many commas and semicolons.
  @Narrow var commas = 0
  @Narrow private var start: Int
  @Narrow private var end: Int

  /// Where the text stands in the collector's buffer, white space squeezed.
  var range: Range<Int> {
    get { start..<end }
    set { (start, end) = (newValue.lowerBound, newValue.upperBound) }
  }

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
    (start, end) = (range.lowerBound, range.upperBound)
    self.units = units
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
