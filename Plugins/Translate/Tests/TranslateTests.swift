import PipeKit
import PipeTesting
import Testing

@testable import TranslatePlugin

@Suite struct TranslateTests {
  private func run(
    _ documents: [Document], options: String = "{server: 'https://t.example/', to: en, api_key: k}",
    status: Int = 200,
    answer: String = #"{"translatedText":"Rain","detectedLanguage":{"language":"no"}}"#
  ) async throws -> (StageResult, [HTTPRequest]) {
    let http = TestHTTPClient { request in
      HTTPResponse(status: status, url: request.url, body: Array(answer.utf8))
    }
    var services = TestServices().services
    services.http = http
    let result = try await Translate.make(yaml: options).run(on: documents, services: services)
    return (result, http.requests)
  }

  @Test func complies() async throws { try await Compliance(Translate.self).verify() }

  @Test func asksForEachFieldAndNotesTheLanguageThatTheServerFound() async throws {
    let (result, requests) = try await run([Document(id: "a", title: "Regn", text: "Det regner.")])
    #expect(result.output.first?.title == "Rain")
    #expect(result.output.first?.language == "en")
    #expect(result.output.first?.metadata["translated_from"] == "no")
    #expect(requests.map(\.url) == ["https://t.example/translate", "https://t.example/translate"])
    let body = try JSON(parsing: requests[0].body)
    #expect(
      body == ["q": "Regn", "source": "auto", "target": "en", "format": "text", "api_key": "k"])
  }

  @Test func asksNothingForEmptyFields() async throws {
    let (result, requests) = try await run([Document(id: "a", title: " ")])
    #expect(requests.isEmpty)
    #expect(result.output == [Document(id: "a", title: " ")])
  }

  @Test(arguments: [
    (429, #"{"error":"Slowdown"}"#, true, "status 429: Slowdown"), (403, "", false, "status 403"),
    (200, "<html>", false, "status 200"),
  ]) func failsWithWhatTheServerSays(
    status: Int, answer: String, isTransient: Bool, message: String
  ) async throws {
    let (result, _) = try await run(
      [Document(id: "a", title: "Regn")], status: status, answer: answer)
    let error = try #require(result.errors.first)
    #expect(error.message.contains(message))
    #expect(error.isTransient == isTransient)
  }

  @Test(arguments: [
    "{server: x, to: en}", "{server: 'http://a', to: ''}",
    "{server: 'http://a', to: en, fields: [url]}",
  ])
  func refusesOptionsThatMakeNoSense(options: String) {
    #expect(throws: (any Error).self) { _ = try Translate.make(yaml: options) }
  }
}
