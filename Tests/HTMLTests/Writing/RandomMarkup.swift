import PipeTesting

/// Markup made at random of a seed.
struct RandomMarkup {
  private var generator: SeededGenerator

  init(seed: UInt64) { generator = SeededGenerator(seed: seed) }

  private mutating func below(_ bound: Int) -> Int { Int.random(in: 0..<bound, using: &generator) }

  mutating func pick<T>(_ list: [T]) -> T { list[below(list.count)] }

  // MARK: Documents whose elements may stand where they do

  /// A document in which no tag ends an element that is not its own.
  mutating func document() -> String {
    "<!DOCTYPE html><html><head><title>\(text())</title></head><body>\(blocks(5))</body></html>"
  }

  private mutating func text() -> String {
    let pieces = [
      "a", " ", "b c", "\n", "&amp;", "&lt;", "&gt;", "&nbsp;", "\"", "'", "&#13;", "&copy;",
      "\u{E9}", "\u{1F600}", "&", "]]>", "-->", "`",
    ]
    return (0..<below(5)).map { _ in pick(pieces) }.joined()
  }

  private mutating func attributes() -> String {
    let names = ["id", "class", "title", "data-x", "lang", "x:y", "hidden"]
    var used: [String] = []
    for _ in 0..<below(3) where below(2) == 0 { used.append(pick(names)) }
    return Set(used).sorted().map { " \($0)='\(value())'" }.joined()
  }

  private mutating func value() -> String {
    text().split(separator: "'", omittingEmptySubsequences: false).joined(separator: "\"")
  }

  private mutating func blocks(_ depth: Int) -> String {
    (0..<below(4)).map { _ in block(depth) }.joined()
  }

  private mutating func block(_ depth: Int) -> String {
    if depth == 0 { return "<p\(attributes())>\(text())</p>" }
    let attributes = attributes()
    switch below(12) {
    case 0: return "<p\(attributes)>\(inline(depth - 1))</p>"
    case 1: return "<pre\(attributes)>\n\(text())</pre>"
    case 2:
      let items = (0..<below(3)).map { _ in "<li>\(inline(1))\(blocks(depth - 1))</li>" }
      return "<ul\(attributes)>\(items.joined())</ul>"
    case 3:
      let rows = (0..<below(3)).map { _ in
        "<tr>\((0..<below(3)).map { _ in "<td>\(blocks(depth - 1))</td>" }.joined())</tr>"
      }
      return
        "<table\(attributes)><caption>\(text())</caption><tbody>\(rows.joined())</tbody></table>"
    case 4: return "<h\(1 + below(6))\(attributes)>\(inline(depth - 1))</h1>"
    case 5: return "<dl><dt>\(inline(1))</dt><dd>\(blocks(depth - 1))</dd></dl>"
    case 6: return "<!--\(pick(["", "c", " - ", "a--b", "<p>"]))-->"
    case 7:
      return "<svg><title>\(inline(1))</title><g\(attributes)>\(text())</g><path/></svg>"
    case 8: return "<template>\(blocks(depth - 1))</template>"
    case 9: return "<style>a > b { content: \"&\" }</style><hr>"
    case 10: return "<textarea>\n\n\(text())</textarea><math><mi>x</mi><mo>&lt;</mo></math>"
    default: return "<div\(attributes)>\(inline(1))\(blocks(depth - 1))</div>"
    }
  }

  private mutating func inline(_ depth: Int) -> String {
    (0..<below(4)).map { _ in
      if depth == 0 || below(2) == 0 { return text() }
      let name = pick(["b", "i", "em", "span", "code", "q", "font", "sub"])
      return below(6) == 0
        ? "<img alt='\(value())'><br>" : "<\(name)\(attributes())>\(inline(depth - 1))</\(name)>"
    }.joined()
  }

  // MARK: Anything

  private static let pieces =
    """
    <p> </p> <div> </div> <b> </b> <i> </i> <a> </a> <span> </span> <ul> <li> </ul> <table> </table>
    <tr> <td> </td> <th> <caption> <tbody> <h1> </h1> <h2> <form> </form> <button> </button> <nobr>
    <svg> </svg> <desc> <title> </title> <math> </math> <mi> <mtext> <template> </template> <select>
    <option> </select> <dd> <dt> <hr> <br> <img> <input> <ruby> <rt> <rp> <rb> </ruby> <object>
    </object> <font> </font> <pre> </pre> <blockquote> <style> </style> <script> </script> <textarea>
    </textarea> <!--c--> <noscript> </noscript> <head> </head> <body> </body> </html> <link> <meta>
    <svg><foreignObject> <annotation-xml> x y &amp; &#13; <plaintext> <frameset> <col> <optgroup>
    """.split { $0 == " " || $0 == "\n" }.map(String.init)

  /// Tags and text one after the other, without regard to what may follow what.
  mutating func soup() -> String {
    let doctype = below(3) == 0 ? "" : "<!DOCTYPE html>"
    return doctype
      + (0..<below(25)).map { _ in
        let piece = pick(RandomMarkup.pieces)
        return below(3) == 0 ? piece + pick(["x", " ", "\n", "y z"]) : piece
      }.joined()
  }
}
