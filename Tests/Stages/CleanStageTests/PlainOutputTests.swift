import PipeKit
import Testing

@testable import CleanStage

/// Tables and lists in plain text.
@Suite struct PlainOutputTests {
  private static let long =
    "The harbour office said on Sunday that the ferry would run again soon. It had not run for weeks."

  /// What stands between two paragraphs of an article.
  private static func written(
    _ inside: String, _ change: (inout Clean.Options) -> Void = { _ in }
  ) async throws -> String {
    var options = Clean.Options()
    change(&options)
    let html = """
      <html lang=en><head><title>Ferry runs again</title></head><body><article>
      <p>First. \(long)</p>\(inside)<p>Last. \(long)</p><p>Indeed. \(long)</p></article></body></html>
      """
    let text = try #require(try await Clean.text(html, options: options))
    let opening = "First. \(long)\n\n"
    try #require(text.hasPrefix(opening), "\(text)")
    let rest = text.dropFirst(opening.count)
    let end = try #require(rest.firstRange(of: "Last. "), "\(text)")
    return String(rest[..<end.lowerBound]).trimmed()
  }

  @Test(arguments: [
    (
      "<table><tr><th>Day<th>Early<th>Late<tr><td>Monday<td><td>5</table>",
      "Day | Early | Late\nMonday | | 5"
    ),
    (
      "<table><tr><th>Day<th>Early<tr><td rowspan=2>Monday<td>4<tr><td>5<tr><td>Tuesday<td>6</table>",
      "Day | Early\nMonday | 4\n| 5\nTuesday | 6"
    ),
    (
      "<table><tr><th>Day<th>Early<th>Late<tr><td colspan=2>Monday<td>5<tr><td>Tuesday</table>",
      "Day | Early | Late\nMonday | | 5\nTuesday"
    ),
    (
      "<table><tr><th>Day<th>Early<tr><td>Monday<br>and more<td>4</table>",
      "Day | Early\nMonday and more | 4"
    ),
    (
      "<table><tr><th>Day<th>Early<tr><td><ul><li>one<li>two</ul><td><p>4</p><p>5</p></table>",
      "Day | Early\none two | 4 5"
    ),
    (
      "<table><tr><th>A<th>1<tr><td>a<td>2</table><table><tr><th>B<th>3<tr><td>b<td>4</table>",
      "A | 1\na | 2\n\nB | 3\nb | 4"
    ),
  ])
  func rowsOfATableAreLinesWithTheirCellsInPlace(html: String, expected: String) async throws {
    #expect(try await Self.written(html) == expected)
  }

  @Test func withoutTablesNothingThatStandsInCellsIsLeft() async throws {
    let table =
      "<table><tr><th>Day<th>Early<tr><td><ul><li>one<li>two</ul><td><p>4</p><h4>x</h4></table>"
    #expect(try await Self.written(table) { $0.tables = false } == "")
  }

  @Test(arguments: [
    (
      "<ul><li>Monday, at six<li>Tuesday, at seven</ul><ul><li>Bring a coat<li>Bring a hat</ul>",
      "Monday, at six\nTuesday, at seven\n\nBring a coat\nBring a hat"
    ),
    (
      "<ul><li>Monday, at six<ul><li>and again</ul><li>Tuesday, at seven</ul>",
      "Monday, at six\nand again\nTuesday, at seven"
    ),
  ])
  func listsSideBySideAreParted(html: String, expected: String) async throws {
    #expect(try await Self.written(html) == expected)
  }

  @Test(arguments: [
    "<table><tr><td class=gutter><pre>1\n2</pre><td class=code><pre>let a = 1\nlet b = 2</pre></table>",
    "<div class=lineno><pre>9\n10</pre></div><pre>let a = 1\nlet b = 2</pre>",
  ])
  func numbersOfLinesBesideCodeAreNoText(html: String) async throws {
    #expect(try await Self.written(html) == "let a = 1\nlet b = 2")
    #expect(
      try await Self.written(html) { $0.format = .markdown } == "```\nlet a = 1\nlet b = 2\n```")
  }

  @Test func numbersThatStandForThemselvesAreText() async throws {
    #expect(try await Self.written("<pre>1\n2\n3</pre>") == "1\n2\n3")
  }

  @Test(arguments: [
    (
      "<p>One<span class=x>, no,</span>two is a line that is long enough to be read.</p>",
      "One two is"
    ),
    (
      "<p>One<sup class=x>1</sup>, two is a line that is long enough to be read.</p>", "One, two is"
    ),
    (
      "<div>One is a line.<div class=x>Advert</div>Two is a line, too.</div>",
      "One is a line.\n\nTwo"
    ),
  ])
  func wordsBesideWhatIsPrunedStayTwo(html: String, expected: String) async throws {
    let page = "<html><body><article>\(html)<p>\(Self.long)</p><p>\(Self.long)</p></article>"
    var options = Clean.Options()
    options.prune.values = [try ElementSelector(".x")]
    let text = try #require(try await Clean.text(page, options: options))
    #expect(text.hasPrefix(expected), "\(text)")
  }

  @Test func aPageOfTooManyBlocksIsCutAndSaysSo() {
    let row = "<tr>" + String(repeating: "<td>x", count: 20)
    let bytes = Array(("<table>" + String(repeating: row, count: 11)).utf8)
    let options = ExtractionOptions()
    for (limit, isCut) in [(219, true), (220, false)] {
      var reader = PageReader(blockLimit: limit)
      let page = reader.read(bytes, charset: nil, address: nil, title: nil, options).0
      #expect(page.remarks(options).contains("page cut, as it is too long") == isCut)
      #expect(reader.collector.blocks.count == limit)
    }
  }
}
