import ExportStage
import PipeKit
import Testing

@Suite struct OptionsTests {
  @Test func anAddressOfAnotherKindIsAnErrorThatNamesEachKindOnce() throws {
    let hint = try #require(try Export.Options(to: "gopher://x/").problems().first?.hint)
    let kinds = hint.matches(of: /[a-z]+:\/\//).map(\.output)
    #expect(kinds.contains("https://") && Set(kinds).count == kinds.count, "\(hint)")
  }

  @Test(arguments: ["s3://bucket/a.jsonl", "git+ssh://host/a.jsonl", "~/a.jsonl"])
  func refusesWhatWouldBecomeADirectoryOfAStrangeName(_ path: String) throws {
    let problem = try #require(try Export.Options(to: path).problems().first)
    #expect(problem.options == ["to"] && problem.hint != nil, "\(problem)")
  }

  @Test(arguments: [
    "out/a.jsonl", "a.ndjson", "{{date}}.md", "a.MARKDOWN", "a.html", "a.htm", "x/a.sqlite",
    "a.sqlite3", "a.db", "a.csv", "a.tsv", "-", "a.json", "a.jsonl.gz", "a.json.zst", "a.CSV.GZ",
    "a.tsv.zstd",
    "a.atom", "a.rss", "a.epub", "notes/",
  ])
  func tellsTheFormatFromTheName(_ path: String) throws {
    #expect(try Export.Options(to: path).complaints == [])
  }

  @Test(arguments: [
    "out/news", "news.txt", "out.d/news", "news.", "a.{{date}}", ".md",
  ])
  func asksForAFormatThatCannotBeTold(_ path: String) throws {
    let problem = try #require(try Export.Options(to: path).problems().first)
    #expect(problem.options == ["to", "format"])
    #expect(problem.hint?.contains("jsonl") == true)
    #expect(try Export.Options(to: path, format: "markdown").complaints == [])
  }

  @Test func cannotBeMadeWithoutAFormat() throws {
    let options = try Export.Options(to: "a.pdf")
    let problems = #expect(throws: OptionProblems.self) {
      try Export(options: options, setup: StageSetup(id: "export"))
    }
    #expect(problems?.problems.count == 1)
  }

  @Test func listsAllFormatsInTheHint() throws {
    let hint = try #require(try Export.Options(to: "a.pdf").problems().first?.hint)
    for name in ["jsonl", "json", "csv", "tsv", "markdown", "html", "sqlite", ".md", ".db"] {
      #expect(hint.contains(name))
    }
  }

  @Test func refusesWhatIsNoFile() throws {
    #expect(try Export.Options(to: "").complaints == ["must not be empty"])
    #expect(try Export.Options(to: "out/", format: "jsonl").complaints == ["names a directory"])
    #expect(
      try Export.Options(to: "-", format: "sqlite").complaints
        == ["is standard output, to which sqlite cannot be written"])
  }

  @Test func packsNothingThatPeopleRead() throws {
    let problem = try #require(try Export.Options(to: "a.md.gz").problems().first)
    #expect(problem.message.contains("the format markdown is not written to"))
    #expect(try Export.Options(to: "a.gz", format: "csv").complaints == [])
    #expect(try Export.Options(to: "a.db.gz").complaints.count == 1)
  }

  @Test func saysWhichOptionsAFormatHasNoUseFor() throws {
    let markdown = try Export.Options(to: "a.md") {
      $0.mode = .append
      $0.fields = [.id]
      $0.title = try Export.Template("x")
      $0.groupBy = .source
    }
    #expect(markdown.problems().map(\.options) == [["fields"]])
    let lines = try Export.Options(to: "a.jsonl") {
      $0.title = try Export.Template("x")
      $0.groupBy = Export.Grouping.none
      $0.fields = []
    }
    #expect(lines.problems().map(\.options) == [["title"], ["group_by"], ["fields"]])
  }

  @Test func claimsTheFileThatItAloneMayWrite() throws {
    #expect(try Export.Options(to: "out/{{date}}.md").outputs == ["to": "out/{{date}}.md"])
    #expect(try Export.Options(to: "/dev/shm/a.md").outputs == ["to": "/dev/shm/a.md"])
    #expect(try Export.Options(to: "a.jsonl") { $0.mode = .append }.outputs == ["to": "a.jsonl"])
    #expect(try Export.Options(to: "a.sqlite").outputs == ["to": "a.sqlite"])
    // What several stages may write.
    #expect(try Export.Options(to: "-").outputs.isEmpty)
    #expect(try Export.Options(to: "/dev/null", format: "jsonl").outputs.isEmpty)
  }

  @Test func fillsInTheTimeOfTheRunInUTC() throws {
    let template = try Export.Template("{{year}}/{{month}}/{{ day }}/{{date}}-{{time}}.md")
    let late = try #require(Timestamp("2026-11-23T00:30:05+01:00"))
    #expect(template.text(at: late) == "2026/11/22/2026-11-22-233005.md")
    #expect(try Export.Template("a}}b{c}").text(at: late) == "a}}b{c}")
  }

  @Test(arguments: ["{{dat}}", "{{", "a{{date}", "{{}}", "{{{{date}}}}"])
  func refusesUnknownPlaceholders(_ text: String) {
    let problem = #expect(throws: OptionProblem.self) { try Export.Template(text) }
    #expect(problem?.hint?.contains("{{date}}") == true)
  }

  @Test func describesItselfForManualAndSchema() {
    #expect(
      Export.settings.map(\.key) == [
        "to", "format", "mode", "fields", "formulas", "search", "title", "group_by", "template",
        "address", "from", "recipients", "password", "secret", "max_entries",
      ])
    #expect(
      Export.Format.typeName
        == "auto | jsonl | json | csv | tsv | markdown | html | sqlite | postgres | atom | rss | jsonfeed"
        + " | notes | epub | email | smtp | webhook | slack | discord | mattermost")
    #expect(Export.settings.first?.isRequired == true)
  }
}
