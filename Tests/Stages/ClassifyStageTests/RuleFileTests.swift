import ClassifyStage
import PipeKit
import PipeTesting
import Testing

@Suite struct RuleFileTests {
  private func stage(_ files: [String: String], _ yaml: String? = nil) throws -> any Stage {
    let test = TestServices(files: files)
    return try Classify.make(
      yaml: yaml ?? "rules_file: [\(files.keys.sorted().joined(separator: ", "))]",
      files: test.files)
  }

  private func labels(_ files: [String: String], _ text: String) async throws -> [Label] {
    let result = try await stage(files).run(on: [Document(id: "a", text: text)])
    return try #require(result.output.first).labels
  }

  private func message(_ files: [String: String], _ yaml: String? = nil) -> String {
    problems(
      with: yaml ?? "rules_file: [\(files.keys.sorted().joined(separator: ", "))]",
      files: TestServices(files: files).files)
  }

  @Test func yamlHasWhatStandsUnderRules() async throws {
    let found = try await labels(
      ["topics.yaml": "a: [one, '*two']\nb: {any: one, none: x, code: c:1}\n"], "one untwo")
    #expect(found.map(\.name) == ["a", "b"])
    #expect(found[1].code == "c:1")
  }

  @Test func aListHasAPhraseALineUnderItsLabel() async throws {
    let files = [
      "companies.txt":
        "\u{FEFF}Acme  \r\n\r\n# a comment\n#brexit\n[politics]\nprime minister\nparl*\n#\n"
    ]
    #expect(try await labels(files, "ACME").map(\.name) == ["companies"])
    #expect(try await labels(files, "on #Brexit").map(\.evidence) == [["#brexit"]])
    #expect(try await labels(files, "Prime Minister").map(\.name) == ["politics"])
    #expect(try await labels(files, "a comment") == [])
  }

  @Test func aTableHasARowAKeyword() async throws {
    let table = """
      label;keyword;regex;part;in;weight;case;stem;code
      health;WHO;;;;;true;;medtop:07000000
      health;;\\d+ doses;any;title text;2;;;
      health;vaccine;;;;;;true;
      health;football;;none;;;;;
      """
    let files = ["topics.csv": table]
    #expect(try await labels(files, "The WHO")[0].code == "medtop:07000000")
    #expect(try await labels(files, "who") == [])
    #expect(try await labels(files, "12 doses")[0].evidence == ["12 doses"])
    #expect(
      try await labels(files, "the vaccines are being given to everyone")[0].evidence == ["vaccine"]
    )
    #expect(try await labels(files, "WHO football") == [])
    #expect(try await labels(["t.tsv": "keyword\tlabel\none\tx\n"], "one").map(\.name) == ["x"])
  }

  @Test(arguments: [
    ("t.yaml", "a: [one\nb: two\n", "t.yaml:"), ("t.yaml", "a: [one]\nb: ['*']\n", "t.yaml:2:5"),
    ("t.yaml", "a: {any: one, some: two}\n", "t.yaml:1:15"),
    ("t.yaml", "a: one\na: two\n", "t.yaml:2:1"),
    ("t.yaml", "", "has no rule in 't.yaml'"), ("t.txt", "# nothing\n", "has no rule in 't.txt'"),
    ("t.txt", "one\n\n*\n", "t.txt:3:"),
    ("t.csv", "label,keyword,weight\nx,one,1\nx,One,2\n", "it is in line 2 too"),
    ("t.csv", "label,keyword,part\nx,one,any\nx,one,none\n", "it is in line 2 too"),
    ("t.txt", "one\n[politics\ntwo", "t.txt:2:"), ("t.txt", "[politics\n", "is not closed"),
    ("t.txt", "one\n[ ]\ntwo", "t.txt:2:"), ("t.txt", "[a]\n\n[b]\n", "has no rule in 't.txt'"),
    ("t.csv", "label,keyword\nx,one\nx,\n", "t.csv:3:"),
    ("t.csv", "label,keyword\n,one\n", "the row has no label"),
    ("t.csv", "lable,keyword\nx,one\n", "did you mean 'label'"),
    ("t.csv", "keyword,in\nx,one\n", "names no column 'label'"),
    ("t.csv", "label,keyword,in\nx,one,titel\n", "did you mean 'title'"),
    ("t.csv", "label,keyword,weight\nx,one,1\nx,two,heavy\n", "t.csv:3:"),
    ("t.csv", "label,keyword,part\nx,one,maybe\n", "expected one of any, all, none"),
    ("t.csv", "label,keyword,case\nx,one,perhaps\n", "'case' is neither true nor false"),
    ("t.csv", "label,keyword\nx,one,two\n", "the row has 3 fields"),
    ("t.csv", "label,keyword\nx,\"one\n", "is not closed"),
    ("t.csv", "label,keyword,regex\nx,,(\n", "t.csv:2:"),
    ("t.csv", "label,keyword,part\nx,one,none\n", "no keywords that speak"),
    ("t.csv", "label,keyword,code\nx,one,a:1\nx,two,a:2\n", "another code"),
    ("t.csv", "label,keyword\n", "has no rule in 't.csv'"),
    ("t.pdf", "one", "a file of the kind .pdf"),
  ])
  func saysWhatIsWrongAndWhere(path: String, content: String, expected: String) {
    let message = message([path: content])
    #expect(message.contains(expected), "\(message)")
  }

  @Test func saysWhatIsWrongWithSeveral() {
    #expect(message([:], "rules_file: none.txt").contains("'none.txt'"))
    let twice = ["a.txt": "[x]\none\n", "b.txt": "[x]\ntwo\n"]
    #expect(message(twice).contains("has the label 'x' in 'b.txt', and it is in 'a.txt' too"))
    #expect(
      message(["a.txt": "[x]\none\n"], "{rules_file: a.txt, rules: {x: y}}").contains(
        "it is in 'rules' too"))
    let wrong = message(["a.txt": "*\none\n?\n"])
    #expect(wrong.contains("a.txt:1:") && wrong.contains("a.txt:3:"))
  }

  @Test func aKeywordThatAListHasTwiceCountsOnce() async throws {
    let once = try await labels(["t.txt": "[x]\none\ntwo\n"], "one")
    let twice = try await labels(["t.txt": "[x]\none\ntwo\nOne\n"], "one")
    #expect(once == twice && once.map(\.name) == ["x"])
    #expect(try await labels(["t.csv": "label,keyword\nx,one\nx,one\nx,two\n"], "one") == once)
  }

  /// What a keyword is beside its words is no word of it.
  @Test func keywordsThatFindSomethingElseStay() async throws {
    let table =
      "label,keyword,regex,stem\nx,brain stem,,\nx,brain,,true\nx,regex foo,,\nx,,foo,\nx,fo*,,\nx,fo\\*,,\n"
    for (text, evidence) in [
      ("The brain stem.", ["brain", "brain stem"]), ("My brains.", ["brain"]),
      ("A regex foo.", ["fo*", "foo", "regex foo"]),
    ] {
      let found = try await labels(["t.csv": table], text).first?.evidence.sorted()
      #expect(found == evidence, "\(text)")
    }
  }

  @Test func aHyphenAndWhiteSpaceMakeNoOtherKeyword() async throws {
    let once = try await labels(["t.txt": "[x]\nprime minister\n"], "The prime minister")
    let often = try await labels(
      ["t.txt": "[x]\nprime minister\nPrime-Minister\nprime  minister\n"], "The prime minister")
    #expect(once == often && once.map(\.name) == ["x"])
  }

  @Test func filesThatAreNoTextAreRefused() throws {
    let test = TestServices()
    try test.files.write([0x61, 0xFF, 0x0A], to: "t.txt")
    #expect(throws: (any Error).self) {
      try Classify.make(yaml: "rules_file: t.txt", files: test.files)
    }
    // What a spreadsheet of the West may write.
    try test.files.write(Array("label,keyword\nx,caf".utf8) + [0xE9, 0x0A], to: "t.csv")
    #expect(
      problems(with: "rules_file: t.csv", files: test.files)
        .contains("has 't.csv', which is not in UTF-8"))
    try test.files.write([0x61, 0x3A, 0xFF, 0x0A], to: "t.yaml")
    #expect(throws: (any Error).self) {
      try Classify.make(yaml: "rules_file: t.yaml", files: test.files)
    }
  }

  @Test func takesTensOfThousandsOfPhrases() async throws {
    let list = (0..<30_000).map { "name\($0) of place\($0 % 100)\n" }.joined()
    let found = try await labels(
      ["names.txt": list], "Here is Name17 of Place17 and name29999 of place99.")
    #expect(found.map(\.evidence.count) == [2])
  }
}
