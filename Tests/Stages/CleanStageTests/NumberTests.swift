import PipeKit
import Testing

@testable import CleanStage

/// Numbers and dates that stand alone: what is told, and what only says when or how many.
@Suite struct NumberTests {
  /// The text of an article with something in the middle.
  private func text(_ middle: String) async throws -> String {
    try await Clean.text(
      """
      <article itemprop=articleBody><h1>Ferry runs</h1>
      <p>The harbour office said on Monday that the ferry to the islands would run again from June on, and that it
      had cost much more than anybody had thought, as the doors had to be made anew.</p>
      <p>The people of the islands, who have waited for it since the storm, were not told when it would leave for the
      first time, but many of them came to the pier to see it, and some brought their dogs.</p>\(middle)
      <p>It is not known, the office added, whether the second ferry can be mended, too, or whether it has to be sold
      to a yard that takes ships apart, which nobody on the islands wants to see.</p></article>
      """) ?? ""
  }

  @Test func theCellsOfATableWithSpansAreItsRows() async throws {
    let text = try await text(
      """
      <table><thead><tr><th>Harbour<th>Boats</thead><tbody><tr><td rowspan=3>Harwick<td>120<tr><td>340
      <tr><td>15<tr><td rowspan=2>Orrin<td>7<tr><td>2024</table>
      """)
    #expect(text.contains("Harbour | Boats"))
    for number in ["120", "340", "15", "7", "2024"] { #expect(text.contains(number)) }
  }

  @Test func aTableWithHeadingsOverAllColumnsIsOne() async throws {
    let text = try await text(
      """
      <table><tr><th colspan=2>Dimensions<tr><th>Length<td>120 m<tr><th>Width<td>12 m
      <tr><th colspan=2>History<tr><th>Opened<td>4 March 1887</table>
      """)
    #expect(text.contains("Length | 120 m"))
    #expect(text.contains("Opened | 4 March 1887"))
  }

  @Test func tablesWhoseRowsAreKeptApartByEmptyOnesLayOutAPage() async throws {
    let rows = (1...4).map {
      "<tr><td>\($0).<td><td>A ferry of that name<tr><td colspan=2><td>by user\($0)<tr></tr>"
    }
    let text = try await text("<table>\(rows.joined())</table>")
    #expect(!text.contains(" | A ferry"))
  }

  @Test(arguments: [
    ("<dl><dt>Opened<dd>4 March 1887<dt>Length<dd>120</dl>", ["4 March 1887", "120"]),
    (
      "<p>It flooded in these years:</p><ul><li>1887<li>1912<li>4 March 2024</ul>",
      ["1887", "1912"]
    ),
    ("<p><b>How long is it?</b></p><p>120</p>", ["120"]),
    ("<p>\u{201C}How many are there?\u{201D}</p><p>120</p>", ["120"]),
    ("<p>$1,200</p><p>12 %</p><p>\u{20AC} 40</p><p>300+</p>", ["$1,200", "12 %", "\u{20AC} 40"]),
    ("<blockquote>2024</blockquote>", ["2024"]),
  ])
  func whatIsSaidInNumbersStays(middle: String, found: [String]) async throws {
    let lines = try await text(middle).split(separator: "\n").map(String.init)
    for line in found { #expect(lines.contains { $0.hasSuffix(line) }, "\(lines)") }
  }

  @Test(arguments: [
    "<p>4 March 2024</p>", "<p>12</p>", "<p>9:30 am</p>",
    "<p>What do you think?</p><p>7/9/2025 7:57 PM</p>", "<p>2 hours ago</p>",
  ])
  func aParagraphThatSaysWhenOrHowManyGoes(middle: String) async throws {
    let question = middle.contains("?") ? "<p>What do you think?</p>" : ""
    #expect(try await text(middle) == text(question))
  }
}
