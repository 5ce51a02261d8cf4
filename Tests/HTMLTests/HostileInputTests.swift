import HTML
import PipeTesting
import Testing

/// Input that is meant to hurt.
///
/// A parser that did more than a bounded amount of work for each byte
/// would not come to the end of these.
@Suite struct HostileInputTests {
  @Test func nestingIsBoundedByTheOption() {
    var options = HTMLParser.Options()
    options.maximumDepth = 50
    var parser = HTMLParser(options: options)
    let tree = parser.parse(
      String(repeating: "<div>", count: 100_000) + "x" + String(repeating: "</div>", count: 100_000)
    )
    #expect(tree.count > 100_000)
    let depths = tree.descendants(of: .root).lazy.filter { tree.kind(of: $0) == .text }
      .map { tree.ancestors(of: $0).reduce(0) { count, _ in count + 1 } }
    #expect(depths.max() ?? 0 <= 50)
    #expect(tree.text(of: .root) == "x")
  }

  @Test(arguments: [
    "<b><i>", "<a><div>", "<p><span>", "</b>", "</p>", "<table><td>", "<li><ul>", "<form>",
    "<svg><g>",
    "<select><option>", "<body a=b>", "<dd><dt>", "<button><p>", "<b></i>", "<font><p></font>",
    "&amp;</x y='&lt;'>",
    "<!--", "<![CDATA[", "<script>", "<", "&", "&#", "<a ", "<a b=", "\0", "\r", "<template><tr>",
    "<h1><h2>",
  ])
  func twentyThousandOf(piece: String) {
    var parser = HTMLParser()
    let source = String(repeating: piece, count: 20_000)
    let tree = parser.parse(source)
    #expect(tree.count < source.utf8.count + 20_010)
    #expect(tree.descendants(of: .root).count == tree.count - 1)
  }

  @Test func aTagWithAMegabyteOfAttributes() throws {
    var parser = HTMLParser()
    let names = (0..<100_000).map { "a\($0)=\($0 % 7)" }.joined(separator: " ")
    let tree = parser.parse("<body><p \(names) \(names)>x")
    let paragraph = try #require(tree.first(.p))
    #expect(tree.attributes(of: paragraph).count == 100_000)
    #expect(tree.name("a99999").flatMap { tree.attribute($0, of: paragraph) } == "4")
  }

  @Test func openElementsThatNoEndTagMatches() {
    var parser = HTMLParser()
    let open = String(repeating: "<span>", count: 400)
    let tree = parser.parse(
      "<b><table><td>" + open + String(repeating: "</b></em></u>", count: 20_000))
    #expect(tree.text(of: .root).isEmpty)
  }

  @Test func aDocumentIsCutAtTheLimit() {
    var options = HTMLParser.Options()
    options.maximumLength = 10
    var parser = HTMLParser(options: options)
    let tree = parser.parse(Array("<p>1234567890".utf8))
    #expect(tree.isTruncated)
    #expect(tree.text(of: .root) == "1234567")
  }

  @Test func anyBytesGiveATree() {
    var generator = SeededGenerator(seed: 7)
    let pieces: [[UInt8]] =
      [
        "<", ">", "</", "/>", "<!", "--", "-->", "&", ";", "#x", "=", "\"", "'", " ", "p", "table",
        "td", "svg",
        "title", "script", "b", "a", "select", "template", "math", "mi", "<![CDATA[", "]]>", "html",
        "body", "\n",
      ].map { Array($0.utf8) } + [[0], [0xFF], [0xC3], [0xE2, 0x80], [0x0D]]
    var parser = HTMLParser()
    var tree = HTMLTree()
    for _ in 0..<1000 {
      var source: [UInt8] = []
      for _ in 0..<Int.random(in: 0..<60, using: &generator) {
        source.append(contentsOf: pieces[Int.random(in: 0..<pieces.count, using: &generator)])
      }
      parser.parse(source, into: &tree)
      check(tree)
    }
  }

  /// Checks what holds of every tree.
  private func check(_ tree: HTMLTree) {
    for node in tree.descendants(of: .root) {
      let parent = tree.parent(of: node) ?? .root
      #expect(parent < node && tree.skip(node) <= tree.skip(parent))
      _ = tree.attributes(of: node)
    }
    let text = Array(tree.text(of: .root).utf8)
    #expect((try? UTF8Span(validating: text.span)) != nil)
  }
}
