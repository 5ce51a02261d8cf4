import PipeKit
import PipeTesting
import Testing

@testable import ExportStage

/// A template of one's own for the file of a document.
@Suite struct NoteTemplateTests {
  private static let options = "to: vault/"

  private func run(
    _ documents: [Document], _ template: String?,
    _ files: MemoryFileSystem = MemoryFileSystem()
  ) async throws -> MemoryFileSystem {
    try await export(Self.options, documents, template: template, files)
    return files
  }

  private func path(_ document: Document) throws -> String {
    "vault/" + (try Note(document, NotesFormat.ownTemplate()).fileName)
  }

  @Test func theOneToBeginWithSaysWhatTheFormatSays() async throws {
    var marked = Samples.news[0]
    (marked.id, marked.text) = ("m", "<p>One <b>two</b></p><!-- pipe -->")
    marked.metadata = ["text_format": "html"]
    let documents = Samples.news + [Samples.hostile, marked, Document(id: "nothing")]
    let usual = try await run(documents, nil)
    let files = try await run(documents, BuiltInTemplate.notes.text)
    #expect(usual.paths.count == documents.count)
    for path in usual.paths { #expect(files.text(of: path) == usual.text(of: path), "\(path)") }
  }

  @Test func valuesAreTextInFrontMatterAndBelow() async throws {
    var document = Samples.hostile
    document.title = "a\": b\nid: \"evil # *c* [d](e) ---"
    let template = """
      ---
      title: "{{title}}"
      list: [{{#author_names}}"{{.}}", {{/author_names}}]
      ---
      {{title}}
      """
    let files = try await run([document], template)
    let text = try #require(files.text(of: path(document)))
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    let title = DigestItem(document).title
    #expect(lines[0] == "---" && lines[3] == "---")
    #expect(try String(yaml: String(lines[1].dropFirst("title: ".count))) == title)
    #expect(try [String](yaml: String(lines[2].dropFirst("list: ".count))) == document.authors)
    #expect(lines[4] == MarkdownText.paragraph(title))
    #expect(lines.count == 7 && lines[5] + "\n" == Note.mark && lines[6].isEmpty)
  }

  @Test(arguments: [
    "{{{text}}}", "{{{text}}}\n\(Note.mark)more", "", "no line feed at its end",
    "{{#text}}\r\n{{{text}}}\r\n{{/text}}\r\n",
  ])
  func whatAPersonHasWrittenStaysBelowTheMarkWhateverTheTemplateSays(
    _ template: String
  ) async throws {
    var document = Samples.news[2]
    document.text = "Before\n\(Note.mark)After"
    document.metadata["text_format"] = "markdown"
    let files = MemoryFileSystem()
    let mine = "\n## Mine\n\n- [ ] read  "
    for number in 0..<3 {
      document.summary = "\(number)"
      _ = try await run([document], template + (number > 1 ? " {{description}}" : ""), files)
      let text = try #require(files.text(of: path(document)))
      let parts = text.split(separator: Note.mark, omittingEmptySubsequences: false)
      #expect(parts.count == 2, "\(text)")
      #expect(parts.first?.last?.isNewline == true)
      #expect(parts.last == (number == 0 ? "" : mine[...]))
      if number == 0 { files.put(text + mine, at: try path(document)) }
    }
    #expect(try files.text(of: path(document))?.contains(" 2\n") == true)
  }

  @Test func aMistakeIsToldBeforeAnythingIsWritten() async throws {
    let files = MemoryFileSystem()
    let error = await #expect(throws: (any Error).self) {
      _ = try await run(Samples.news, "---\na: {{title}}\n---\n", files)
    }
    let message = error.map { "\($0)" } ?? ""
    #expect(message.contains("line 2"), "\(message)")
    #expect(files.paths == ["my.mustache"])
  }
}
