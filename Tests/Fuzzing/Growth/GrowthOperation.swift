import HTML

/// Something that is done to a document, the time of which is to be in proportion to its length.
package enum GrowthOperation: String, CaseIterable, Sendable {
  case parse, parseFragment, serialize, sanitize, sanitizeWidely, text, markdown, select
}

/// Does things to documents, for as long as they are measured.
package struct GrowthWork {
  private var parser = HTMLParser()
  private var tree = HTMLTree()
  private var output: [UInt8] = []
  private let article = HTMLSanitizer(.article)
  private let wide = HTMLSanitizer(
    SanitizerPolicies.all.first { $0.0 == "wide" }?.1 ?? SanitizerPolicy())
  private let selectors = [
    "div p b, a ~ b + *", ":has(> b ~ i)", ":nth-child(2n+1 of [a], p)", ":not(p :is(a b, i *))",
    "p:contains(x), :empty, :lang(de), :has(+ :has(b))", ":lang(de-x)", ":disabled, :read-write",
  ].compactMap { try? CSSSelector($0) }

  /// Creates the means.
  package init() {}

  /// Parses the document that everything but parsing is done to; the number of its nodes.
  @discardableResult
  package mutating func prepare(_ bytes: [UInt8]) -> Int {
    parser.parse(bytes, charset: "utf-8", into: &tree)
    return tree.count
  }

  /// Does something; how long what comes of it is.
  @discardableResult
  package mutating func run(_ operation: GrowthOperation, _ bytes: [UInt8]) -> Int {
    output.removeAll(keepingCapacity: true)
    switch operation {
    case .parse: return prepare(bytes)
    case .parseFragment:
      parser.parseFragment(bytes, context: HTMLContext("td"), into: &tree)
      return tree.count
    case .serialize: HTMLSerializer().append(.root, of: tree, to: &output)
    case .sanitize: article.append(.root, of: tree, to: &output)
    case .sanitizeWidely: wide.append(.root, of: tree, to: &output)
    case .text: tree.appendInnerText(of: .root, to: &output)
    case .markdown: return MarkdownWriter().markdown(of: .root, in: tree).utf8.count
    case .select:
      return selectors.reduce(0) { sum, selector in
        tree.select(selector).reduce(sum) { sum, _ in sum + 1 }
      }
    }
    return output.count
  }
}

extension GrowthWork: GrowthSubject {
  package static var families: [GrowthFamily] { GrowthFamily.all }

  package var operations: [String] { GrowthOperation.allCases.map(\.rawValue) }
  package var length: Int { 16 << 10 }

  @discardableResult
  package mutating func run(_ operation: String, _ bytes: [UInt8]) -> Int {
    GrowthOperation(rawValue: operation).map { run($0, bytes) } ?? 0
  }
}
