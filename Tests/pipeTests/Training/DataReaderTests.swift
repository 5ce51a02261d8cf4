import ArgumentParser
import Foundation
import PipeEngine
import PipeKit
import PipeTesting
import Testing
import TextClassifier

@testable import pipe

@Suite struct DataReaderTests {
  /// Reads one file.
  private func read(
    _ content: String, as name: String, _ arguments: [String] = [], multiLabel: Bool = false,
    source: String? = nil
  ) throws -> LabelledRows {
    let files = TestServices(files: [name: content]).files
    return try DataReader(
      try DataFields.parse(arguments), source: source, isMultiLabel: multiLabel, files
    ).read([name])
  }

  private func row(
    _ title: String, _ body: String, _ labels: [String], source: String = ""
  ) -> LabelledText {
    LabelledText(ClassifierText(title: title, body: body), labels: labels, source: source)
  }

  private func error(_ body: () throws -> LabelledRows) -> String {
    do {
      return "read: \(try body().rows)"
    } catch let error as DataError {
      return error.description + (error.hint.map { " (\($0))" } ?? "")
    } catch {
      return "other: \(error)"
    }
  }

  @Test func aTextThatIsItsOwnLabelIsRefused() throws {
    for arguments in [
      ["--title", "label"], ["--text", "label"], ["--label", "text"],
      ["--label", "a", "--text", "a"],
    ] {
      #expect(throws: (any Error).self) { try DataFields.parse(arguments) }
    }
  }

  @Test func theTitleMayBeTheLabelAndIsNoPartOfTheTextThen() throws {
    for (name, content) in [
      ("rows.csv", "title,text\nsport,The team won\n"),
      ("rows.jsonl", #"{"title": "sport", "text": "The team won"}"#),
    ] {
      #expect(
        try read(content, as: name, ["--label", "title"]).rows
          == [row("", "The team won", ["sport"])])
    }
  }

  @Test(arguments: [
    ("rows.csv", "title,text,label\nGoal,\"The team, it won\nlate\",sport\nShares,Up,economy\n"),
    (
      "rows.csv",
      "label;text;title\r\nsport;\"The team, it won\nlate\";Goal\r\neconomy;Up;Shares\r\n"
    ),
    (
      "rows.tsv", "title\ttext\tlabel\nGoal\t\"The team, it won\nlate\"\tsport\nShares\tUp\teconomy"
    ),
    (
      "rows.jsonl",
      #"{"title": "Goal", "text": "The team, it won\nlate", "label": "sport"}"# + "\n\n"
        + #"{"label": ["economy"], "text": "Up", "title": "Shares", "more": {"a": 1}}"#
    ),
    (
      "rows.data",
      #"  {"title": "Goal", "text": "The team, it won\nlate", "label": " sport "}"# + "\r\n"
        + #"{"label": "economy", "text": "Up", "title": "Shares"}"#
    ),
  ])
  func theSameRowsAreReadFromEachFormat(name: String, content: String) throws {
    let found = try read(content, as: name)
    #expect(
      found.rows == [
        row("Goal", "The team, it won\nlate", ["sport"]), row("Shares", "Up", ["economy"]),
      ])
    #expect(found.remarks.isEmpty)
  }

  @Test func fastTextLinesHaveTheirLabelsInThem() throws {
    let content =
      "\u{FEFF}__label__sport The team  won\n\n__label__new_york\tMayor\r\nno label here\n"
    let found = try read(content, as: "rows.txt")
    #expect(found.rows == [row("", "The team won", ["sport"]), row("", "Mayor", ["new_york"])])
    #expect(found.remarks == ["left out 1 row without a label"])
    let several = try read("__label__a __label__b x\ny\n", as: "f", multiLabel: true)
    #expect(several.rows == [row("", "x", ["a", "b"]), row("", "y", [])])
    // Where nothing begins like a label, the format is to be said.
    let bare = try read("y __label__a\n", as: "f", ["--format", "fasttext"])
    #expect(bare.rows == [row("", "y", ["a"])])
  }

  @Test func aFolderHasAFolderALabel() throws {
    let files = TestServices(files: [
      "news/sport/1.txt": "The team won", "news/sport/deep/2": "A goal", "news/economy/1.txt": "Up",
      "news/economy/.hidden": "no", "news/README": "about",
    ]).files
    let found = try DataReader(try DataFields.parse([]), isMultiLabel: false, files).read(["news"])
    #expect(
      found.rows == [
        row("", "Up", ["economy"]), row("", "The team won", ["sport"]),
        row("", "A goal", ["sport"]),
      ])
    #expect(found.remarks == ["'news' has 1 file beside its folders, which was not read"])
  }

  @Test func picturesAndTheLikeInFoldersAreLeftOut() throws {
    let files = TestServices(files: ["news/sport/1.txt": "The team won"]).files
    let picture: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
    files.put(
      picture + (0..<400).map { UInt8(truncatingIfNeeded: $0 &* 7) }, at: "news/sport/2.png")
    let found = try DataReader(try DataFields.parse([]), isMultiLabel: false, files).read(["news"])
    #expect(found.rows == [row("", "The team won", ["sport"])])
    #expect(found.remarks == ["left out 1 file that is no text: news/sport/2.png"])
  }

  @Test func aFolderThatLeadsBackIsNoLabel() throws {
    let root = NSTemporaryDirectory() + "pipe-loop-\(UUID().uuidString)"
    defer { try? FileManager.default.removeItem(atPath: root) }
    let files = LocalFileSystem()
    try files.write(Array("The team won".utf8), to: "\(root)/news/sport/1.txt")
    for (name, target) in [("loop", "."), ("up", ".."), ("again", "sport")] {
      try FileManager.default.createSymbolicLink(
        atPath: "\(root)/news/\(name)", withDestinationPath: target)
    }
    let found = try DataReader(try DataFields.parse([]), isMultiLabel: false, files)
      .read(["\(root)/news"])
    // A link to another folder is a label like any.
    #expect(found.rows.map(\.labels) == [["again"], ["sport"]])
    #expect(found.remarks.count == 2)
    #expect(found.remarks.allSatisfy { $0.contains("leads back to a folder that it is in") })
  }

  @Test func fieldsHaveTheNamesThatAreGiven() throws {
    let table = try read(
      "body,head,topic,from\nUp,Shares,economy,wire\n", as: "a.csv",
      ["--text", "body", "--title", "head", "--label", "topic"], source: "from")
    let lines = try read(
      #"{"article": {"body": "Up"}, "head": "Shares", "topic": "economy", "from": "wire"}"#,
      as: "a.jsonl", ["--text", "article.body", "--title", "head", "--label", "topic"],
      source: "from")
    #expect(table.rows == [row("Shares", "Up", ["economy"], source: "wire")])
    #expect(lines.rows == table.rows)
  }

  @Test func severalLabelsAreSeparatedOrAList() throws {
    let table = try read(
      "text,label\na,x | y|x\nb,\n", as: "a.csv", ["--separator", "|"], multiLabel: true)
    let lines = try read(
      #"{"text": "a", "label": ["x", "y", "x"]}"# + "\n" + #"{"text": "b", "label": null}"#,
      as: "a.jsonl", multiLabel: true)
    #expect(table.rows == [row("", "a", ["x", "y"]), row("", "b", [])])
    #expect(lines.rows == table.rows)
  }

  @Test func numbersAndTruthValuesAreLabelsToo() throws {
    let lines = #"{"text": "a", "label": 3}"# + "\n" + #"{"text": "b", "label": true}"#
    #expect(try read(lines, as: "a.jsonl").rows.map(\.labels) == [["3"], ["true"]])
  }

  @Test func whatHasNoLabelOrNoTextIsCounted() throws {
    let found = try read("text,label\na,x\nb,\n ,y\nc,  \n,,\n", as: "a.csv")
    #expect(found.rows == [row("", "a", ["x"])])
    #expect(found.remarks == ["left out 2 rows without a label", "left out 1 row without a text"])
  }

  @Test(arguments: [
    ("a.csv", "", "'a.csv' has no rows"), ("a.csv", "text,label\n", "'a.csv' has no rows"),
    ("a.jsonl", "\n \n", "'a.jsonl' has no rows"), ("a", "", "'a' has no rows"),
  ])
  func aFileWithoutRowsIsTold(name: String, content: String, note: String) throws {
    let found = try read(content, as: name)
    #expect(found.rows.isEmpty)
    #expect(found.remarks == [note])
  }

  @Test(arguments: [
    ("a.csv", "text,label\na,x\n\"b,y\n", "'a.csv' line 3: a quote that opens"),
    ("a.csv", "text,label\na,x\nb,c,y\n", "'a.csv' line 3: the row has 3 columns, and the table 2"),
    (
      "a.csv", "words,label\na,x\n",
      "no column 'text' (the columns are words, label; name one with --text)"
    ),
    (
      "a.csv", "text,class\na,x\n",
      "no column 'label' (the columns are text, class; name one with --label)"
    ),
    (
      "a.csv", "text,label,label\na,x,y\n",
      "'a.csv' line 1: there are two columns 'label' (give one of them another name)"
    ),
    (
      "a.json", #"[{"text": "a", "label": "x"}]"#,
      "'a.json' is a list in JSON, and what is read is JSON Lines"
    ),
    ("a.jsonl", #"{"text": "a", "label": "x"}"# + "\n{\"text\": \n", "'a.jsonl' line 2, column"),
    ("a.jsonl", "\n[1]\n", "'a.jsonl' line 2: the line is no object"),
    ("a.jsonl", #"{"text": ["a"], "label": "x"}"#, "'a.jsonl' line 1: 'text' is no text"),
    ("a.jsonl", #"{"text": "a", "label": {"a": 1}}"#, "'a.jsonl' line 1: 'label' is no text"),
    ("a.jsonl", #"{"text": "a", "label": ["x", "y"]}"#, "line 1: the row has 2 labels"),
    (
      "a.jsonl", #"{"text": "a", "class": "x"}"#,
      "no line has the field 'label' (the first has text, class"
    ),
    (
      "a.jsonl", #"{"body": "a", "label": "x"}"#,
      "no line has the field 'text' (the first has body, label"
    ),
    ("a.txt", "__label__a x\n__label__a __label__b y\n", "'a.txt' line 2: the row has 2 labels"),
    (
      "a.txt", "A text",
      "neither its name nor its beginning tells what 'a.txt' is (say it with --format"
    ),
    ("dir/a.txt", "", "no such file or directory"),
  ])
  func whatCannotBeReadIsToldWithItsPlace(name: String, content: String, message: String) {
    let told = error {
      let files = TestServices(files: [name: content]).files
      return try DataReader(try DataFields.parse([]), isMultiLabel: false, files)
        .read([name.hasPrefix("dir/") ? "missing.csv" : name])
    }
    #expect(told.contains(message), "\(told)")
  }

  @Test func aFolderWithoutFoldersIsRefused() {
    let files = TestServices(files: ["data/a.csv": "text,label\n"]).files
    func told(_ arguments: [String], _ path: String) -> String {
      error {
        try DataReader(try DataFields.parse(arguments), isMultiLabel: false, files).read([path])
      }
    }
    #expect(told([], "data").contains("'data' has no folders, one a label"))
    #expect(told(["--format", "csv"], "data").contains("'data' is a folder and no file"))
    #expect(told(["--format", "folder"], "data/a.csv").contains("'data/a.csv' is no folder"))
  }

  @Test func standardInputIsReadOnceItsFormatIsSeen() throws {
    let files = MemoryFileSystem(standardInput: "__label__a x\n")
    let found = try DataReader(try DataFields.parse([]), isMultiLabel: false, files).read(["-"])
    #expect(found.rows == [row("", "x", ["a"])])
  }

  @Test(arguments: 1...3)
  func noContentCrashes(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let pieces = [
      "text,label\n", "\"", ",", "\n", "\r", "{", "}", "\"text\":", "\"label\":", "[", "]",
      "__label__", " ",
      "a", "\t", "\u{FEFF}", "\\u00", "é", "\u{0}", "null", "1e999", "sep=;\n",
    ]
    for _ in 0..<150 {
      let content = (0..<Int.random(in: 0..<40, using: &random)).map { _ in
        pieces.randomElement(using: &random) ?? ""
      }.joined()
      for name in ["a.csv", "a.tsv", "a.jsonl", "a.txt"] {
        let told = error { try read(content, as: name, multiLabel: Bool.random(using: &random)) }
        #expect(!told.isEmpty && !told.hasPrefix("other"), "\(told)")
      }
    }
  }
}
