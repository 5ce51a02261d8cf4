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
  /// The innermost block element around the text.
  var container: Int
  /// The list item, table row or preformatted element the text belongs to; 0 for none.
  var group = 0
  /// The first and last text nodes.
  var first: Int
  var last: Int
  /// Where the text stands in the collector's buffer, white space squeezed.
  var range: Range<Int>
  /// How much text there is: characters, those of Chinese, Japanese and Korean counted twice.
  var units = 0
  /// How much of that is in links.
  var linkUnits = 0
  /// How much of it is in links to places on the same page.
  var anchorUnits = 0
  /// How many words.
  var words = 0
  /// How many ends of sentences and commas.
  var stops = 0
  var commas = 0
  /// Whether the text goes with the article.
  var isKept = true
  /// How much the block speaks for the element it stands in being the article.
  var weight: Double = 0

  var linkDensity: Double { units == 0 ? 0 : Double(linkUnits) / Double(units) }
}
