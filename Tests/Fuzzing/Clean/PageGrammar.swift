import PipeTesting

/// Makes pages of the kinds that the web has, whole or careless.
struct PageGrammar {
  var generator: SeededGenerator
  private var output = ""
  private var left = 0

  init(generator: SeededGenerator) { self.generator = generator }

  /// Makes a page of at most about so many parts.
  mutating func page(parts: Int) -> [UInt8] {
    output = ""
    left = parts
    if generator.onceIn(12) { return plainText() }
    head()
    add("<body\(attributes())>")
    if generator.onceIn(2) { links("nav", 1 + generator.below(8)) }
    while left > 0 { part(depth: 0) }
    if generator.onceIn(3) { links("footer", generator.below(6)) }
    if !generator.onceIn(3) { add("</body></html>\n") }
    return Array(output.utf8)
  }

  /// A piece of a page.
  mutating func piece() -> [UInt8] {
    output = ""
    left = 1
    switch generator.below(6) {
    case 0: metadata()
    case 1: linkedData()
    default: part(depth: 12)
    }
    return Array(output.utf8)
  }

  private mutating func add(_ text: String) { output += text }

  // MARK: Texts

  private mutating func words(_ count: Int) -> String {
    (0..<max(1, count)).map { _ in generator.pick(PageVocabulary.words) }.joined(separator: " ")
  }

  private mutating func sentence() -> String {
    words(4 + generator.below(14)) + generator.pick([".", ".", ".", "!", "?", ",", "", "\u{3002}"])
      + " "
  }

  private mutating func sentences(_ count: Int) -> String {
    (0..<count).map { _ in sentence() }.joined()
  }

  /// Sentences with links, emphasis, breaks and the like in them.
  private mutating func running(_ count: Int) -> String {
    var text = ""
    for _ in 0..<count {
      switch generator.below(12) {
      case 0: text += "<a href='\(generator.pick(PageVocabulary.addresses))'>\(words(3))</a> "
      case 1:
        text +=
          "<\(generator.pick(["b", "i", "em", "code", "span", "sup", "small", "q", "mark"]))\(attributes())>\(words(2))"
      case 2: text += generator.pick(["<br>", "<br><br>", "<wbr>", "\n\n", "<!--x-->", "&nbsp; "])
      case 3: text += "</\(generator.pick(["b", "i", "em", "code", "span", "sup", "small", "q"]))>"
      default: text += sentence()
      }
    }
    return text
  }

  private mutating func attributes() -> String {
    var text = ""
    if generator.onceIn(2) {
      let count = generator.onceIn(30) ? 200 : 1 + generator.below(3)
      let names = (0..<count).map { _ in generator.pick(PageVocabulary.classes) }
      text += " class='\(names.joined(separator: " "))'"
    }
    if generator.onceIn(6) { text += " " + generator.pick(PageVocabulary.attributes) }
    return text
  }

  private mutating func plainText() -> [UInt8] {
    for _ in 0..<left {
      switch generator.below(6) {
      case 0: add(generator.pick(PageVocabulary.leftovers))
      case 1: add(words(5))
      case 2: add("- \(words(6))\n- \(words(6))")
      case 3: add(sentence() + "\n" + sentence())
      default: add(sentences(4))
      }
      add(generator.pick(["\n\n", "\n\n", "\n", "\r\n\r\n", "\r", " \u{A0}\n"]))
    }
    return Array(output.utf8)
  }

  // MARK: What a page says of itself

  private mutating func head() {
    add(generator.pick(["<!DOCTYPE html>", "<!DOCTYPE html>", ""]))
    add("<html\(generator.pick(["", " lang=en", " lang=de-DE", " lang='\u{1}x'"]))><head>")
    if generator.onceIn(8) {
      add("<meta charset=\(generator.pick(["utf-8", "latin1", "shift_jis", "utf-16", "x"]))>")
    }
    add(
      "<title>\(words(6))\(generator.pick(["", " | The Port Post", " - x", " \u{2013} y - z"]))</title>"
    )
    for _ in 0..<generator.below(8) { metadata() }
    if generator.onceIn(3) { linkedData() }
    if generator.onceIn(6) { add("<base href='\(generator.pick(PageVocabulary.addresses))'>") }
    if generator.onceIn(6) { add("<style>p{}</style><script>var a='<p>x</p>'</script>") }
    add("</head>")
  }

  private mutating func value() -> String {
    switch generator.below(6) {
    case 0, 1: generator.pick(PageVocabulary.dates)
    case 2, 3: generator.pick(PageVocabulary.names)
    case 4: generator.pick(PageVocabulary.addresses)
    default: words(generator.onceIn(20) ? 2000 : 5)
    }
  }

  private mutating func metadata() {
    let key = generator.pick(["name", "property", "itemprop", "http-equiv"])
    let name = generator.pick(PageVocabulary.metas)
    if generator.onceIn(8) {
      add("<link rel=\(generator.pick(["canonical", "license", "author", "alternate"])) ")
      return add("href='\(generator.pick(PageVocabulary.addresses))'>")
    }
    add("<meta \(key)='\(name)' content='\(value())'>")
  }

  /// JSON-LD, now and then only half of it.
  private mutating func linkedData() {
    var json = object(depth: 0)
    if generator.onceIn(4) { json = String(json.prefix(generator.below(json.count + 1))) }
    if generator.onceIn(6) { json = "<!--" + json + "-->" }
    add("<script type='application/ld+json'>\(json)</script>")
  }

  private mutating func object(depth: Int) -> String {
    var parts: [String] = ["\"@type\": \"\(generator.pick(PageVocabulary.types))\""]
    for _ in 0..<generator.below(6) {
      parts.append("\"\(generator.pick(PageVocabulary.keys))\": \(json(depth: depth + 1))")
    }
    return "{\(parts.joined(separator: generator.pick([", ", ",\n", ",, "])))}"
  }

  private mutating func json(depth: Int) -> String {
    switch generator.below(depth > 4 ? 4 : 8) {
    case 0: return generator.pick(["1", "null", "true", "-1e999", "False", "\"", "'x'"])
    case 1, 2: return "\"\(value().filter { $0 != "\"" })\""
    case 3: return "\"\(sentences(generator.onceIn(3) ? 30 : 2))\""
    case 4: return "[\(json(depth: depth + 1)), \(json(depth: depth + 1))]"
    default: return object(depth: depth + 1)
    }
  }

  // MARK: Parts

  private mutating func part(depth: Int) {
    left -= 1
    switch generator.below(16) {
    case 0..<5: paragraphs()
    case 5, 6: box(depth: depth)
    case 7: add("<h\(1 + generator.below(6))\(attributes())>\(words(5))</h2>")
    case 8: list(depth: depth)
    case 9: table()
    case 10: picture()
    case 11: links(generator.pick(PageVocabulary.boxes), 1 + generator.below(10))
    case 12: byline()
    case 13: comments()
    case 14: add("<p\(attributes())>\(generator.pick(PageVocabulary.leftovers))</p>")
    default: odd()
    }
  }

  private mutating func paragraphs() {
    for _ in 0..<1 + generator.below(4) {
      switch generator.below(8) {
      case 0: add("<div>\(running(3))</div>")
      case 1: add("\(running(4))<br><br>")
      default:
        add("<p\(generator.onceIn(4) ? attributes() : "")>\(running(1 + generator.below(6)))</p>\n")
      }
    }
  }

  private mutating func box(depth: Int) {
    let name = generator.pick(PageVocabulary.boxes)
    let nested = generator.onceIn(25) ? 300 : 1
    for _ in 0..<nested { add("<\(name)\(attributes())>") }
    if depth < 12 { for _ in 0..<generator.below(6) where left > 0 { part(depth: depth + 1) } }
    if !generator.onceIn(10) { for _ in 0..<nested { add("</\(name)>") } }
  }

  private mutating func list(depth: Int) {
    let name = generator.pick(["ul", "ol", "dl"])
    add("<\(name)\(attributes())>")
    for _ in 0..<generator.below(8) {
      add(name == "dl" ? "<dt>\(words(2))<dd>" : "<li>")
      add(running(2))
      if generator.onceIn(8), depth < 12, left > 0 { part(depth: depth + 1) }
    }
    add("</\(name)>")
  }

  private mutating func table() {
    add("<table\(attributes())>\(generator.pick(["", "<caption>x y.</caption>", "<tbody>"]))")
    for _ in 0..<generator.below(7) {
      add("<tr>")
      for _ in 0..<generator.below(5) {
        add(
          "<\(generator.pick(["td", "td", "th"]))\(generator.pick(["", "", " rowspan=3", " colspan=2"]))>"
        )
        add(generator.onceIn(6) ? "<p>\(sentence())<p>x" : words(2))
      }
    }
    add("</table>")
  }

  private mutating func picture() {
    let address = generator.pick(PageVocabulary.addresses)
    let image = generator.pick([
      "<img src='\(address)' alt='\(words(3))'>", "<img data-src='\(address)' src=data:x>",
      "<picture><source srcset='\(address) 2x, b.jpg 1x'><img src=a.jpg></picture>",
      "<img srcset='\(address) 1x'><noscript><img src=b.jpg></noscript>",
      "<img src=a.jpg width=1 height=1>", "<video src=x>\(words(3))</video>",
      "<svg><title>x</title></svg>",
    ])
    add(
      generator.pick([
        "", "<figure\(attributes())>", "<a href='\(address)'>", "<div\(attributes())>",
      ]))
    add(image)
    if generator.onceIn(2) { add("<figcaption>\(sentence())</figcaption>") }
    add(generator.pick(["", "</figure>", "</a>", "</div>"]))
  }

  private mutating func links(_ name: String, _ count: Int) {
    add("<\(name)\(attributes())>")
    let isList = generator.onceIn(2)
    for _ in 0..<count {
      add(
        "\(isList ? "<li>" : " ")<a href='\(generator.pick(PageVocabulary.addresses))'>\(words(3))</a>"
      )
    }
    add("</\(name)>")
  }

  private mutating func byline() {
    let name = generator.pick(PageVocabulary.names)
    let date = generator.pick(PageVocabulary.dates)
    add(
      generator.pick([
        "<p class=byline>\(name), \(date)</p>", "<time datetime='\(date)'>\(date)</time>",
        "<span itemprop=author><span itemprop=name>\(name)</span></span>",
        "<p>\(name)</p><p>\(date)</p>",
        "<a rel=author href=/authors/x>\(name)</a>", "<div class=author>\(name)<br>\(date)</div>",
        "<meta itemprop=datePublished content='\(date)'>", "<div class=date>Updated: \(date)</div>",
      ]))
  }

  private mutating func comments() {
    add("<div class=comments id=comments><h3>\(generator.below(9)) Comments</h3>")
    for _ in 0..<1 + generator.below(4) {
      add("<div class=comment><b class=user>\(generator.pick(PageVocabulary.names))</b> ")
      add("<time>\(generator.pick(PageVocabulary.dates))</time><p>\(running(2))</div>")
    }
    add("</div>")
  }

  private mutating func odd() {
    switch generator.below(7) {
    case 0: add("<pre\(attributes())>\(words(4))\n\n  \(words(3))\t\r\n</pre>")
    case 1: add("<blockquote><p>\(sentences(2))</blockquote>")
    case 2: add("<button>\(words(2))</button><input value=x><textarea>\(words(3))</textarea>")
    case 3: add(String(repeating: sentence(), count: 1 + generator.below(30)))
    case 4: add("<p data-x='\(String(repeating: "x", count: generator.below(3000)))'>\(sentence())")
    case 5: linkedData()
    default: add(String(decoding: MarkupGrammar.onePiece(&generator), as: UTF8.self))
    }
  }
}
