import Fuzzing
import HTML
import PipeTesting
import Testing

/// What is parsed, written and parsed again is the same tree, but for what the standard warns of.
@Suite struct RoundTripTests {
  private static let exact: HTMLSerializer = {
    var options = HTMLSerializer.Options()
    options.isExact = true
    return HTMLSerializer(options: options)
  }()

  private func isKept(_ tree: HTMLTree, _ parser: inout HTMLParser) -> Bool {
    var bytes: [UInt8] = []
    RoundTripTests.exact.append(.root, of: tree, to: &bytes)
    let again = parser.parse(String(decoding: bytes, as: UTF8.self))
    return Outline.of(tree) == Outline.of(again)
  }

  @Test func documentsThatNestWhatMayBeNestedAreKept() {
    var parser = HTMLParser()
    for seed in 0..<1500 as Range<UInt64> {
      var random = RandomMarkup(seed: seed)
      let source = random.document()
      let tree = parser.parse(source)
      let isKept = isKept(tree, &parser)
      #expect(isKept, "seed \(seed): \(source)")
      if !isKept { break }
    }
  }

  @Test func misnestedDocumentsAreKeptButForTheExceptions() {
    var parser = HTMLParser()
    var kept = 0
    var excepted = 0
    for seed in 0..<3000 as Range<UInt64> {
      var random = RandomMarkup(seed: seed)
      let source = random.soup()
      let tree = parser.parse(source)
      if isKept(tree, &parser) {
        kept += 1
      } else {
        excepted += 1
        let exception = RoundTripException.found(in: tree)
        #expect(exception != nil, "seed \(seed): \(source)\n\(Outline.of(tree))")
        if exception == nil { break }
      }
    }
    #expect(kept > 2000, "kept \(kept), excepted \(excepted)")
    Attachment.record("\(kept) kept, \(excepted) excepted", named: "round-trip.txt")
  }

  @Test(arguments: [
    "<pre>\n\nx", "<textarea>\n\nx</textarea>", "<p>a&#13;b", "<!--><!-->", "<!-x><!--x--!><!->",
    "<?x?></ x>", "<svg><title><p>x</svg>", "<svg><style><a id=\"</style>x\">",
    "<math><annotation-xml encoding=text/html><p>x</math>", "<template><td>x</template>",
    "<a =x ' \"=1 <b>x", "<table><td><table><td>x", "<title>&lt;/title>x</title>",
    "<b><p>x</b>y", "<p>x<b>y<p>z", "<select><option>a<optgroup><option>b", "<ruby>a<rt>b<rp>c",
    "<script><!--x</script>", "<frameset><frame><noframes>x<", "<p title=\"\u{A0}&amp;nbsp;\">",
  ])
  func theseAreKept(source: String) {
    var parser = HTMLParser()
    let tree = parser.parse(source)
    #expect(isKept(tree, &parser), "\(tree.outerHTML(of: .root))")
  }

  @Test(arguments: [
    ("a link in a link", "<a href=1><table>x<a href=2>y</table>"),
    ("a form in a form", "<form id=a><div></form><form id=b><input></form></div>"),
    ("a paragraph in a paragraph", "<p><table><p>x</table>"),
    ("plaintext", "<plaintext>x"),
    ("a script that opens a comment", "<script><!--<script></script>x"),
  ])
  func theStandardWarnsOf(exception: String, source: String) {
    var parser = HTMLParser()
    let tree = parser.parse("<!DOCTYPE html PUBLIC \"-//W3C//DTD HTML 3.2//\">" + source)
    #expect(RoundTripException.found(in: tree) != nil)
    #expect(!isKept(tree, &parser), "\(tree.outerHTML(of: .root))")
  }
}
