import PipeEngine
import PipeKit
import PipeTesting
import Testing

@testable import FetchStage

struct MirrorTests {
  private func text(_ url: String, _ files: any FileSystem) throws -> String {
    let address = try #require(PageAddress(url))
    let resource = try Mirror("web", files, maxSize: 100).get(url, address)
    return String(decoding: resource.bytes, as: UTF8.self)
  }

  private func code(_ url: String, _ files: any FileSystem) -> StageError.Code? {
    do {
      _ = try text(url, files)
      return nil
    } catch {
      return (error as? StageError)?.code
    }
  }

  @Test func looksForTheFileInOrder() throws {
    let files = MemoryFileSystem(files: [
      "web/a.example/x": "exact", "web/a.example/x.html": "no", "web/a.example/y.html": "html",
      "web/a.example/y/index.html": "no", "web/a.example/z/index.html": "index",
      "web/a.example/index.html": "front", "web/a.example/d ü": "decoded",
      "web/a.example/p?id=1": "query", "web/a.example/p.html": "no query",
      "web/b.example/n.html": "b",
    ])
    #expect(try text("https://a.example/x", files) == "exact")
    #expect(try text("http://A.example:80/y#part", files) == "html")
    #expect(try text("https://a.example/z", files) == "index")
    #expect(try text("https://a.example/z/", files) == "index")
    #expect(try text("https://a.example", files) == "front")
    #expect(try text("https://a.example/d%20%C3%BC", files) == "decoded")
    #expect(try text("https://a.example/p?id=1", files) == "query")
    #expect(try text("https://a.example/p?utm_source=x", files) == "no query")
    #expect(code("https://a.example/p?id=2", files) == .notInMirror)
    #expect(code("https://a.example/n", files) == .notInMirror)
    #expect(code("https://c.example/", files) == .notInMirror)
  }

  @Test func saysWhatAFileIs() throws {
    let files = MemoryFileSystem(files: [
      "web/a.example/x": "<!doctype html>", "web/a.example/f.xml": "x",
    ])
    let mirror = Mirror("web", files, maxSize: 100)
    for (url, type) in [
      ("https://a.example/x", "text/html"), ("https://a.example/f.xml", "application/xml"),
    ] {
      let address = try #require(PageAddress(url))
      #expect(try mirror.get(url, address).mediaType == type)
    }
  }

  @Test(arguments: [
    "https://a.example/../../secret", "https://a.example/%2e%2e/%2e%2e/secret",
    "https://a.example/..%2f..%2fsecret", "https://../secret",
    "https://a.example/x/../../../secret",
    "https://a.example/?/../../../secret", "https://a.example/%00",
    "https://a.example/.%2e/.%2e/secret",
    "https://./secret",
  ])
  func neverLeavesTheFolder(url: String) {
    let files = MemoryFileSystem(files: [
      "secret": "!", "secret.html": "!", "web/secret": "!", "web/secret.html": "!",
      "web/a.example/x/y": "",
    ])
    #expect(code(url, files) == .notInMirror)
  }

  @Test func doesNotFollowLinksOutOfTheFolder() throws {
    let memory = MemoryFileSystem(files: [
      "web/a.example/in.html": "in", "web/a.example/out.html": "out",
      "web/a.example/side.html": "side",
    ])
    let files = LinkedFiles(
      memory,
      links: [
        "web/a.example/out.html": "/etc/passwd", "web/a.example/side.html": "/work/web-other/x",
      ])
    #expect(try text("https://a.example/in", files) == "in")
    #expect(code("https://a.example/out", files) == .notInMirror)
    #expect(code("https://a.example/side", files) == .notInMirror)
  }

  @Test func saysWhenAFileIsTooLarge() {
    let files = MemoryFileSystem(files: ["web/a.example/x": String(repeating: "x", count: 101)])
    #expect(code("https://a.example/x", files) == .tooLarge)
  }

  @Test func asksNothingOfTheNetwork() async throws {
    let test = TestServices(
      files: [
        "web/a.example/f.xml":
          "<rss><channel><item><link>/1</link></item><item><link>/2</link></item></channel></rss>",
        "web/a.example/1.html": "<p>one</p>",
      ], pages: ["https://a.example/2": "<p>two</p>"])
    let stage = try Fetch.make(
      yaml: "{feeds: https://a.example/f.xml, full_text: true, mirror: web}", hasInput: false)
    let result = try await stage.runAsSource(services: test.services)
    #expect(result.output.map(\.url) == ["https://a.example/1"])
    #expect(result.report.failures.map(\.error.code) == [.notInMirror])
    #expect(test.http.requests.isEmpty)
  }
}
