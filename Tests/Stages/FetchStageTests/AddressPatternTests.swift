import Testing

@testable import FetchStage

struct AddressPatternTests {
  private func matches(_ pattern: String, _ url: String) throws -> Bool {
    try AddressPattern(pattern).matches(#require(PageAddress(url)))
  }

  @Test(arguments: ["/a/1", "a.example/a/1", "https://a.example/a/1"])
  func whatOnlyTellsWhereAReaderCameFromDoesNotCount(pattern: String) throws {
    #expect(try matches(pattern, "https://a.example/a/1"))
    #expect(try matches(pattern, "https://a.example/a/1?utm_source=x&fbclid=2"))
    #expect(try !matches(pattern, "https://a.example/a/1?page=2"))
    #expect(try !matches(pattern, "https://a.example/a/1?utm_source=x&page=2"))
  }

  @Test func thePlaceThatAReaderCameFromCanBeAskedForAllTheSame() throws {
    #expect(try matches("/**utm_source=x**", "https://a.example/a/1?utm_source=x"))
    #expect(try matches("/a/1[?]page=2", "https://a.example/a/1?utm_source=x&page=2"))
  }
}
