import HTML

/// What an element's name, role and style say of it and of what stands in it.
struct ElementMarks: OptionSet, Sendable {
  let rawValue: UInt32

  static let nav = ElementMarks(rawValue: 1 << 0)
  static let header = ElementMarks(rawValue: 1 << 1)
  static let footer = ElementMarks(rawValue: 1 << 2)
  static let aside = ElementMarks(rawValue: 1 << 3)
  static let form = ElementMarks(rawValue: 1 << 4)
  static let main = ElementMarks(rawValue: 1 << 5)
  static let article = ElementMarks(rawValue: 1 << 6)
  static let section = ElementMarks(rawValue: 1 << 7)
  static let table = ElementMarks(rawValue: 1 << 8)
  static let list = ElementMarks(rawValue: 1 << 9)
  static let terms = ElementMarks(rawValue: 1 << 10)
  static let figure = ElementMarks(rawValue: 1 << 11)
  static let control = ElementMarks(rawValue: 1 << 12)
  static let quote = ElementMarks(rawValue: 1 << 13)
  static let details = ElementMarks(rawValue: 1 << 14)
  static let hidden = ElementMarks(rawValue: 1 << 15)
  /// Something around the content, by its role.
  static let chrome = ElementMarks(rawValue: 1 << 16)
  static let microdata = ElementMarks(rawValue: 1 << 17)
  /// The text, by its microdata.
  static let text = ElementMarks(rawValue: 1 << 18)
  /// How many marks the model is told of.
  static let count = 19
  /// The text of an article, by its microdata.
  static let articleBody = ElementMarks(rawValue: 1 << 19)
  static let heading = ElementMarks(rawValue: 1 << 20)
  /// A dialog, by its role or name.
  static let dialog = ElementMarks(rawValue: 1 << 21)

  /// Reads an element.
  ///
  /// - Parameters:
  ///   - node: The element.
  ///   - name: Its name.
  ///   - tree: Its page.
  ///   - classes: Reads its classes.
  ///   - element: Takes what its classes say and may be.
  /// - Returns: Its marks, and a hash of how its classes begin; 0 where it has none.
  static func read(
    _ node: HTMLNode, _ name: HTMLName, _ tree: HTMLTree, _ classes: inout ClassReader,
    _ element: inout ElementTable.Element
  ) -> (ElementMarks, UInt64) {
    var marks = of(name)
    var start: UInt64 = 0
    tree.forEachAttribute(of: node) { name, value in
      switch name {
      case .class, .id:
        let entry = classes.read(value)
        element.ownWords.formUnion(entry.words)
        if entry.mayBeDate { element.mayBeDate = true }
        if name == .class {
          element.isUnread = !entry.words.isDisjoint(with: .unread)
          element.isHidden = entry.words.contains(.hidden)
          if entry.mayBeAuthor { element.mayBeAuthor = true }
          if !value.isEmpty {
            start = value.count <= 24 ? entry.hash : ByteHash.of(value.extracting(first: 24)) | 1
          }
        }
      case .hidden: if !value.equals("until-found") { marks.insert(.hidden) }
      case .ariaHidden: if value.equals("true") { marks.insert(.hidden) }
      case .style:
        if value.has("display:none") || value.has("display: none") { marks.insert(.hidden) }
      case .itemprop:
        marks.insert(.microdata)
        if value.equals("articleBody") {
          marks.formUnion([.text, .articleBody])
        } else if value.equals("description") || value.equals("text") {
          marks.insert(.text)
        }
        element.mayBeDate = true
        element.mayBeAuthor = true
      case .rel, .itemtype: element.mayBeAuthor = true
      case .property:
        element.mayBeDate = true
        element.mayBeAuthor = true
      case .role: marks.formUnion(role(value))
      default:
        let isOwn =
          !name.isKnown || name == .dataComponent || name == .dataModule || name == .dataType
        if isOwn, value.count < 32 {
          element.ownWords.formUnion(classes.words(in: value).intersection(.telling))
        }
      }
    }
    if name == .time { element.mayBeDate = true }
    // Elements of AMP say by their names what others say by classes: `amp-ad`, `amp-consent`.
    if !name.isKnown {
      let text = tree.text(of: name)
      if text.hasPrefix("amp-") {
        element.ownWords.formUnion(classes.words(in: text.utf8Span.span))
      }
    }
    return (marks, start)
  }

  private static func of(_ name: HTMLName) -> ElementMarks {
    switch name {
    case .nav, .menu: .nav
    case .header: .header
    case .footer: .footer
    case .aside: .aside
    case .form, .fieldset: .form
    case .main: .main
    case .article: .article
    case .section: .section
    case .table: .table
    case .ul, .ol: .list
    case .dl: .terms
    case .figure, .figcaption: .figure
    case .button, .label, .legend, .output, .option, .select: .control
    case .blockquote: .quote
    case .details: .details
    case .dialog: [.details, .dialog]
    case .h1, .h2, .h3, .h4, .h5, .h6: .heading
    default: []
    }
  }

  private static func role(_ value: Span<UInt8>) -> ElementMarks {
    if value.equals("main") { return .main }
    if value.equals("article") { return .article }
    if value.equals("dialog") || value.equals("alertdialog") { return [.chrome, .dialog] }
    return aroundContent.contains { value.equals($0) } ? .chrome : []
  }

  /// The roles of what stands around the content.
  private static let aroundContent = [
    "navigation", "banner", "contentinfo", "complementary", "search", "menu", "menubar", "toolbar",
    "alert", "tooltip", "status",
  ]
}
