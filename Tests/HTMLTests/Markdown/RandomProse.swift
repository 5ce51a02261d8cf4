import PipeTesting

/// Pages of what Markdown has something for, with text that looks like marks, made at random of a seed.
struct RandomProse {
  private var generator: SeededGenerator
  private var count = 0

  init(seed: UInt64) { generator = SeededGenerator(seed: seed) }

  private mutating func below(_ bound: Int) -> Int { Int.random(in: 0..<bound, using: &generator) }

  private mutating func pick(_ list: [String]) -> String { list[below(list.count)] }

  private static let words = [
    "word", "a*b", "_x_", "[l]", "(p)", "&lt;t>", "&amp;amp;", "1.", "-", "+", "#", "|", "\\",
    "`c`",
    "~", "!", "10)", "**", "=", "---", ">", "\u{E9}", "\u{3002}", "*", "_", "a_",
    "\u{201C}_q_\u{201D}",
    "![i]", "\u{3001}_x_", "\u{AB}*b*\u{BB}", "snake_case", "~~", "&nbsp;", "[a]:", "\u{1F600}_",
  ]

  mutating func page() -> String { (0..<1 + below(4)).map { _ in block(3) }.joined() }

  private mutating func text() -> String {
    (0..<1 + below(3)).map { _ in pick(RandomProse.words) }.joined(separator: " ")
      + pick(["", " "])
  }

  private mutating func inline(_ depth: Int, inLink: Bool = false) -> String {
    if depth == 0 || below(2) == 0 { return text() }
    switch below(9) {
    case 0: return text() + "<br>" + text()
    case 1:
      count += 1
      return "<img src=/i\(count).png alt='\(pick(["", "a]b", "_c_"]))'>"
    case 2 where !inLink:
      count += 1
      return "<a href=/l\(count)>x\(inline(depth - 1, inLink: true))</a>"
    case 3: return "<code>x \(pick(["`", "a", "*", "_b_"]))</code>"
    case 4 where !inLink:
      count += 1
      return "<code>f(<a href=/l\(count)>x</a>)</code>"
    case 5: return (0..<3).map { _ in inline(depth - 1, inLink: inLink) }.joined()
    default:
      let name = pick(["b", "i", "em", "strong", "del", "span"])
      return "<\(name)>\(inline(depth - 1, inLink: inLink))</\(name)>"
    }
  }

  private mutating func block(_ depth: Int) -> String {
    if depth == 0 { return "<p>\(inline(2))</p>" }
    switch below(9) {
    case 0:
      let list = pick(["<ul>", "<ol>", "<ol start=9>", "<ol reversed>", "<ol start=98>"])
      let items = (0..<1 + below(3)).map { _ in
        let value = list.hasPrefix("<ol") && below(4) == 0 ? " value=\(below(30))" : ""
        return "<li\(value)>w \(inline(1))\(below(2) == 0 ? block(depth - 1) : "")</li>"
      }
      return list + items.joined() + "</\(list.hasPrefix("<ol") ? "ol" : "ul")>"
    case 1: return "<blockquote>\(block(depth - 1))\(block(0))</blockquote>"
    case 2: return "<pre>\(pick(["a\n  b", "```\nx\n```", "\ta", "~~~", "    i"]))</pre>"
    case 3: return "<h\(1 + below(6))>\(inline(2))</h1>"
    case 4:
      let rows = (0..<1 + below(3)).map { _ in
        "<tr><td>w<td\(pick(["", " colspan=2", " rowspan=2"]))>\(inline(2))"
          + (below(2) == 0 ? "<th>\(inline(1))" : "")
      }
      return "<table>\(rows.joined())</table>"
    case 5: return "<dl><dt>\(inline(1))<dd>\(block(depth - 1))</dl>"
    case 6: return "<hr>\(inline(2))"
    default: return "<p>\(inline(3))</p>"
    }
  }
}
