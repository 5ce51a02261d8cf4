import Diagnostics
import Testing
import YAML

@Suite struct ParseProblemTests {
  @Test func reportsEveryDuplicateKeyWithTheFirstPlace() {
    let found = expectFindings(
      "duplicate-key", "duplicate-key", "duplicate-key",
      reading: """
        a: 1
        b: {x: 1, «x»: 2}
        «a»: 3
        «"a"»: 4
        """)
    #expect(found.map { $0.related.first?.location.line } == [2, 1, 1])
    #expect(found.first?.message == "'x' is written twice; the first is in line 2")
  }

  @Test func findsDuplicatesInLongMappings() {
    let lines = (0..<5000).map { "k\($0): \($0)\n" }.joined()
    let found = expectFindings("duplicate-key", reading: lines + "«k4321»: 1\n")
    #expect(found.first?.related.first?.location.line == 4322)
  }

  @Test func takesUnlikeSpellingsForUnlikeKeys() throws {
    #expect(try node("a: 1\nA: 2\n").entries?.count == 2)
  }

  @Test func reportsASecondDocument() {
    expectFindings("several-documents", reading: "a: 1\n«---»\nb: 2\n")
    expectFindings("several-documents", reading: "---\n«---»\n")
    expectFindings("several-documents", reading: "a: 1\n...\n\n«b»: 2\n")
    expectFindings("several-documents", reading: "a: 1\n...\n«---» 1\n")
  }

  @Test func readsToTheEndOfTheStream() {
    expectFindings("yaml-syntax", reading: "[a]\n«]»\n")
    expectFindings("yaml-syntax", reading: "a: 1\n«]»")
  }

  @Test func reportsForeignTagsAtTheTag() {
    let found = expectFindings(
      "foreign-tag", "foreign-tag", "foreign-tag", "foreign-tag", "foreign-tag",
      reading: """
        a: «!foo» bar
        b: &x «!!set» {y: 1}
        c: «!<tag:example.org,2026:d>» [1]
        d: «!!timestamp» &y 2026-11-23
        e: «!!binary» |
          aGVsbG8=
        """)
    #expect(found.first?.message == "the tag '!foo' is not known here")
  }

  @Test func acceptsTheTagsOfCollections() throws {
    #expect(try node("!!map {a: !!seq [1]}")["a"]?.items?.count == 1)
  }

  @Test func reportsTextThatDoesNotFitItsTag() {
    expectFindings(
      "tag-mismatch", "tag-mismatch", "tag-mismatch",
      reading: "a: !!int «x»\nb: «!!map» [1]\nc: !!bool «'yes'»\n")
  }

  @Test func reportsAliasesThatStandForNothing() {
    let found = expectFindings(
      "unknown-alias", "unknown-alias", "recursive-alias",
      reading: "a: &base {x: «*bse»}\nb: «*later»\nc: &later [«*later»]\n")
    #expect(found.first?.hint == nil || found.first?.hint?.contains("quotes") == true)
    let near = expectFindings("unknown-alias", reading: "a: &base 1\nb: «*bsae»\n")
    #expect(near.first?.hint == "did you mean '*base'?")
  }

  @Test func reportsWrongMerges() {
    expectFindings(
      "bad-merge", "bad-merge", "duplicate-key",
      reading: "a: {<<: «5»}\nb: {<<: [{x: 1}, «[]»]}\nc: {<<: {x: 1}, «<<»: {y: 2}}\n")
  }

  @Test func reportsKeysThatAreNotSingleValues() {
    let found = expectFindings(
      "complex-key", "complex-key",
      reading: "to: {«{date}»}\n? «[a, b]»\n: c\n")
    #expect(found.first?.hint == "text that begins with '{{' needs quotes")
    expectFindings("missing-key", reading: "?«»\n: x\n")
  }

  @Test(arguments: [
    ("a:\n«\t»b: 1\n", "indent with spaces; YAML does not allow tabs there"),
    ("a: «\"»open\nb: 1\n", "the closing quote is missing"),
    ("title: foo«:» bar\n", "text with ': ' in it needs quotes"),
    ("a: «@»x\n", "text that begins with '@' needs quotes"),
    ("a: [$«{»N}]\n", "within [ ] and { } a variable needs quotes: \"${NAME}\""),
    ("a: \"«\\»q\"\n", "in double quotes write \\\\ for a backslash, or use single quotes"),
    (
      "a:b\nc«:» d\n",
      "look at the line before: is a ':' missing, or the space after it, or is this line indented wrongly?"
    ),
    (
      "a: 1\n«-» b\n",
      "check the indentation: entries of one list or mapping begin in the same column"
    ),
    ("a: [1, 2\nb«:» 3\n", "is a ',' or a closing bracket missing?"),
    ("a: «!»y!foo x\n", "text that begins with '!' needs quotes"),
  ])
  func saysWhatToDoAboutSyntaxErrors(marked: String, hint: String) {
    let found = expectFindings("yaml-syntax", reading: marked)
    #expect(found.first?.hint == hint)
  }

  @Test func showsWhatTheParserWasAbout() {
    let found = expectFindings("yaml-syntax", reading: "a: [1, 2\nb«:» 3\n")
    #expect(
      found.first?.message == "did not find expected ',' or ']' while parsing a flow sequence")
    #expect(found.first?.related.map(\.location) == [SourceLocation(line: 1, column: 4)])
  }

  @Test func findsThePlaceOfUnreadableBytes() {
    func check(_ bytes: [UInt8], line: Int, column: Int, hint: String) {
      let found = findings { () throws(Problems) in
        try Node.parse(SourceText(name: "t", bytes: bytes))
      }
      #expect(found.map(\.code) == ["bad-encoding"])
      #expect(found.first?.location == SourceLocation(line: line, column: column))
      #expect(found.first?.hint?.contains(hint) == true)
    }
    check(Array("ä: é\nü: ".utf8) + [0xFF, 0x0A], line: 2, column: 4, hint: "UTF-8")
    check(Array("a: b".utf8) + [0xC3], line: 1, column: 5, hint: "UTF-8")
    check(Array("a: 日本\u{7}\n".utf8), line: 1, column: 6, hint: "delete it")
    check([0xFF, 0xFE, 0x61, 0x00], line: 1, column: 1, hint: "UTF-16")
    check([0x61, 0x00, 0x3A, 0x00], line: 1, column: 2, hint: "UTF-16")
  }

  @Test func gathersUnlikeProblemsInOneGo() {
    expectFindings(
      "foreign-tag", "unknown-alias", "duplicate-key", "yaml-syntax",
      reading: "a: «!x» 1\nb: «*c»\n«a»: 2\nd: «@»\n")
  }

  @Test func codesAreKebabCaseAndUnlike() {
    let codes = YAMLProblem.allCases.map(\.rawValue)
    #expect(Set(codes).count == codes.count)
    for code in codes {
      #expect(code.wholeMatch(of: /[a-z]+(-[a-z]+)*/) != nil, "\(code)")
    }
  }
}
