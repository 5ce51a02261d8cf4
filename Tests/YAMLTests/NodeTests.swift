import Diagnostics
import Testing
import YAML

@Suite struct NodeTests {
  /// The places of all nodes in the order of the text, collections before what is in them.
  private func places(_ node: Node) -> [SourceLocation] {
    switch node.value {
    case .scalar: [node.location]
    case .sequence(let items): [node.location] + items.flatMap(places)
    case .mapping(let entries):
      [node.location] + entries.flatMap { places($0.key) + places($0.value) }
    }
  }

  @Test(arguments: [
    "««name»: «daily»»\n",
    "«- «a»»\n- «'b c'»\n",
    "««stages»: «[«a», «\"b\"», «{«c»: «1»}»]»»\n",
    "««a»: «{«b»: «1»}»»",
    "««größe»: «日本»»\n",
    "««a»: &x «b»»\n",
    "««a»: !!str «b»»\n",
    "««a»: &x !!str «b»»\n",
    "««a»: !!str &x  «b»»\n",
    "««a»: «|»» # comment\n  text\n",
    "««a»: «one»» \n  two\n",
    "««a»: «\"one»»\n  two\"\n",
    "««a»:«»»\n«b»: «1»\n",
  ])
  func knowsWhereEveryKeyAndValueStands(marked: String) throws {
    let text = MarkedText(marked)
    let node = try Node.parse(text.source)
    #expect(places(node) == text.marks)
  }

  @Test func findsContentOfAnchoredCollectionsOnTheNextLine() throws {
    let text = MarkedText("a: &x # note\n  ««b»: «1»»\n")
    let node = try Node.parse(text.source)
    let value = try #require(node["a"])
    #expect(places(value) == text.marks)
  }

  @Test func countsColumnsAfterAByteOrderMarkAsEditorsDo() throws {
    #expect(SourceText(name: "t", text: "\u{FEFF}a: 1\n").text == "a: 1\n")
    let source = SourceText(name: "t", bytes: [0xEF, 0xBB, 0xBF] + Array("a: 1\n".utf8))
    let node = try Node.parse(source)
    #expect(node["a"]?.location == SourceLocation(line: 1, column: 4))
  }

  @Test(arguments: ["\n", "\r\n", "\r"])
  func countsLinesWithEveryLineBreak(lineBreak: String) throws {
    let source = SourceText(
      name: "t", text: ["a: 1", "b:", "  - x", "  - y"].joined(separator: lineBreak))
    let node = try Node.parse(source)
    #expect(node["b"]?.items?.last?.location == SourceLocation(line: 4, column: 5))
  }

  @Test(arguments: ["\u{85}", "\u{2028}", "\u{2029}"])
  func countsLinesAsEditorsDoWhereLibyamlSeesABreak(separator: String) throws {
    let source = SourceText(name: "t", text: "a: \"x\(separator)y\"\nb: 1\n")
    let node = try Node.parse(source)
    #expect(node["b"]?.location == SourceLocation(line: 2, column: 4))
    let same = try Node.parse(SourceText(name: "t", text: "{a: \"x\(separator)y\", b: 1}"))
    #expect(same["b"]?.location == SourceLocation(line: 1, column: 15))
  }

  @Test func givesNullForAFileWithNothingInIt() throws {
    for text in ["", "\n\n", "# only a comment", "---\n", "---\n...\n"] {
      let node = try node(text)
      #expect(node.isNull)
      #expect(node.source == "test.yaml")
    }
    #expect(try node("").location == SourceLocation(line: 1, column: 1))
  }

  @Test func acceptsOneDocumentWithMarkers() throws {
    #expect(try node("%YAML 1.2\n---\na: 1\n...\n# end\n")["a"]?.scalar?.resolved == .int(1))
  }

  @Test func repeatsWhatAliasesStandForAndKeepsBothPlaces() throws {
    let text = MarkedText("a: &x «[1, 2]»\nb: «*x»\nc: *x\n")
    let node = try Node.parse(text.source)
    #expect(node["b"]?.items == node["a"]?.items)
    #expect(node["b"]?.location == text.marks[1])
    #expect(node["b"]?.aliased == text.marks[0])
    #expect(node["a"]?.aliased == nil)
  }

  @Test func usesTheLastAnchorOfAName() throws {
    let node = try node("[&x 1, *x, &x 2, *x]")
    #expect(node.items?.map(\.text) == ["1", "1", "2", "2"])
  }

  @Test func usesAliasesAsKeys() throws {
    #expect(try node("a: &x name\n*x : 1\n")["name"]?.text == "1")
  }

  @Test func mergesMappingsBeneathWhatIsWritten() throws {
    let node = try node(
      """
      base: &base {a: 1, b: 2}
      more: &more {b: 3, c: 4}
      one: {<<: *base, a: 9}
      two: {x: 0, <<: [*base, *more]}
      three: {<<: {a: 5}}
      """)
    func pairs(_ key: String) -> [String]? {
      node[key]?.entries?.map { "\($0.name)=\($0.value.text ?? "?")" }
    }
    #expect(pairs("one") == ["a=9", "b=2"])
    #expect(pairs("two") == ["x=0", "a=1", "b=2", "c=4"])
    #expect(pairs("three") == ["a=5"])
  }

  @Test func mergesWhatIsItselfMerged() throws {
    let node = try node("a: &a {x: 1}\nb: &b {<<: *a, y: 2}\nc: {<<: *b, z: 3}\n")
    #expect(node["c"]?.entries?.map(\.name) == ["z", "y", "x"])
  }

  @Test func takesQuotedMergeKeyForAnOrdinaryKey() throws {
    #expect(try node("'<<': 1")["<<"]?.text == "1")
  }

  @Test func printsWhatWasWrittenInsteadOfSecrets() throws {
    let (node, _) = try node("key: ${KEY}").expandingVariables(["KEY": "hunter2"])
    #expect(node["key"]?.text == "hunter2")
    #expect(!String(describing: node).contains("hunter2"))
    #expect(!String(reflecting: node).contains("hunter2"))
    var dumped = ""
    dump(node, to: &dumped)
    #expect(!dumped.contains("hunter2"))
  }
}
