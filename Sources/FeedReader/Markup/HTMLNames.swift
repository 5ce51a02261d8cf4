/// The names of HTML's elements, as far as they tell markup from text.
enum HTMLNames {
  /// Elements that flow with the text around them.
  static let inline: Set<String> = [
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em",
    "font", "i", "ins", "kbd", "label", "mark", "q", "s", "samp", "small", "span", "strike",
    "strong", "sub", "sup", "time", "tt", "u", "var", "wbr",
  ]

  /// Elements whose content is not for reading.
  static let hidden: Set<String> = ["script", "style", "template", "iframe", "noembed", "noframes"]

  /// Elements without content.
  static let void: Set<String> = [
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source",
    "track", "wbr",
  ]

  /// All that are taken for markup.
  static let all: Set<String> = inline.union(hidden).union(void).union([
    "address", "article", "aside", "audio", "blockquote", "body", "button", "canvas", "caption",
    "center", "colgroup", "dd", "details", "dir", "div", "dl", "dt", "fieldset", "figcaption",
    "figure", "footer", "form", "frame", "frameset", "h1", "h2", "h3", "h4", "h5", "h6", "head",
    "header", "hgroup", "html", "legend", "li", "main", "map", "math", "menu", "nav", "noscript",
    "object", "ol", "optgroup", "option", "p", "picture", "pre", "rp", "rt", "ruby", "section",
    "select", "summary", "svg", "table", "tbody", "td", "textarea", "tfoot", "th", "thead", "title",
    "tr", "ul", "video",
  ])
}
