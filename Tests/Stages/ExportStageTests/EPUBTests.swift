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

  /// What sanitised HTML may have and a book may not.
  @Test(arguments: [
    ("<a title=t>a</a>", "a"), ("<a href=\"javascript:x()\">a</a>", "a"),
    (
      "<a href=\"https://ü.example/ä|[1]%\">a</a>",
      "<a href=\"https://xn--tda.example/%C3%A4%7C%5B1%5D%25\">a</a>"
    ),
    (
      "<a href=\"mailto:a@b.example\">a</a> <a href=\"mailto:ä@b\">b</a>",
      "<a href=\"mailto:a@b.example\">a</a> b"
    ),
    ("<ul>x <li>1</li> <b>y</b></ul>", "<ul><li>x </li><li>1</li> <li><b>y</b></li></ul>"),
    ("<dl><dd>d</dd>t<dt>e</dt></dl>", "<dl><dt></dt><dd>d</dd><dd>t</dd><dt>e</dt></dl>"),
    ("<p lang=\"x!\">a</p><p lang=de-AT>b</p>", "<p>a</p><p lang=\"de-AT\">b</p>"),
    ("<q cite=\"no address\">a</q><br>&nbsp;", "<q>a</q><br/>\u{A0}"),
  ])
  func keepsTheContentModelsOfHTML(_ html: String, _ text: String) {
    #expect(XHTMLText.text(of: html) == text)
  }

  @Test(arguments: [
    ("en", true), ("de-AT", true), ("zh-Hant-TW", true), ("x-a", false), ("en_US", false),
    ("zz-invalidlong", false), ("e", false), ("en-", false), ("", false), ("english1", false),
  ])
  func languagesAreTags(_ text: String, _ isTag: Bool) {
    #expect(DigestItem.languageTag(text) == (isTag ? text : nil))
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

  @Test func filesArePackedAndReadAgain() async throws {
    let book = try await book(Self.many)
    let names = (1...3).map { "EPUB/chapter-\($0).xhtml" } + ["EPUB/nav.xhtml", "EPUB/style.css"]
    let size = try names.reduce(0) { $0 + (try text($1, in: book).utf8.count) }
    #expect(book.count < size / 3)
    // Of what is damaged nothing is read: a byte in the midst of each file's data is another.
    for name in names {
      let place = try #require(book.firstRange(of: name.utf8)).upperBound + 40
      var damaged = book
      damaged[place] ^= 0x55
      #expect(ZipReader.content(of: name, in: damaged) == nil, "\(name)")
    }
    #expect(ZipReader.content(of: names[0], in: book, limit: 1000) == nil)
  }

  @Test func booksOfEarlierVersionsAreRead() throws {
    let files = MemoryFileSystem()
    var output = BufferedFile(try files.open("a.epub", .replace))
    var zip = ZipWriter()
    let text = [UInt8](repeating: 0x61, count: 5000)
    try zip.add(text, as: "a", by: .stored, to: &output)
    try zip.add(text, as: "b", to: &output)
    try zip.finish(to: &output)
    try output.flush()
    let archive = try #require(files.bytes(of: "a.epub"))
    #expect(archive.count > 5000 && archive.count < 6000)
    for name in ["a", "b"] { #expect(ZipReader.content(of: name, in: archive) == text) }
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
