import HTML
import Testing

@Suite struct MarkdownTableTests {
  private func markdown(_ html: String) -> String {
    var parser = HTMLParser()
    let tree = parser.parse(html)
    return MarkdownWriter().markdown(of: .root, in: tree)
  }

  @Test(arguments: [
    (
      "<tr><td colspan=100>a<td>b<tr><td>c<td>d",
      "| | | |\n| --- | --- | --- |\n| a | | b |\n| c | d | |\n"
    ),
    ("<tr><th colspan=100>a<tr><td>c<td>d", "| a | |\n| --- | --- |\n| c | d |\n"),
    ("<tr><td colspan=1000>a<td>b<td>c", "| | |\n| --- | --- |\n| a | b c |\n"),
    (
      "<tr><td colspan=0>a<td colspan=x>b<td colspan=' 2px'>c<tr><td>d",
      "| | | |\n| --- | --- | --- |\n| a | b | c |\n| d | | |\n"
    ),
    ("<tr><th><th><tr><td>c<td>d", "| | |\n| --- | --- |\n| c | d |\n"),
  ])
  func columnsThatAreOnlySpannedAreLeftOut(rows: String, expected: String) {
    #expect(markdown("<table>" + rows + "</table>") == expected)
  }

  @Test(arguments: [
    ("<tr><td rowspan=0>a<td>b<tr><td>c<tr><td>d", "| a | b |\n| | c |\n| | d |\n"),
    ("<tr><td rowspan=0>a<td>b<tr><td>c<tbody><tr><td>d", "| a | b |\n| | c |\n| d | |\n"),
    ("<tr><td rowspan=9>a<td>b<tr><td>c<tbody><tr><td>d", "| a | b |\n| | c |\n| d | |\n"),
    ("<tr><td rowspan=-1>a<td>b<tr><td>c", "| a | b |\n| c | |\n"),
  ])
  func rowsAreSpannedToTheEndOfTheirGroup(rows: String, expected: String) {
    #expect(markdown("<table>" + rows + "</table>") == "| | |\n| --- | --- |\n" + expected)
  }

  @Test(arguments: [
    ("# T", "\\# T"), ("- T<p>q</p>", "\\- T q"), ("a<br>*x*", "a\\\n\\*x\\*"),
    ("<a href=/l>l</a> a|b<script>s</script>", "[l](/l) a|b"),
    ("<b>T</b> <code>|</code>", "**T** `|`"),
    ("<ul><li>a<li>b</ul><h2>c</h2>", "a b c"),
  ])
  func captionsAreParagraphsAboveTheTable(caption: String, expected: String) {
    let rows = "<tr><td>a|b<td>c<br>d"
    let table = "| | |\n| --- | --- |\n| a\\|b | c d |\n"
    let caption = "<caption>" + caption + "</caption>"
    #expect(markdown("<table>" + caption + rows + "</table>") == expected + "\n\n" + table)
    #expect(
      markdown("<table>" + rows + caption + "</table>e") == expected + "\n\n" + table + "\ne\n")
    #expect(markdown("<table><caption> </caption>" + rows + "</table>") == table)
  }

  @Test(arguments: [80, 256, 300, 2000])
  func noCellIsLost(count: Int) {
    let cells = (0..<count).map { "<td>c\($0)" }.joined()
    let output = markdown("<table><tr>" + cells + "<tr><td>x</table>")
    let words = output.split { $0 == " " || $0 == "|" || $0 == "\n" }.filter { $0.first == "c" }
    #expect(words.map(String.init) == (0..<count).map { "c\($0)" })
    #expect(output.split(separator: "\n").first?.filter { $0 == "|" }.count == min(count, 256) + 1)
  }

  @Test(arguments: [
    ("<tr><th>1<th>2<th>3<tr><td colspan=2>4<td>5", "| 1 | 2 | 3 |", ["| 4 | | 5 |"]),
    (
      "<tr><th>1<th>2<th>3<tr><td colspan=2>4<tr><td>5", "| 1 | 2 | 3 |",
      ["| 4 | | |", "| 5 | | |"]
    ),
    ("<tr><th>1<th>2<tr><td>3<tr><td>4<td>5", "| 1 | 2 |", ["| 3 | |", "| 4 | 5 |"]),
  ])
  func allRowsHaveTheSameNumberOfCells(rows: String, header: String, others: [String]) {
    let lines = markdown("<table>" + rows + "</table>").split(separator: "\n").map(String.init)
    #expect(lines.first == header)
    #expect(Array(lines.dropFirst(2)) == others)
  }

  @Test func shortRowsOfAWideTableCostNoMoreThanInProportionToTheirText() {
    let table = "<table><tr>" + String(repeating: "<td>x", count: 256)
    let rows = String(repeating: "<tr><td>x", count: 20_000)
    #expect(markdown(table + rows).utf8.count < 20_000 * 60)
  }

  @Test(arguments: [
    ("<ol reversed><li>c<li>b<li>a</ol>", "3. c\n2) b\n1. a\n"),
    ("<ol reversed start=9><li>c<li>b</ol><ol><li>a</ol>", "9. c\n8) b\n\n1. a\n"),
    ("<ol><li>a<li value=5>b<li>c</ol>", "1. a\n5) b\n6) c\n"),
    ("<ol><li>a<li><li>c</ol>", "1. a\n3) c\n"),
    ("<ol start=-1><li>a<li>b<li>c</ol>", "0. a\n0) b\n1) c\n"),
  ])
  func itemsHaveTheNumbersThatAPageShows(html: String, expected: String) {
    #expect(markdown(html) == expected)
  }

  @Test(arguments: [
    ("<ol start=123456789><li>a<li>b</ol>", "123456789. a\n123456790. b\n"),
    ("<ol start=99999999999999999999><li>a<li>b</ol>", "999999999. a\n999999999. b\n"),
    ("<ol start=-3><li>a</ol>", "0. a\n"), ("<ol start=' 7th'><li>a</ol>", "7. a\n"),
    ("<ol><li value=999999999>a</ol>", "999999999. a\n"),
  ])
  func itemsHaveNumbersOfUpToNineDigits(html: String, expected: String) {
    #expect(markdown(html) == expected)
  }
}
