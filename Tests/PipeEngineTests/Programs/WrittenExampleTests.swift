import Diagnostics
import PipeKit
import PipeTesting
import Testing

@testable import PipeEngine

/// Examples as programs and macros write them.
@Suite struct WrittenExampleTests {
  @Test func holdsWhatIsWritten() throws {
    let example = try Manual.Example(
      json: [
        "title": "One", "options": ["a": 1], "input": [["id": "a"]], "output": [["id": "b"]],
        "files": ["a.txt": "x"], "pages": ["https://example.org/": "y"], "writes": ["b.txt": "z"],
        "failures": ["c"],
      ])
    #expect(example.title == "One" && example.options == #"{"a":1}"#)
    #expect(example.input.map(\.id) == ["a"] && example.output.map(\.id) == ["b"])
    #expect(example.files == ["a.txt": "x"] && example.writes == ["b.txt": "z"])
    #expect(example.pages == ["https://example.org/": "y"] && example.failures == ["c"])
  }

  @Test(
    arguments: [
      (["inputs": []], "has no key 'inputs'", "did you mean 'input'?"),
      ([:], "", nil), (3, "is no mapping", "write {title: …, input: […], output: […]}"),
      (["input": "x"], "needs a list of documents under 'input'", nil),
      (["output": ["id": "a"]], "needs a list of documents under 'output'", nil),
      (["input": [["title": 3]]], "is wrong in document 1 of 'input': ", nil),
      (["failures": [3]], "needs a list of ids under 'failures'", nil),
      (["files": ["a.txt": 3]], "needs a text under 'files' for 'a.txt'", nil),
      (["title": 3], "needs a text under 'title'", nil),
    ] as [(JSON, String, String?)])
  func saysWhatIsWrong(json: JSON, message: String, hint: String?) {
    do throws(OptionProblem) {
      _ = try Manual.Example(json: json)
      #expect(message.isEmpty)
    } catch {
      #expect(!message.isEmpty && error.message.hasPrefix(message), "\(error.message)")
      #expect(error.hint == hint)
    }
  }

  @Test(arguments: [
    // A limit of time does not end an example, whose clock stands still.
    """
    stages: [{set: {fields: {summary: S}}, timeout: 10ms}]
    examples: [{title: T, input: [{id: a}], output: [{id: a, summary: S}]}]
    """,
    """
    stages: [{fetch: {jsonl: in.jsonl}}]
    examples: [{title: T, files: {in.jsonl: '{"id":"a"}'}, output: [{id: a, source: in.jsonl}]}]
    """,
    """
    stages: [{filter: {exclude_file: muted.txt}}]
    examples:
      - {title: T, files: {muted.txt: rain}, input: [{id: a, title: Rain}, {id: b}], output: [{id: b}]}
    """,
    """
    stages: [{export: {to: out/x.jsonl, fields: [id]}}]
    examples:
      - title: T
        input: [{id: a}]
        output: [{id: a}]
        writes: {out/x.jsonl: "{\\"id\\":\\"a\\"}\\n"}
    """,
  ])
  func macrosOfAllKindsCanBeShown(text: String) async throws {
    let found = try await violations(text)
    #expect(found == [])
  }

  @Test(arguments: [
    ("[{title: T}]", "the example 'T' shows nothing"),
    ("[{title: T, input: [{id: a}], output: []}]", "example 'T': "),
    ("[{title: T, input: [{id: a}], output: [{id: a, title: Y}]}]", "example 'T': "),
  ])
  func anExampleThatIsWrongIsFound(examples: String, message: String) async throws {
    let found = try await violations("stages: [{set: {fields: {title: X}}}]\nexamples: \(examples)")
    #expect(found.contains { $0.hasPrefix(message) }, "\(found)")
  }

  @Test(arguments: [
    ("examples: {title: T}", "'examples' is no list"),
    ("examples: [{title: T, imput: []}]", "the example has no key 'imput'"),
    ("options: [n]", "'options' is no mapping"), ("version: x", "'version' is no whole number"),
  ])
  func aMacroThatIsWrittenWronglyIsNoPlugin(text: String, message: String) throws {
    #expect { try maker("stages: [clean]\n\(text)") } throws: { error in
      (error as? Problems)?.diagnostics.contains { $0.message.hasPrefix(message) } == true
    }
  }

  private func violations(_ text: String) async throws -> [String] {
    let entry = Registry.Entry(name: "m", origin: "m.yaml", maker: try maker(text))
    return await entry.violations(among: ExampleCase.registry)
  }

  private func maker(_ text: String) throws -> any StageMaker {
    let files = MemoryFileSystem(files: ["m.yaml": "kind: macro\nsummary: Stages.\n\(text)"])
    return try PluginFile("m.yaml", name: "m", files: files).maker()
  }
}
