import CAllocationCount
import HTML
import Testing

/// Whether allocations are counted, and are those of optimised code.
private let areAllocationsTested: Bool = {
  #if DEBUG
    false
  #else
    allocation_count() >= 0
  #endif
}()

/// A worker that parses page after page with one parser into one tree allocates nothing.
///
/// This holds of optimised code only: `swift test -c release --filter AllocationTests`.
@Suite(.enabled(if: areAllocationsTested))
struct AllocationTests {
  /// Counts what a second round over pages allocates, when a first has made the buffers large enough.
  private func allocations(of pages: [[UInt8]], charset: String? = nil) -> Int {
    var parser = HTMLParser()
    var tree = HTMLTree()
    for _ in 0..<2 {
      for page in pages { parser.parse(page, charset: charset, into: &tree) }
    }
    let before = allocation_count()
    for page in pages { parser.parse(page, charset: charset, into: &tree) }
    return allocation_count() - before
  }

  private func allocations(of pages: String..., charset: String? = nil) -> Int {
    allocations(of: pages.map { Array($0.utf8) }, charset: charset)
  }

  @Test func ordinaryPagesTakeNone() {
    let page = """
      <!DOCTYPE html><html lang=en><head><meta charset=UTF-8><title>Tea &amp; cake</title>
      <style>p { margin: 0 }</style><script>if (a < b) c()</script></head><body class="a b"><!-- x -->
      <h1>Tea</h1><p>One &eacute; two<p>Three <a href="/x?a=1&amp;b=2">four</a><br>
      <table><tr><td>1<td>2</table><ul><li>a<li>b</ul><x-card data-kind=z>five</x-card>
      <svg viewbox="0 0 1 1"><path d=M0/></svg><template><p>six</template><textarea>
      seven</textarea></body></html>
      """
    #expect(allocations(of: page, page + page) == 0)
    #expect(allocations(of: page, charset: "utf-8") == 0)
  }

  @Test func documentTypesWithIdentifiersTakeNone() {
    let page = """
      <!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN"
      "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd"><p>x
      """
    #expect(allocations(of: page, "<!DOCTYPE html SYSTEM 'about:legacy-compat'>") == 0)
  }

  @Test func tagsThatStandTwiceTakeNone() {
    #expect(allocations(of: "<html a=1 b=2><body c=3><html b=4 d=5><body e=6>x<body c=7>") == 0)
  }

  @Test func misnestedMarkupTakesNone() {
    let page = """
      <p><b class=x><i>one<p>two</b>three</i><a>four<div><a>five</div><table>six<b>seven<tr>eight
      <td></b>nine</table><form><div></form>ten</div><select><option>a<option>b</select>
      <math><annotation-xml encoding=Text/HTML><p>eleven</math></body>twelve<!-- end -->thirteen
      """
    #expect(allocations(of: page, page + page, "<p>" + page) == 0)
  }

  @Test func namesThatAreNotKnownTakeNone() {
    let page = (0..<3000).map { "<x-\($0) a-\($0)=1>" }.joined()
    #expect(allocations(of: page, "<p>", page) == 0)
  }

  @Test func statedEncodingsTakeNone() {
    let start = "<meta http-equiv=Content-Type content='text/html; charset="
    let ends = ["utf-8", "windows-1252", "koi8-r", "shift_jis", "gb18030", "euc-kr", "big5"]
    let pages = ends.map {
      Array((start + $0 + "'><title>").utf8) + [0x83, 0x65, 0xE9, 0x41, 0x42]
    }
    #expect(allocations(of: pages) == 0)
    #expect(allocations(of: pages, charset: "ISO-8859-1") == 0)
  }

  @Test func marksAndWhatIsNoTextTakeNone() {
    let text = Array("<p>one".utf8)
    let wide: [UInt8] = [0xFF, 0xFE, 0x3C, 0, 0x70, 0, 0x3E, 0, 0x3D, 0xD8, 0, 0xDE, 0x41, 0xD8]
    let pages = [[0xEF, 0xBB, 0xBF] + text, text + [0xC3] + text + [0xF0, 0x9F], wide]
    // What states no encoding and is not UTF-8 is guessed at, which does take some.
    #expect(allocations(of: pages, charset: "utf-8") == 0)
  }

  @Test func fragmentsTakeNone() {
    var parser = HTMLParser()
    var tree = HTMLTree()
    let source = Array("<p>one<b>two".utf8)
    for _ in 0..<2 { parser.parseFragment(source, into: &tree) }
    let before = allocation_count()
    parser.parseFragment(source, into: &tree)
    #expect(allocation_count() - before == 0)
  }

  @Test func serialisingToABufferTakesNone() {
    var parser = HTMLParser()
    let tree = parser.parse("<p class='a&b' x-data-of-an-unknown-name=1>one &lt;&nbsp;<br>two")
    var output: [UInt8] = []
    let serializer = HTMLSerializer()
    serializer.append(.root, of: tree, to: &output)
    output.removeAll(keepingCapacity: true)
    let before = allocation_count()
    serializer.append(.root, of: tree, to: &output)
    #expect(allocation_count() - before == 0)
  }
}
