import PipeKit
import PipeTesting
import Testing

@testable import ExportStage

/// A file a document, among those of a person.
@Suite struct NotesTests {
  private func run(_ documents: [Document], _ files: MemoryFileSystem) async throws -> Outcome {
    var services = TestServices().services
    services.files = files
    return await export(try Export.Options(to: "vault/news/"), documents, services: services)
  }

  private func name(_ document: Document) throws -> String {
    "vault/news/" + (try Note(document, NotesFormat.ownTemplate()).fileName)
  }

  @Test func looksAsItDid() async throws {
    let files = MemoryFileSystem()
    let outcome = try await run(Samples.news + [Samples.hostile], files)
    #expect(outcome.error == nil)
    #expect(outcome.produced == ["vault/news/": Samples.news.count + 1])
    #expect(files.paths.count == Samples.news.count + 1)
    var all = ""
    for path in files.paths { all += "=== \(path)\n" + (files.text(of: path) ?? "") }
    try expectGolden(all, "notes.txt")
  }

  @Test func keepsWhatAPersonHasWrittenBelowTheMark() async throws {
    let files = MemoryFileSystem()
    let document = Samples.news[2]
    _ = try await run([document], files)
    let path = try name(document)
    files.put((files.text(of: path) ?? "") + "\n## Mine\n\n- [ ] read  ", at: path)
    var changed = document
    (changed.title, changed.text) = ("Oil is dearer", "The price rose.")
    _ = try await run([changed], files)
    #expect(files.paths == [path])
    let text = try #require(files.text(of: path))
    #expect(text.contains("Oil is dearer") && text.contains("The price rose."))
    #expect(!text.contains("fell by"))
    #expect(text.hasSuffix(Note.mark + "\n## Mine\n\n- [ ] read  "))
  }

  @Test func bytesOfAnyEncodingStayBelowTheMark() async throws {
    let files = MemoryFileSystem()
    let document = Samples.news[2]
    _ = try await run([document], files)
    let path = try name(document)
    let mine: [UInt8] = [0x63, 0x61, 0x66, 0xE9, 0x0A, 0xFF]
    files.put(try #require(files.bytes(of: path)) + mine, at: path)
    var changed = document
    changed.title = "Oil is dearer"
    _ = try await run([changed], files)
    let bytes = try #require(files.bytes(of: path))
    #expect(bytes.suffix(mine.count) == mine[...])
    #expect(String(decoding: bytes, as: UTF8.self).contains("Oil is dearer"))
  }

  @Test func leavesFilesOfAPersonAlone() async throws {
    let files = MemoryFileSystem()
    let document = Samples.news[2]
    files.put("All mine.", at: try name(document))
    files.put("Another.", at: "vault/news/Ideas.md")
    #expect(try await run([document], files).error == nil)
    #expect(try files.text(of: name(document)) == "All mine.")
    #expect(files.text(of: "vault/news/Ideas.md") == "Another.")
    #expect(files.paths.count == 2)
  }

  @Test func theSameDocumentHasOneFile() async throws {
    let files = MemoryFileSystem()
    var renamed = Samples.news[0]
    renamed.title = "Another title"
    _ = try await run([Samples.news[0], renamed], files)
    _ = try await run([renamed, Samples.news[0]], files)
    #expect(try files.paths == [name(Samples.news[0])])
  }

  @Test func goesOnFromAnyCheckpoint() async throws {
    let whole = MemoryFileSystem()
    _ = try await run(Samples.news, whole)
    let options = try Export.Options(to: "vault/news/")
    for place in 0...Samples.news.count {
      let services = TestServices()
      let first = Attempt()
      _ = try await first.run(
        options, Samples.news, services: services.services, ending: .aborted)
      #expect(services.files.paths.allSatisfy { $0.hasSuffix(".pipe-part") })
      let second = Attempt()
      let error = try await second.run(
        options, Samples.news.dropFirst(place), services: services.services,
        after: place == 0 ? nil : first.notes[place - 1])
      #expect(error == nil)
      try await second.last.publish()
      #expect(services.files.paths == whole.paths, "after \(place)")
      for path in whole.paths {
        #expect(services.files.text(of: path) == whole.text(of: path), "after \(place)")
      }
      // The same once more, as after an interruption at the very end, does nothing.
      let third = Attempt()
      _ = try await third.run(options, [], services: services.services, after: second.last.output)
      try await third.last.publish()
      #expect(services.files.paths == whole.paths)
    }
  }

  @Test func namesAreSafeWhateverTheTitle() throws {
    let template = try NotesFormat.ownTemplate()
    var generator = SeededGenerator(seed: 4)
    for _ in 0..<500 {
      var title = ""
      for _ in 0..<Int.random(in: 0...400, using: &generator) {
        let value = UInt32.random(in: 0...0x2FFF, using: &generator)
        if let scalar = Unicode.Scalar(value) { title.unicodeScalars.append(scalar) }
      }
      let note = Note(Document(id: title, title: "../\(title)/.."), template)
      #expect(note.fileName.utf8.count <= 255)
      #expect(!note.fileName.contains("/") && !note.fileName.hasPrefix("."))
      #expect(Note.tag(ofFile: note.fileName) == note.tag[...])
      #expect(
        Note(record: [.string(note.tag), .string(note.fileName), .string(note.text)]) == note)
    }
  }

  @Test func frontMatterIsReadBackAsItWas() throws {
    var generator = SeededGenerator(seed: 8)
    let signs = Array(
      "\"\\:#-{}[]&*!|>'%@`, \n\t\r\u{0}\u{85}\u{2028}\u{FEFF}\u{1F600}aé日".unicodeScalars)
    for _ in 0..<500 {
      var text = ""
      for _ in 0..<Int.random(in: 0...30, using: &generator) {
        text.unicodeScalars.append(signs[Int.random(in: signs.indices, using: &generator)])
      }
      let yaml = YAMLText.quoted(text)
      #expect(!yaml.contains { $0.isNewline })
      #expect(try String(yaml: yaml) == text, "\(yaml)")
    }
  }

  @Test func onlyNotesGoToADirectory() throws {
    #expect(try Export.Options(to: "a/").complaints.isEmpty)
    #expect(try Export.Options(to: "a", format: "notes").complaints.isEmpty)
    #expect(try Export.Options(to: "a/", format: "csv").complaints == ["names a directory"])
    #expect(try Export.Options(to: "-", format: "notes").complaints.count == 1)
  }
}
