import PipeTesting

/// Writes feeds, right and wrong ones.
struct FeedGrammar {
  var generator: SeededGenerator

  private static let roots: [(start: String, entry: String, end: String)] = [
    ("<rss version=\"2.0\"><channel>", "item", "</channel></rss>"),
    (
      "<rss version='0.91' xmlns:dc='http://purl.org/dc/elements/1.1/' xmlns:content="
        + "'http://purl.org/rss/1.0/modules/content/'><channel>", "item", "</channel></rss>"
    ),
    (
      "<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:base='http://a.example/b/'>", "entry",
      "</feed>"
    ),
    ("<feed version='0.3' xmlns='http://purl.org/atom/ns#'>", "entry", "</feed>"),
    ("<a:feed xmlns:a='http://www.w3.org/2005/Atom'>", "a:entry", "</a:feed>"),
    (
      "<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#' xmlns='http://purl.org/rss/1.0/'>"
        + "<channel rdf:about='x'></channel>", "item", "</rdf:RDF>"
    ),
    ("<channel href='http://c.example/'>", "item", "</channel>"),
  ]

  private static let texts = [
    "title", "description", "content:encoded", "summary", "content", "rights", "subtitle",
    "tagline", "body",
    "fullitem", "copyright", "media:title", "itunes:summary", "dc:description", "xhtml:body",
  ]

  private static let values = [
    "link", "guid", "id", "pubDate", "updated", "published", "dc:date", "author", "dc:creator",
    "category",
    "dc:subject", "comments", "generator", "language", "image", "logo", "source", "name", "email",
    "uri",
    "feedburner:origLink", "issued", "modified", "created", "url", "webMaster", "x:y",
  ]

  private static let attributes = [
    "type='html'", "type='xhtml'", "type='text/plain'", "mode='base64'", "mode='escaped'",
    "src='x'",
    "href='../a?b=1&amp;c'", "rel='enclosure'", "rel='self'", "xml:base='/c/'", "xml:lang=de",
    "isPermaLink=false",
    "term='x'", "url='y.mp3' length=7", "xmlns='http://www.w3.org/1999/xhtml'", "xmlns:q='u'",
    "domain='d'",
  ]

  private static let words = [
    "Sat, 1 Jan 2026 10:00:00 GMT", "2026-02-30", "2026-11-29T10:00:00.5+01:00",
    "a@b.example (Ann)",
    "https://x.example/?a=1&b=2", "//y.example", "javascript:x()", "&nbsp;", "&undeclared;",
    "&#146;", "&#x1F600;",
    "AT&T", "a < b", "", " ", "PGI+eDwvYj4=", "\u{85}\u{1}", "é", "]]>", "&a;", "data:text/html,x",
  ]

  mutating func feed() -> String {
    if generator.onceIn(10) { return json() }
    let root = generator.pick(Self.roots)
    var text =
      generator.onceIn(2)
      ? "<?xml version='1.0' encoding='\(generator.pick(["utf-8", "latin1", "x"]))'?>" : ""
    if generator.onceIn(8) {
      text += "<!DOCTYPE x [<!ENTITY a '&lt;b&gt;&a;'><!ENTITY b SYSTEM 'y'>]>"
    }
    text += root.start
    for _ in 0..<generator.below(6) { text += field() }
    for _ in 0..<generator.below(5) { text += entry(root.entry) }
    return generator.onceIn(8) ? text : text + root.end
  }

  mutating func entry(_ name: String) -> String {
    let fields = (0..<generator.below(8)).map { _ in field() }.joined()
    return "<\(name)>\(fields)" + (generator.onceIn(12) ? "" : "</\(name)>")
  }

  mutating func field() -> String {
    let isText = generator.onceIn(2)
    let name = generator.pick(isText ? Self.texts : Self.values)
    var tag = "<\(name)"
    for _ in 0..<generator.pick([0, 0, 1, 1, 2, 3]) { tag += " " + generator.pick(Self.attributes) }
    if generator.onceIn(10) { return tag + "/>" }
    return "\(tag)>\(content(isText))" + (generator.onceIn(20) ? "" : "</\(name)>")
  }

  private mutating func content(_ isText: Bool) -> String {
    guard isText, !generator.onceIn(4) else {
      return (0..<generator.below(4)).map { _ in generator.pick(Self.words) }.joined(separator: " ")
    }
    var grammar = MarkupGrammar(generator: generator)
    var text = String(
      decoding: grammar.markup(pieces: 1 + grammar.generator.below(12)), as: UTF8.self)
    generator = grammar.generator
    if generator.onceIn(5) { text += generator.pick(AttackVectors.all).html }
    switch generator.below(5) {
    case 0: return "<![CDATA[\(text)]]>"
    case 1, 2: return Self.escaped(text)
    case 3: return Self.escaped(Self.escaped(text))
    default: return text
    }
  }

  private mutating func json() -> String {
    let items = (0..<generator.below(4)).map { _ in
      "{\"id\":\(generator.below(9)),\"content_html\":\"<a href='\(generator.pick(["x", "//y"]))'>\","
        + "\"date_published\":\"2026-01-0\(generator.below(9))\",\"tags\":[\"a\",1,null],\"url\":\"z\"}"
    }
    return
      "{\"version\":\"https://jsonfeed.org/version/1.1\",\"title\":\"t\",\"items\":[\(items.joined(separator: ","))]}"
  }

  private static func escaped(_ text: String) -> String {
    var result = ""
    for character in text {
      switch character {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      default: result.append(character)
      }
    }
    return result
  }
}
