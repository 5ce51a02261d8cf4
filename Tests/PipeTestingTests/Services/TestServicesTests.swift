import PipeKit
import PipeTesting
import Testing

@Suite struct TestServicesTests {
  @Test func hangTogether() async throws {
    let test = TestServices(files: ["a": "x"], pages: ["https://a.org/": "page"])
    let services = test.services
    try await services.clock.sleep(for: .seconds(5))
    try services.files.write([1], to: "b")
    _ = try await services.http.send(HTTPRequest(url: "https://a.org/"))
    #expect(test.clock.sleeps == [.seconds(5)])
    #expect(test.files.paths == ["a", "b"])
    #expect(try test.files.info("b")?.modified == test.clock.now())
    #expect(test.http.count(of: "https://a.org/") == 1)
  }
}
