import Foundation
import PipeKit
import PipeTesting
import Testing

@testable import ExportStage

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// The rules that epubcheck checks (EPUB 3.3, OCF 3.3), as far as a digest can break them.
@Suite struct EPUBTests {
  private func book(
    _ documents: [Document], to path: String = "book.epub", hour: Int64 = 9,
    _ files: MemoryFileSystem = MemoryFileSystem()
  ) async throws -> [UInt8] {
    let clock = TestClock(Timestamp(seconds: 1_795_392_000 + hour * 3600))
    var services = TestServices(clock: clock).services
    services.files = files
    let options = try Export.Options(to: path) { $0.title = try Export.Template("News & more") }
    #expect(await export(options, documents, services: services).error == nil)
    let path = try #require(files.paths.first)
    return try #require(files.bytes(of: path))
  }

  private func text(_ name: String, in book: [UInt8]) throws -> String {
    String(decoding: try #require(ZipReader.content(of: name, in: book), "\(name)"), as: UTF8.self)
  }

  private static let many = (0..<120).map {
    Document(id: "m\($0)", title: "T\($0)", text: "Text \($0).", labels: [Label("many")])
  }

  @Test func beginsAsReadersExpect() async throws {
    let book = try await book(Samples.news)
    // OCF 3.3, 4.2: the first file's name and content stand where they can be looked for.
    #expect(book.starts(with: [0x50, 0x4B, 0x03, 0x04]))
    #expect(String(decoding: book[30..<58], as: UTF8.self) == "mimetypeapplication/epub+zip")
    #expect(book[8] == 0 && book[9] == 0)
    #expect(book[28] == 0 && book[29] == 0)
    #expect(try text("META-INF/container.xml", in: book).contains("full-path=\"EPUB/package.opf\""))
  }

  @Test func isXMLThroughout() async throws {
    var marked = Samples.hostile
    (marked.id, marked.summary) = ("marked", nil)
    marked.metadata = ["text_format": "html"]
    marked.text =
      "<p>a<br>b &nbsp;<img src=https://example.org/1.png> <table><tr><td>1</table> &lt;<b>c"
    for documents in [[], Samples.news + [Samples.hostile, marked], Self.many] {
      let book = try await book(documents)
      var names = ["EPUB/nav.xhtml", "EPUB/package.opf", "META-INF/container.xml"]
      let package = try text("EPUB/package.opf", in: book)
      names += package.matches(of: /href="(chapter-\d+\.xhtml)"/).map { "EPUB/\($0.output.1)" }
      #expect(names.count > 3)
      for name in names {
        let parser = XMLParser(data: Data(try text(name, in: book).utf8))
        #expect(parser.parse(), "\(name): \(parser.parserError.debugDescription)")
      }
    }
  }

  @Test func listsAllItsFilesAndLinksToWhatIsThere() async throws {
    let book = try await book(Samples.news + Self.many)
    let package = try text("EPUB/package.opf", in: book)
    for part in [
      "<dc:identifier id=\"id\">urn:pipe:book-", "unique-identifier=\"id\"",
      "<dc:title>News &amp; more</dc:title>", "<dc:language>en</dc:language>",
      "<meta property=\"dcterms:modified\">2026-11-23T09:00:00Z</meta>", "properties=\"nav\"",
    ] { #expect(package.contains(part), "\(part)") }
    let items = package.matches(of: /<item id="([^"]+)" href="([^"]+)"/)
    #expect(Set(items.map(\.output.1)).count == items.count)
    let spine = package.matches(of: /<itemref idref="([^"]+)"/).map(\.output.1)
    #expect(Set(spine).isSubset(of: items.map(\.output.1)) && !spine.isEmpty)
    var places: Set<String> = []
    for item in items {
      let content = try text("EPUB/\(item.output.2)", in: book)
      places.insert(String(item.output.2))
      for id in content.matches(of: /id="(d[0-9a-f]+)"/) {
        #expect(places.insert("\(item.output.2)#\(id.output.1)").inserted)
      }
    }
    let links = try text("EPUB/nav.xhtml", in: book).matches(of: /href="([^"]+)"/).map(\.output.1)
      .filter { $0 != "style.css" }
    #expect(links.count == Samples.news.count + Self.many.count + 5)
    for link in links { #expect(places.contains(String(link)), "\(link)") }
  }

  @Test func hasTheWholeTexts() async throws {
    let book = try await book(Self.many)
    let all = try (1...3).map { try text("EPUB/chapter-\($0).xhtml", in: book) }.joined()
    for index in 0..<120 { #expect(all.contains("<p>Text \(index).</p>")) }
  }

  @Test func checksumsAreThoseOfZip() {
    #expect(ZipWriter.checksum(of: Array("123456789".utf8)) == 0xCBF4_3926)
    #expect(ZipWriter.checksum(of: []) == 0)
  }

  @Test func theBookOfADayKeepsWhatItHad() async throws {
    let files = MemoryFileSystem()
    _ = try await book(Array(Samples.news.prefix(2)), to: "{{date}}.epub", files)
    let second = try await book(Array(Samples.news.suffix(5)), to: "{{date}}.epub", hour: 9, files)
    #expect(try await book(Samples.news, to: "{{date}}.epub") == second)
  }

  @Test func isTheSameForTheSameDocuments() async throws {
    #expect(try await book(Samples.news) == book(Samples.news))
  }
}
