import Testing

@testable import HTML

/// Markdown without its marks.
@Suite struct MarkdownPlainTests {
  @Test(arguments: [
    ("A **bold** and *slanted* word, `code *x*` too.", "A bold and slanted word, code *x* too."),
    ("[opened](https://a.example/b_(c)?x[]=1 \"T\") by ![the mayor](m.png)", "opened by the mayor"),
    ("[*a* [b](c)](d)", "a b"),
    ("\\*old\\* \\<b> \\& snake_case __x__ ~~gone~~", "*old* <b> & snake_case x gone"),
    ("**Begins in a sentence", "Begins in a sentence"), ("ends in one.*", "ends in one."),
    ("5 * 3 = 15, ~5, a [note] and f(x)", "5 * 3 = 15, ~5, a [note] and f(x)"),
    ("## What it cost", "What it cost"), ("> - \"Quoted\"", "\"Quoted\""), ("#1 is -1", "#1 is -1"),
    ("2026. A year", "2026. A year"), ("1. One", "1. One"), ("a ` b `` c", "a ` b `` c"),
    ("# A\n\n```swift\nlet *a* = `b`\n```\nend", "A\n\nlet *a* = `b`\nend"), ("", ""),
    ("](x) ![", "](x) !["), ("[a](b", "[a](b"), ("a\\", "a\\"),
  ])
  func hasTheWords(_ markdown: String, _ text: String) {
    #expect(MarkdownPlain.text(markdown) == text)
  }

  @Test(arguments: ["[", "](", "[](", "`", "*a ", "\\", "> ", "![a](", "~~~\n"])
  func takesTimeInProportion(_ piece: String) {
    let text = String(repeating: piece, count: 20_000)
    #expect(MarkdownPlain.text(text).utf8.count <= text.utf8.count)
  }
}
