import Diagnostics
import Testing

@Suite struct RendererTests {
  private func render(
    _ text: String, _ line: Int, _ column: Int, _ length: Int = 1, hint: String? = nil
  ) -> [String] {
    render(SourceText(name: "f", text: text), line, column, length, hint: hint)
  }

  private func render(
    _ source: SourceText, _ line: Int, _ column: Int, _ length: Int = 1, hint: String? = nil
  ) -> [String] {
    let place = SourceLocation(line: line, column: column, length: length)
    let diagnostic = Diagnostic.error("code", "message", file: "f", at: place, hint: hint)
    let output = DiagnosticRenderer().render([diagnostic], sources: [source])
    #expect(output.hasSuffix("\n"))
    return output.split(separator: "\n", omittingEmptySubsequences: false).dropLast().map(
      String.init)
  }

  @Test func showsLineCaretsAndHint() {
    #expect(
      render("a: 1\n  min_lenght: 2\n", 2, 3, 10, hint: "did you mean 'min_length'?") == [
        "f:2:3: error: message [code]",
        "2 |   min_lenght: 2",
        "  |   ^~~~~~~~~~",
        "  = hint: did you mean 'min_length'?",
      ])
  }

  @Test func widensTheGutterWithTheLineNumber() {
    let text = String(repeating: "\n", count: 122) + "abc"
    #expect(render(text, 123, 2, 2).dropFirst() == ["123 | abc", "    |  ^~"])
  }

  @Test func showsRelatedPlaces() {
    let diagnostic = Diagnostic.error(
      "duplicate-key", "'a' is written twice", file: "f", at: SourceLocation(line: 2, column: 1),
      related: [.init("first written here", at: SourceLocation(line: 1, column: 1))])
    let source = SourceText(name: "f", text: "a: 1\na: 2\n")
    #expect(
      DiagnosticRenderer().render([diagnostic], sources: [source]) == """
        f:2:1: error: 'a' is written twice [duplicate-key]
        2 | a: 2
          | ^
        f:1:1: note: first written here
        1 | a: 1
          | ^

        """)
  }

  @Test func keepsTabsSoThatCaretsAlign() {
    #expect(render("\ta:\tbad", 1, 5, 3).dropFirst() == ["1 | \ta:\tbad", "  | \t  \t^~~"])
    #expect(render("a\tb\tc", 1, 1, 5).dropFirst() == ["1 | a\tb\tc", "  | ^\t~\t~"])
    #expect(render("x\t: y", 1, 2, 3).dropFirst() == ["1 | x\t: y", "  |  ^"])
  }

  @Test(arguments: [
    ("日本: x", 5, 1, "      ^"),
    ("日本: x", 1, 2, "^~~~"),
    ("e\u{301}a: x", 3, 1, " ^"),
    ("🎉 x", 3, 1, "   ^"),
    ("한글x", 3, 1, "    ^"),
    ("ｗ x", 3, 1, "   ^"),
    ("äöü x", 5, 1, "    ^"),
    ("שלום x", 6, 1, "     ^"),
    ("\u{200B}x", 2, 1, "^"),
  ])
  func measuresDisplayWidth(line: String, column: Int, length: Int, carets: String) {
    #expect(render(line, 1, column, length).last == "  | " + carets)
  }

  @Test func showsWhatATerminalWouldActOnAsEscapes() {
    #expect(
      render("a\u{1B}[31mb", 1, 7, 1).dropFirst() == ["1 | a\\u{1B}[31mb", "  |            ^"])
    #expect(
      render("\u{202E}x", 1, 2).dropFirst() == ["1 | \\u{202E}x", "  |         ^"])
    let diagnostic = Diagnostic.error(
      "c", "bad \u{1B}[2J\nvalue", file: "f\u{7}", hint: "no \u{2028} line")
    #expect(
      DiagnosticRenderer().render([diagnostic])
        == "f\\u{7}: error: bad \\u{1B}[2J\\nvalue [c]\n  = hint: no \\u{2028} line\n")
  }

  @Test func showsInvalidSequencesAsBytes() {
    let source = SourceText(
      name: "f", bytes: Array("a".utf8) + [0xFF, 0xE2, 0x82] + Array("b".utf8))
    #expect(render(source, 1, 4).dropFirst() == ["1 | a\\xFF\\xE2\\x82b", "  |              ^"])
    #expect(render(source, 1, 2, 2).last == "  |  ^~~~~~~~~~~~")
  }

  @Test func showsTheEndOfALineForAPlaceBeyondIt() {
    #expect(render("a:", 1, 3).dropFirst() == ["1 | a:", "  |   ^"])
    #expect(render("a:", 1, 99, 5).dropFirst() == ["1 | a:", "  |   ^"])
    #expect(render("", 1, 1).dropFirst() == ["1 |", "  | ^"])
    #expect(render("a\n", 2, 1).dropFirst() == ["2 |", "  | ^"])
    #expect(render("日本", 1, Int.max).dropFirst() == ["1 | 日本", "  |     ^"])
  }

  @Test func clipsPlacesAtTheEndOfTheLine() {
    #expect(render("abc", 1, 2, 100).last == "  |  ^~")
  }

  @Test func writesOnlyTheHeadlineWithoutTheSource() {
    #expect(render("a", 7, 1) == ["f:7:1: error: message [code]"])
    let other = SourceText(name: "g", text: "a")
    #expect(render(other, 1, 1) == ["f:1:1: error: message [code]"])
    #expect(DiagnosticRenderer().render([.warning("c", "m")]) == "warning: m [c]\n")
  }

  @Test(arguments: [1, 2, 50, 100, 159, 160, 161, 500, 4000, 7999, 8000])
  func showsThePartOfALongLineAroundThePlace(column: Int) {
    let line = (0..<8000).map { $0 % 10 == 0 ? "日" : String($0 % 10) }.joined()
    let scalars = Array(line.unicodeScalars)
    let lines = render(line, 1, column, 1)
    let shown = Array(lines[1].unicodeScalars.dropFirst(4))
    let indent = lines[2].dropFirst(4).prefix { $0 == " " }.count
    func width(_ scalar: Unicode.Scalar) -> Int { scalar == "日" ? 2 : 1 }
    #expect(shown.reduce(0) { $0 + width($1) } <= 160)
    var position = 0
    let marked = shown.first { scalar in
      defer { position += width(scalar) }
      return position == indent
    }
    #expect(marked == scalars[column - 1])
  }

  @Test func bringsALineOfAMegabyteDownToAFew() {
    let line = String(repeating: "e\u{301}", count: 300_000)
    let lines = render(line, 1, 400_000, 100_000)
    #expect(lines[1].utf8.count < 3000)
    #expect(lines[2].utf8.count < 1000)
  }

  @Test func colorsOnlyWhenAsked() {
    let source = SourceText(name: "f", text: "abc")
    let diagnostic = Diagnostic.warning("c", "m", file: "f", at: SourceLocation(line: 1, column: 2))
    let plain = DiagnosticRenderer().render([diagnostic], sources: [source])
    let colored = DiagnosticRenderer(usesColor: true).render([diagnostic], sources: [source])
    #expect(!plain.contains("\u{1B}"))
    #expect(colored.contains("\u{1B}[1;33mwarning:\u{1B}[0m"))
    #expect(colored.replacing(/\u{1B}\[[0-9;]*m/, with: "") == plain)
  }

  @Test func writesJSONLines() {
    let diagnostic = Diagnostic.error(
      "duplicate-key", "a \"b\" \\ \u{1}\n\u{2028}ä", file: "f.yaml",
      at: SourceLocation(line: 2, column: 3, length: 4),
      related: [.init("first", at: SourceLocation(line: 1, column: 1))])
    let renderer = DiagnosticRenderer(.json, usesColor: true)
    #expect(
      renderer.render([diagnostic, .note("n", "m")]) == #"""
        {"file":"f.yaml","line":2,"column":3,"length":4,"severity":"error","code":"duplicate-key","message":"a \"b\" \\ \u0001\n\u2028ä","hint":null,"related":[{"file":"f.yaml","line":1,"column":1,"length":1,"message":"first"}]}
        {"file":null,"line":null,"column":null,"length":null,"severity":"note","code":"n","message":"m","hint":null,"related":[]}

        """#)
  }

  @Test func copesWithRandomLinesAndPlaces() {
    var state: UInt64 = 1
    func next(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int((state >> 33) % UInt64(bound))
    }
    let pieces: [[UInt8]] = [
      [0x61], [0x09], [0x20], [0xFF], [0xE2, 0x82], [0xF0, 0x9F], [0x1B], [0x0A], [0x0D],
      Array("日".utf8), Array("🎉".utf8), Array("\u{301}".utf8), Array("\u{202E}".utf8),
    ]
    for _ in 0..<3000 {
      let bytes = (0..<next(400)).flatMap { _ in pieces[next(pieces.count)] }
      let source = SourceText(name: "f", bytes: bytes)
      let lines = render(source, 1 + next(6), 1 + next(500), 1 + next(500))
      for line in lines {
        #expect(!line.unicodeScalars.contains { $0.value < 0x20 && $0 != "\t" })
        #expect(line.utf8.count < 4000)
      }
    }
  }
}
