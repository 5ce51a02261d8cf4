import ExportStage
import PipeKit
import PipeTesting
import Testing

@Suite struct TableTests {
  private static let usual =
    "id,url,source,title,authors,published,updated,language,labels,keywords,summary,text,image\n"

  private func table(
    _ documents: [Document], to path: String = "a.csv", files: [String: String] = [:],
    _ change: (inout Export.Options) throws -> Void = { _ in }
  ) async throws -> (text: String?, outcome: Outcome) {
    let test = TestServices(files: files)
    let outcome = await export(
      try Export.Options(to: path, change), documents, services: test.services)
    return (test.files.text(of: path), outcome)
  }

  @Test func namesTheColumnsAboveTheRows() async throws {
    let (text, outcome) = try await table([Document(id: "x", title: "A title")])
    #expect(text == Self.usual + "x,,,A title,,,,,,,,,\n")
    #expect(outcome.produced == ["a.csv": 1])
    #expect(try await table([]).text == Self.usual)
  }

  @Test(arguments: [
    ("plain", "plain"), ("a,b", "\"a,b\""), ("a \"b\"", "\"a \"\"b\"\"\""), ("a\nb", "\"a\nb\""),
    ("a\r", "\"a\r\""), (" a", "\" a\""), ("", "\"\""), ("京都", "京都"), ("a;b", "\"a;b\""),
    ("x;=1+1", "\"x;=1+1\""), ("b\tc", "\"b\tc\""),
    ("=1+1", "'=1+1"), ("-5 degrees", "'-5 degrees"), ("@home", "'@home"), ("\tx", "\"'\tx\""),
    ("\n=1", "\"'\n=1\""),
    ("'=x", "''=x"), ("'tis", "'tis"), ("+a,b", "\"'+a,b\""),
  ])
  func quotesWhatWouldBeReadOtherwise(_ title: String, _ cell: String) async throws {
    let (text, _) = try await table([Document(id: "x", title: title)]) { $0.fields = [.title] }
    #expect(text == "title\n\(cell)\n")
  }

  @Test func keepsFormulasWhereThatIsAskedFor() async throws {
    let (text, _) = try await table([Document(id: "x", title: "=1")]) {
      $0.fields = [.title, .id]
      $0.formulas = .keep
    }
    #expect(text == "title,id\n=1,x\n")
  }

  @Test func keepsTheApostropheBeforeAFormulaThatHasOne() async throws {
    let (text, _) = try await table([Document(id: "x", title: "'=1")]) {
      $0.fields = [.title]
      $0.formulas = .keep
    }
    #expect(text == "title\n''=1\n")
  }

  @Test func putsTabsBetweenTheCellsOfATSV() async throws {
    let (text, _) = try await table(
      [Document(id: "x", title: "a\tb, c", authors: ["Ann Mole", "Bo; Lind"])], to: "a.tsv"
    ) { $0.fields = [.id, .title, .authors] }
    #expect(text == "id\ttitle\tauthors\nx\t\"a\tb, c\"\t\"[\"\"Ann Mole\"\",\"\"Bo; Lind\"\"]\"\n")
  }

  @Test func writesEveryField() async throws {
    var document = Samples.news[0]
    document.body = Body("<p>x")
    document.keywords = ["a", "b"]
    document.metadata["words"] = 3
    document.links = [Link("https://example.org/x")]
    let (text, _) = try await table([document]) { $0.fields = Export.Field.allCases }
    let lines = try #require(text).split(separator: "\n")
    #expect(lines.first == Export.Field.allCases.map(\.rawValue).joined(separator: ",")[...])
    #expect(text?.contains("\"\"words\"\":3") == true)
    #expect(text?.contains("a; b") == true)
  }

  @Test func addsRowsToATableOfTheSameColumns() async throws {
    let documents = [Document(id: "y", title: "New")]
    for (old, expected) in [
      (nil, "id,title\ny,New\n"), ("", "id,title\ny,New\n"),
      ("id,title\nx,Old", "id,title\nx,Old\ny,New\n"),
      ("id,title\r\nx,Old\r\n", "id,title\r\nx,Old\r\ny,New\n"),
      ("\u{FEFF}id,title\nx,Old\n", "\u{FEFF}id,title\nx,Old\ny,New\n"),
    ] {
      let (text, outcome) = try await table(documents, files: old.map { ["a.csv": $0] } ?? [:]) {
        $0.mode = .append
        $0.fields = [.id, .title]
      }
      #expect(outcome.error == nil)
      #expect(text == expected)
    }
  }

  @Test func refusesToAddToATableOfOtherColumns() async throws {
    let (text, outcome) = try await table(
      [Document(id: "y")], files: ["a.csv": "title,id\nOld,x\n"]
    ) {
      $0.mode = .append
      $0.fields = [.id, .title]
    }
    #expect(outcome.stageError?.message.contains("names other columns") == true)
    #expect(outcome.stageError?.hint?.contains("id,title") == true)
    #expect(text == "title,id\nOld,x\n")
  }
}
