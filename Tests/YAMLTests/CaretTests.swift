import Diagnostics
import Testing
import YAML

/// From the bytes of a file to what its author reads.
@Suite struct CaretTests {
  private func report(_ text: String) -> String {
    let source = SourceText(name: "daily.yaml", text: text)
    let found = findings { () throws(Problems) in
      try Node.parse(source).decode(
        [CleanOptions].self, rules: .settings, subject: "'clean'")
    }
    return DiagnosticRenderer().render(found, sources: [source])
  }

  @Test(arguments: ["\n", "\r\n", "\r"], ["", "\u{FEFF}"])
  func showsWhatIsWrong(lineBreak: String, mark: String) {
    let text =
      mark
      + ["- min_lenght: 10", "  whitespace: sqeeze", "- min_length: many", ""]
      .joined(separator: lineBreak)
    #expect(
      report(text) == """
        daily.yaml:1:3: error: 'clean' has no option 'min_lenght' [unknown-option]
        1 | - min_lenght: 10
          |   ^~~~~~~~~~
          = hint: did you mean 'min_length'?
        daily.yaml:2:15: error: expected one of keep, squeeze, trim; found 'sqeeze' [unknown-choice]
        2 |   whitespace: sqeeze
          |               ^~~~~~
          = hint: did you mean 'squeeze'?
        daily.yaml:3:15: error: expected a whole number, found 'many' [wrong-type]
        3 | - min_length: many
          |               ^~~~

        """)
  }

  @Test func alignsBeneathWideCharactersAndTabs() {
    #expect(
      report("- {title: 日本語,\tmin_length:\t一つ}") == """
        daily.yaml:1:28: error: expected a whole number, found '一つ' [wrong-type]
        1 | - {title: 日本語,\tmin_length:\t一つ}
          |                  \t           \t^~~~

        """)
  }

  @Test func cutsLongLines() {
    let words = Array(repeating: "wort", count: 200).joined(separator: ", ")
    let lines = report("- {patterns: [\(words), [x], \(words)]}").split(separator: "\n")
    #expect(lines.first?.hasPrefix("daily.yaml:1:1215: error: expected text, found a list") == true)
    #expect(lines.dropFirst().first?.hasPrefix("1 | …") == true)
    #expect(lines.dropFirst().first?.hasSuffix("…") == true)
    #expect(lines.last?.hasSuffix(" ^~~") == true)
  }
}
