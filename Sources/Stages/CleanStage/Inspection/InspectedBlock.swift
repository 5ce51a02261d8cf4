/// A block of a page, and what was decided of it.
struct InspectedBlock: Sendable {
  /// Why a block is left out.
  struct Reason: Sendable {
    let rule: TextBlock.Exclusion
    /// The element that is boilerplate, as a selector.
    var element: String?
    /// What its name, role or classes say.
    var meanings: [String] = []
  }

  let kind: TextBlock.Kind
  /// How much text it is, as ``TextBlock/units``.
  let length: Int
  /// How much of that is in links to other pages, from 0 to 1.
  let linkShare: Double
  /// How likely the model takes it for content, where it was asked.
  var probability: Float?
  /// Why it is left out; `nil` for a block that is kept.
  var reason: Reason?
  /// Why the rules would have left it out, where the model has decided.
  var ruled: Reason?
  let text: String
}

extension InspectedBlock.Reason {
  /// The reason in a few words.
  var label: String {
    switch rule {
    case .element:
      let words = meanings.isEmpty ? "" : " (\(meanings.joined(separator: ", ")))"
      return (element ?? "boilerplate") + words
    case .outside: return "outside of the content"
    case .box: return "small box"
    case .links: return "list of links"
    case .contents: return "table of contents"
    case .title: return "title"
    case .byline: return "byline"
    case .aboveText: return "short, above the text"
    case .fragment: return "no sentence"
    case .leftover: return "known line"
    case .section: return "known part"
    case .credit: return "picture credit"
    case .date: return "date"
    case .link: return "only a link"
    case .caption: return "caption"
    case .repeated: return "repeated"
    case .table: return "table"
    case .model: return "model"
    }
  }
}

extension TextBlock.Kind {
  /// The kind in a word.
  var label: String {
    switch self {
    case .paragraph: "paragraph"
    case .heading(let level): "heading \(level)"
    case .item: "item"
    case .cell: "cell"
    case .quote: "quote"
    case .preformatted: "code"
    case .caption: "caption"
    case .term: "term"
    }
  }
}
