import Foundation
import HTML
import HTMLLinks
import Testing
import WebURL

/// The examples of the documentation: what stands in `HTML.docc` is what is run here, and it prints
/// what it says.
@Suite struct ExamplesTests {
  private var printed: [String] = []

  /// Takes down what an example prints.
  private mutating func print(_ items: Any...) {
    printed.append(items.map { "\($0)" }.joined(separator: " "))
  }

  @Test mutating func parse() throws {
    // Parse a page
    var parser = HTMLParser()
    var tree = HTMLTree()
    for page in ["<title>One</title>", "<title>Two</title>"] {
      parser.parse(Array(page.utf8), charset: "utf-8", into: &tree)
      if let title = tree.first(.title) {
        print(tree.text(of: title))  // One, Two
      }
    }
    // End
    try check("Parse a page")
  }

  @Test mutating func fragment() throws {
    // Parse a fragment
    var parser = HTMLParser()
    let row = parser.parseFragment("<td>Tea<td>2", context: HTMLContext("tr"))
    print(row.innerHTML(of: .root))  // <td>Tea</td><td>2</td>
    let text = parser.parseFragment("<td>Tea<td>2")
    print(text.innerHTML(of: .root))  // Tea2
    // End
    try check("Parse a fragment")
  }

  @Test mutating func limits() throws {
    // Set limits
    var options = HTMLParser.Options()
    options.maximumDepth = 8
    options.maximumLength = 21
    var parser = HTMLParser(options: options)
    let tree = parser.parse("<p>This is too much to be read.")
    print(tree.isTruncated)  // true
    print(tree.text(of: .root))  // This is too much t
    // End
    try check("Set limits")
  }

  @Test mutating func walk() throws {
    // Walk through a tree
    var parser = HTMLParser()
    let tree = parser.parse("<nav>Home</nav><p class=lead>Tea <b>and</b> cake")
    var node = tree.body ?? .root
    while node < tree.endOfTree {
      if tree.kind(of: node) == .text { print(tree.text(of: node)) }  // Tea, and, cake
      node = tree.isElement(node, .nav) ? tree.skip(node) : HTMLNode(index: node.index + 1)
    }
    // End
    try check("Walk through a tree")
  }

  @Test mutating func select() throws {
    // Select with CSS
    var parser = HTMLParser()
    let tree = parser.parse("<h1>News</h1><ul><li>One<li class=old>Two</ul>")
    let selector = try CSSSelector("h1 + ul > li:not(.old)")
    for item in tree.select(selector) {
      print(tree.text(of: item))  // One
    }
    // End
    try check("Select with CSS")
  }

  @Test mutating func innerText() throws {
    // Read the text as it is shown
    var parser = HTMLParser()
    let tree = parser.parse("<h1>Soup</h1><p>Two<br>onions.<p hidden>Salt.")
    print(tree.innerText(of: .root).split(separator: "\n"))  // ["Soup", "Two", "onions."]
    // End
    try check("Read the text as it is shown")
  }

  @Test mutating func links() throws {
    // Find links
    var parser = HTMLParser()
    let tree = parser.parse("<base href=/news/><a href=1.html>Read <b>on</b></a>")
    let page = try WebURL("https://example.com/index.html")
    for link in tree.links(document: page) {
      print(link.url, link.text)  // https://example.com/news/1.html Read on
    }
    // End
    try check("Find links")
  }

  @Test mutating func images() throws {
    // Choose among images
    let images = ImageCandidate.parse("small.png 400w, large.png, 800w, huge.png 2000w")
    for image in images where (image.width ?? 0) > 600 {
      print(image.url, image.width ?? 0)  // huge.png 2000
    }
    // End
    try check("Choose among images")
  }

  @Test mutating func decode() throws {
    // Decode bytes
    let bytes: [UInt8] = [0x83, 0x65, 0x83, 0x58]
    let encoding = HTMLEncoding(label: "Shift_JIS") ?? HTMLEncoding.detect(bytes)
    print(encoding.rawValue)  // shift_jis
    print(String(decoding: encoding.decode(bytes), as: UTF8.self))  // テス
    // End
    try check("Decode bytes")
  }

  @Test mutating func serialise() throws {
    // Write HTML
    var parser = HTMLParser()
    let tree = parser.parse("<ul><li>Tea &amp <b>cake<li>x<5")
    if let list = tree.first(.ul), let item = tree.first(.li) {
      print(tree.outerHTML(of: item))  // <li>Tea &amp; <b>cake</b></li>
      var bytes: [UInt8] = []
      HTMLSerializer().appendContent(of: list, of: tree, to: &bytes)
      print(bytes.count)  // 52
    }
    // End
    try check("Write HTML")
  }

  @Test mutating func sanitise() throws {
    // Make HTML safe
    let sanitizer = HTMLSanitizer(.article)
    print(sanitizer.sanitize("<p onclick=x()>Hi<script>x()</script>"))  // <p>Hi</p>
    var policy = SanitizerPolicy.inline
    policy.elements["img"] = ["src", "alt"]
    policy.resolveURL = { "https://example.com/" + $0 }
    let safe = HTMLSanitizer(policy).sanitize("<h1>A</h1><img src=a.png onerror=x()>")
    print(safe)  // A <img src="https://example.com/a.png">
    // End
    try check("Make HTML safe")
  }

  @Test mutating func markdown() throws {
    // Write Markdown
    var parser = HTMLParser()
    let tree = parser.parse("<h2>Tea</h2><p>Two <b>cups</b> of <a href=/t>tea</a>")
    var options = MarkdownWriter.Options()
    options.resolveURL = { "https://example.com" + $0 }
    let markdown = MarkdownWriter(options: options).markdown(of: .root, in: tree)
    print(markdown.split(separator: "\n")[0])  // ## Tea
    print(markdown.split(separator: "\n")[1])  // Two **cups** of [tea](https://example.com/t)
    // End
    try check("Write Markdown")
  }

  @Test func everyExampleIsTestedAndShort() throws {
    let examples = try ExamplesTests.documented()
    #expect(examples.count == 12)
    for (title, lines) in examples {
      #expect(lines.count <= 10, "\(title)")
      #expect(try ExamplesTests.tested(title) == lines, "\(title)")
    }
  }

  /// Checks that what was printed is what the comments of an example say.
  private func check(_ title: String) throws {
    let lines = try #require(try ExamplesTests.documented()[title])
    let promised = lines.compactMap { line in
      line.contains("print(") ? line.components(separatedBy: "  // ").last : nil
    }
    // In a loop a line prints several times, and its comment has all of that.
    let isLoop = lines.contains { $0.hasPrefix("for ") || $0.hasPrefix("while ") }
    let words = printed.map { $0.trimmingCharacters(in: .whitespaces) }
    let found = isLoop ? [words.joined(separator: ", ")] : words
    #expect(found == promised)
  }

  /// The examples of the documentation, by their headings.
  private static func documented() throws -> [String: [String]] {
    var examples: [String: [String]] = [:]
    for section in try read("Sources/HTML/HTML.docc/HTML.md").components(separatedBy: "\n### ")
      .dropFirst()
    {
      let parts = section.components(separatedBy: "```")
      let title = section.prefix { $0 != "\n" }
      // The first line is the language.
      examples[String(title)] = parts.dropFirst().first.map {
        Array($0.components(separatedBy: "\n").dropFirst().dropLast())
      }
    }
    return examples
  }

  /// The lines of an example as they stand here.
  private static func tested(_ title: String) throws -> [String] {
    let file = try read("Tests/HTMLLinksTests/ExamplesTests.swift")
    let after = file.components(separatedBy: "\n    // \(title)\n").dropFirst().first ?? ""
    let code = after.components(separatedBy: "\n    // End\n").first ?? ""
    return code.components(separatedBy: "\n").map { String($0.dropFirst(4)) }
  }

  private static func read(_ path: String) throws -> String {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    return try String(contentsOf: root.appendingPathComponent(path), encoding: .utf8)
  }
}
