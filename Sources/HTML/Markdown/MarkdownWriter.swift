/// Writes trees as Markdown: CommonMark with the tables and strikethrough of GFM.
///
///     var parser = HTMLParser()
///     let tree = parser.parse("<h1>Tea</h1><p>Two <b>cups </b>of <a href=/t>tea</a>:<ol><li>x<li>y")
///     var options = MarkdownWriter.Options()
///     options.resolveURL = { "https://example.com" + $0 }
///     print(MarkdownWriter(options: options).markdown(of: .root, in: tree))
///     // # Tea
///     //
///     // Two **cups** of [tea](https://example.com/t):
///     //
///     // 1. x
///     // 2. y
///
/// Text is escaped where it would be read as markup. Tables are made regular; those that lay out a
/// page are written as what is in them. Controls, scripts, styles, SVG and MathML are left out.
/// `sub`, `sup` and `kbd`, for which Markdown has nothing, are written as HTML.
///
/// Time is in proportion to the length of the document. Quotes and lists nested more than 24 deep are
/// written as if they were not.
public struct MarkdownWriter: Sendable {
  /// What is to be written, and how.
  public struct Options: Sendable {
    /// Whether links are written as such and not only their text.
    public var links = true
    /// Whether images are written.
    public var images = true
    /// Whether tables are written as such and not only what is in them.
    public var tables = true
    /// Makes the targets of links and images absolute; `nil` leaves the link or image out.
    public var resolveURL: (@Sendable (String) -> String?)?
    /// Whether a node is to be written; where it is not, neither is what is in it.
    public var isIncluded: (@Sendable (HTMLNode) -> Bool)?

    /// Creates the usual options.
    public init() {}
  }

  private let options: Options

  /// Creates a writer.
  public init(options: Options = Options()) { self.options = options }

  /// A node and all in it as Markdown, which ends in a line feed unless it is empty.
  public func markdown(of node: HTMLNode, in tree: HTMLTree) -> String {
    var walk = MarkdownWalk(tree, options, tree.subtree(of: node))
    return String(decoding: walk.write(), as: UTF8.self)
  }
}
