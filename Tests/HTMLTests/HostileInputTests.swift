import Foundation
import HTML
import PipeTesting
import Testing

/// Input that is meant to hurt.
///
/// A parser that did more than a bounded amount of work for each byte
/// would not come to the end of these.
@Suite struct HostileInputTests {
  /// How much larger than usual input is to be.
  private static let scale =
    ProcessInfo.processInfo.environment["PIPE_TEST_SCALE"].flatMap { Int($0) } ?? 1

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
    "<form><div></form>", "<a><math><mi>", "<a href=1><table><td><a><table><a>",
  ])
  func elementsThatAreNoLongerOpenCountForTheDepth(piece: String) {
    var options = HTMLParser.Options()
    options.maximumDepth = 50
    var parser = HTMLParser(options: options)
    let tree = parser.parse(String(repeating: piece, count: 200) + "x")
    let depths = tree.descendants(of: .root).map { node in
      tree.ancestors(of: node).reduce(0) { count, _ in count + 1 }
    }
    #expect((30...51).contains(depths.max() ?? 0))
    #expect(tree.limits.contains(.depth))
  }

  @Test(arguments: [
    "<b><i>", "<a><div>", "<p><span>", "</b>", "</p>", "<table><td>", "<li><ul>", "<form>",
    "<svg><g>",
    "<select><option>", "<body a=b>", "<dd><dt>", "<button><p>", "<b></i>", "<font><p></font>",
    "&amp;</x y='&lt;'>",
    "<!--", "<![CDATA[", "<script>", "<", "&", "&#", "<a ", "<a b=", "\0", "\r", "<template><tr>",
    "<h1><h2>", "<b><p></b>", "<a><p>", "<a><div>x", "<b><p>x</b>y</p>", "<nobr><p>x",
    "<table>x", "<table><tr>x ", "<table><b>x", "<table><p></b>", "<form><div></form>",
    "<svg><foreignObject>", "<math><mi><b>", "<frameset>", "</body><!--x-->y", "<option><b>",
    "<template><td>", "<object><b>", "<body x=1><html y=2>", "<ruby><rt>", "<select><hr>",
    "<select><selectedcontent><option><b>x", "<option><svg><desc><select><selectedcontent>",
    "<table><caption><b>", "<table><colgroup>x ", "<svg><![CDATA[]]>", "</head><link> ", "<meta>\r",
  ])
  func thousandsOf(piece: String) {
    var parser = HTMLParser()
    let count = 4000 * HostileInputTests.scale
    let source = String(repeating: piece, count: count)
    let tree = parser.parse(source)
    #expect(tree.count < source.utf8.count + count + 4106)
    check(tree)
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

  @Test func formattingElementsThatEveryParagraphWouldRepeat() {
    var parser = HTMLParser()
    let elements = (0..<2000).map { "<b a=\($0)>" }.joined()
    for separator in ["<p>", "<p>x", "</p><p>x", "<table><td><p>x", "<div>x</div></p>"] {
      let source = "<p>" + elements + String(repeating: separator, count: 5000)
      let tree = parser.parse(source)
      #expect(tree.limits.contains(.depth))
      #expect(tree.count < source.utf8.count)
      check(tree)
    }
  }

  @Test func copiesOfFormattingElementsAreBoundedByTheOption() {
    var options = HTMLParser.Options()
    options.copiesPerKilobyte = 0
    var parser = HTMLParser(options: options)
    let tree = parser.parse("<p><b>" + String(repeating: "</p><p>x", count: 10_000))
    #expect(tree.limits.contains(.copies))
    #expect(tree.count < 4096 + 20_100)
    let distinct = (0..<5000).map { "<p><b a=\($0)>x</p>" }.joined()
    #expect(parser.parse(distinct).limits.contains(.copies))
    check(parser.parse(String(repeating: "<b><i><u><p></b>", count: 5000)))
  }

  @Test func misnestingDeepInTheStack() {
    var parser = HTMLParser()
    let elements = (0..<200).map { "<b a=\($0)>" }.joined()
    let blocks = String(repeating: "<div>", count: 300)
    let tree = parser.parse(elements + blocks + String(repeating: "</b>", count: 20_000) + "x")
    #expect(tree.text(of: .root) == "x")
    check(tree)
  }

  @Test func nodesAreBoundedByTheOption() {
    var options = HTMLParser.Options()
    options.maximumNodes = 100
    var parser = HTMLParser(options: options)
    let tree = parser.parse(String(repeating: "<table><b>x", count: 1000))
    #expect(tree.isTruncated && tree.limits.contains(.nodes) && tree.count < 110)
    #expect(tree.body != nil)
    check(tree)
  }

  @Test func attributesAreBoundedByTheOption() throws {
    var options = HTMLParser.Options()
    options.maximumAttributes = 2
    var parser = HTMLParser(options: options)
    let tree = parser.parse("<p a=1 b=2 a=3 c=4>x")
    let paragraph = try #require(tree.first(.p))
    #expect(tree.attributes(of: paragraph).map(\.value) == ["1", "2"])
    #expect(tree.limits == .attributes && !tree.isTruncated)
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
    let text = parser.parse("<p>123456\u{E9}7890")
    #expect(text.isTruncated && text.text(of: .root) == "123456")
    let fragment = parser.parseFragment("123456789\u{E9}0")
    #expect(fragment.isTruncated && fragment.text(of: .root) == "123456789")
    #expect(!parser.parse("<p>1234567").isTruncated)
  }

  /// Pieces of documents that are joined at random.
  private static let pieces: [[UInt8]] =
    """
    < > </ /> <! -- --> & ; #x = " ' p table td svg title script b a select template math mi
    <![CDATA[ ]]> html body <b> </b> <i> </i> <a> </a> <p> </p> <div> </div> <table> </table> <tr>
    <td> </td> <caption> <col> <form> </form> <svg> </svg> <foreignObject> <desc> <math> <mi>
    <annotation-xml> <template> </template> <frameset> <frame> </frameset> <select> <option>
    </select> <button> </button> <nobr> <li> <dd> </body> </html> <!--c--> <head> </head> <noscript>
    <style> </style> <h1> <font> <object> </object> <hr> <input> <ruby> <rt> <selectedcontent>
    """.split { $0 == " " || $0 == "\n" }.map { Array($0.utf8) }
    + [[0], [0xFF], [0xC3], [0xE2, 0x80], [0x0D], [0x0A], [0x20]]

  @Test func anyBytesGiveATree() {
    var generator = SeededGenerator(seed: 7)
    let contexts = ["body", "table", "select", "td", "tr", "template", "html", "frameset", "title"]
    var options = HTMLParser.Options()
    options.maximumDepth = 24
    var parsers = [HTMLParser(), HTMLParser(options: options)]
    var tree = HTMLTree()
    for round in 0..<3000 {
      var source: [UInt8] = []
      for _ in 0..<Int.random(in: 0..<90, using: &generator) {
        let index = Int.random(in: 0..<HostileInputTests.pieces.count, using: &generator)
        source.append(contentsOf: HostileInputTests.pieces[index])
      }
      if round % 3 == 0 {
        let context = contexts[Int.random(in: 0..<contexts.count, using: &generator)]
        parsers[round % 2].parseFragment(source, context: HTMLContext(context), into: &tree)
      } else {
        parsers[round % 2].parse(source, into: &tree)
      }
      check(tree)
    }
  }

  /// Checks what holds of every tree.
  private func check(_ tree: HTMLTree) {
    var isSound = tree.skip(.root) == tree.endOfTree
    for node in tree.descendants(of: .root) {
      let parent = tree.parent(of: node) ?? .root
      isSound = isSound && parent < node && node < tree.skip(node)
      isSound = isSound && tree.skip(node) <= tree.skip(parent)
      _ = tree.attributes(of: node)
    }
    #expect(isSound)
    let text = Array(tree.text(of: .root).utf8)
    #expect((try? UTF8Span(validating: text.span)) != nil)
  }
}
